"""A review from beginning to end, on a real git repository: edit, diff, comment, version, two branches, history."""

import json
from pathlib import Path

import pytest

from tests.conftest import Sopctl
from tests.repositories import SOP, commit, git, read, write

FILE = "sop/surat.sop.yaml"


@pytest.fixture
def office(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> Sopctl:
    """A repository with one SOP, whose git knows how to show and merge it."""
    monkeypatch.setenv("SOPCTL_TODAY", "2026-03-04")
    git("init")
    commit(FILE, SOP, "Surat")
    assert sopctl("git", "install").code == 0
    git("add", "-A")
    git("commit", "-m", "git install")
    return sopctl


def change(old: str, new: str) -> None:
    text = read(FILE)
    assert old in text
    write(FILE, text.replace(old, new))


def test_the_whole_story(office: Sopctl) -> None:
    # Somebody makes a step longer and drops another one.
    git("switch", "-c", "tanpa-paraf")
    change("30 menit", "45 menit")
    change(next(line for line in read(FILE).splitlines(keepends=True) if "id: periksa" in line), "")
    change("  kasubag: Kepala Subbagian Umum\n", "")
    assert "Memeriksa" not in read(FILE)

    # What changed, and whether it matters.
    told = office("diff", "main")
    assert told.code == 0
    assert "30 menit → 45 menit" in told.out
    assert "2.0" in told.out
    assert office("diff", "main", "--fail-on", "major").code == 1
    assert "30 menit → 45 menit" in git("diff"), "git itself tells the same"
    assert "-  duration: 30 menit\n+  duration: 45 menit" in git("diff", "--no-ext-diff")

    # The comment under the merge request.
    comment = office("diff", "main", "--format", "markdown").out
    assert "surat.sop.yaml" in comment
    assert "45 menit" in comment

    # The version is too low; bump writes the one that is due, and nothing else.
    ran = office("bump", "--check", "sop")
    assert (ran.code, "too low, the changes ask for 2.0 (major)" in ran.out) == (1, True)
    before = read(FILE)
    assert office("bump", FILE, "--reason", "Paraf dihapus").code == 0
    line = '  - {version: "2.0", date: 2026-03-04, change: Paraf dihapus}\n'
    assert read(FILE) == (
        before.replace('version: "1.0"   #', 'version: "2.0"   #')
        .replace("revised: 2026-01-12 ", "revised: 2026-03-04 ")
        .replace("Dokumen pertama}\n", "Dokumen pertama}\n" + line)
    )
    assert office("bump", "--check", "sop").code == 0
    git("commit", "-am", "Paraf dihapus")

    # Meanwhile somebody else works on another field of that step, and on another step.
    git("switch", "main")
    git("switch", "-c", "pengiriman")
    change("activity: Menyusun konsep surat", "activity: Menyusun konsep surat dinas")
    change("[Bukti kirim]", "[Bukti kirim, Tanda terima]")
    git("commit", "-am", "Tanda terima")

    # Both come together without a conflict, though git alone would see one.
    git("switch", "main")
    git("merge", "--no-edit", "tanpa-paraf")
    git("merge", "--no-edit", "--no-ff", "pengiriman")
    text = read(FILE)
    assert "activity: Menyusun konsep surat dinas\n    actor: staf\n    duration: 45 menit\n" in text
    assert "[Bukti kirim, Tanda terima]" in text
    assert "Memeriksa" not in text
    assert "error" not in office("lint", "sop").out
    assert office("bump", "--check", "--from", "tanpa-paraf", "sop").code == 1
    assert office("bump", FILE, "--from", "tanpa-paraf").code == 0
    git("commit", "-am", "Versi 2.1")

    # Two people give one step another time: a contradiction, in one place, with what both did.
    git("switch", "-c", "cepat")
    change("45 menit", "20 menit")
    change("duration: 10 menit", "duration: 5 menit")
    git("commit", "-am", "Cepat")
    git("switch", "main")
    change("45 menit", "1 jam")
    git("commit", "-am", "Lambat")
    told_by_git = git("merge", "cepat", code=1)
    assert "steps.konsep.duration" in told_by_git
    text = read(FILE)
    assert "    duration: 1 jam\n=======\n    duration: 20 menit\n>>>>>>>" in text
    assert text.count("<<<<<<<") == 1
    assert "duration: 5 menit" in text, "what does not contradict is merged"
    ran = office("bump", FILE)
    assert (ran.code, "a merge left it with conflicts" in ran.err) == (2, True)
    start, end = text.index("<<<<<<<"), text.index("\n", text.index(">>>>>>>")) + 1
    write(FILE, text[:start] + "    duration: 25 menit\n" + text[end:])
    git("commit", "-am", "Sepakat")
    assert office("bump", FILE, "--from", "HEAD~1").code == 0
    git("mv", FILE, "sop/surat-keluar.sop.yaml")
    git("commit", "-am", "Nama baru, versi 2.2")

    # What became of it, version by version, under both names.
    told = json.loads(office("history", "sop/surat-keluar.sop.yaml", "--format", "json").out)
    assert [(row["version"], row["level"]) for row in told["rows"]] == [
        ("1.0", "none"),
        ("2.0", "major"),
        ("2.1", "minor"),
        ("2.2", "minor"),
    ]
    assert {row["file"] for row in told["rows"]} == {FILE, "sop/surat-keluar.sop.yaml"}
    table = office("history", "sop/surat-keluar.sop.yaml", "--format", "markdown", "--lang", "id").out
    assert "| 2.2 | 2026-03-04 | sedang |" in table
    assert "45 menit → 25 menit" in table
    assert "the history has every version" in office("history", "sop/surat-keluar.sop.yaml", "--write").out

    # And git is as it was before.
    assert office("git", "uninstall").code == 0
    assert git("config", "--get-regexp", "sopctl", code=1) == ""
    assert not Path(".gitattributes").exists()


def test_git_alone_sees_a_conflict_there(office: Sopctl) -> None:
    """Otherwise the story above would tell nothing."""
    office("git", "uninstall")
    git("commit", "-am", "tanpa")
    git("switch", "-c", "satu")
    change("duration: 30", "duration: 45")
    change("actor: staf\n    duration: 45", "actor: kasubag\n    duration: 45")
    git("commit", "-am", "satu")
    git("switch", "main")
    change("activity: Menyusun konsep surat", "activity: Menyusun konsep")
    git("commit", "-am", "dua")
    git("merge", "satu", code=1)
    git("merge", "--abort")
    assert office("git", "install").code == 0
    git("merge", "--no-edit", "satu")
    assert "activity: Menyusun konsep\n    actor: kasubag\n    duration: 45 menit" in read(FILE)
