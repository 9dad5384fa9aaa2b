"""Real git repositories for tests, and SOPs in them."""

import subprocess
from pathlib import Path

from tests.clients import need

SOP = """\
sopctl: 1
id: surat
title: Pengelolaan Surat
language: id
profile: plain
identity:
  revised: 2026-01-12    # hari revisi
version: "1.0"   # selalu dalam tanda kutip
owner: Kepala Subbagian Umum
history:
  - {version: "1.0", date: 2026-01-12, change: Dokumen pertama}
actors:
  staf: Staf Umum
  kasubag: Kepala Subbagian Umum
steps:
  # pekerjaan pertama
  - id: konsep
    activity: Menyusun konsep surat
    actor: staf
    duration: 30 menit
    outputs: [Konsep surat]
  - {id: periksa, activity: Memeriksa konsep surat, actor: kasubag, duration: 15 menit, outputs: [Konsep berparaf]}
  - id: kirim
    activity: Mengirim surat
    actor: staf
    duration: 10 menit
    outputs: [Bukti kirim]
"""


def git(*arguments: str, code: int | None = 0, folder: Path | None = None) -> str:
    """Run git as somebody, and return what it says; `code` is what it must exit with, None for anything."""
    names = ["-c", "user.name=Uji", "-c", "user.email=uji@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(
        [need("git"), *names, *arguments], check=False, capture_output=True, encoding="utf-8", cwd=folder
    )
    assert code is None or done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def read(name: str) -> str:
    return Path(name).read_bytes().decode("utf-8")


def commit(name: str, text: str, message: str = "ubah") -> None:
    write(name, text)
    git("add", "-A")
    git("commit", "-m", message)
