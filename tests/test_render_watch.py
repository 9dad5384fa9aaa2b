"""`sopctl render` as a process of its own: watching real saves, and being interrupted."""

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sopctl.output import write as replace_file
from tests.test_cli_lint import BROKEN, CLEAN, write

PATIENCE = 40
"""Seconds; a machine may be busy."""


class Running:
    """A command whose lines are read while it runs."""

    def __init__(self, *arguments: str) -> None:
        environ = {**os.environ, "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sopctl", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env=environ,
            start_new_session=True,
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.seen: list[str] = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line)

    def until(self, words: str) -> str:
        """Return everything that was printed up to a line with these words."""
        found: list[str] = []
        end = time.monotonic() + PATIENCE
        while not (found and words in found[-1]):
            try:
                found.append(self.lines.get(timeout=max(0.1, end - time.monotonic())))
            except queue.Empty:
                pytest.fail(f"no {words!r} in {''.join(self.seen + found)}")
        self.seen += found
        return "".join(found)

    def has_children(self) -> bool:
        """Wait until the command has started a process; False where the system does not tell."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        end = time.monotonic() + PATIENCE
        while children.exists() and time.monotonic() < end:
            if children.read_text(encoding="ascii"):
                return True
            time.sleep(0.001)
        return False

    def interrupt(self) -> str:
        """Press Ctrl+C, as a terminal does: for the whole group. Return what was printed after it."""
        os.killpg(self.process.pid, signal.SIGINT)
        self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)
        return "".join(self.lines.queue)


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Running]]:
    monkeypatch.chdir(tmp_path)
    started: list[Running] = []

    class Started(Running):
        def __init__(self, *arguments: str) -> None:
            super().__init__(*arguments)
            started.append(self)

    yield Started
    for one in started:
        if one.process.poll() is None:
            os.killpg(one.process.pid, signal.SIGKILL)
            one.process.wait(PATIENCE)
        one.reader.join(PATIENCE)
        assert one.process.stdout
        one.process.stdout.close()


pytestmark = pytest.mark.skipif(os.name != "posix", reason="groups of processes and signals of POSIX")
READY = "watching for changes"


def nobody_is_left(running: Running) -> bool:
    """Whether all processes of the command end."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            os.killpg(running.process.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def saved(name: str, text: str = CLEAN) -> None:
    """Save as an editor does that replaces the file."""
    replace_file(Path(name), text.encode())


def shown(name: str, word: str) -> bool:
    return word in Path("build", name).read_text(encoding="utf-8")


class TestWatch:
    def test_saves_are_rendered_and_faults_are_told(self, start: type[Running]) -> None:
        write("sop/a.sop.yaml")
        write("sop/b.sop.yaml", CLEAN.replace("surat-keluar", "b"))
        running = start("render", "sop", "--watch", "--format", "md")
        assert "2 SOPs rendered to 2 files in build" in running.until(READY)

        saved("sop/a.sop.yaml", CLEAN.replace("Mengirim surat", "Mengantar surat"))
        told = running.until(READY)
        assert "changed: sop/a.sop.yaml" in told
        assert "1 SOP rendered to 1 file in build" in told, "only what changed"
        assert shown("a.md", "Mengantar surat")

        saved("sop/a.sop.yaml", BROKEN)
        told = running.until(READY)
        assert "TIM001" in told
        assert "not rendered, it has errors" in told
        assert shown("a.md", "Mengantar surat"), "the last good one stays"

        write("sop/c.sop.yaml", CLEAN.replace("surat-keluar", "c"))
        told = running.until(READY)
        assert "c.sop.yaml: c.md" in told
        assert "TIM001" not in told, "the others did not change"

        Path("sop/c.sop.yaml").unlink()
        told = running.until(READY)
        assert "gone: sop/c.sop.yaml; its results stay" in told
        assert Path("build/c.md").exists()

        saved("sop/a.sop.yaml", CLEAN)
        assert "a.sop.yaml: a.md" in running.until(READY)
        rest = running.interrupt()
        assert running.process.returncode == 0
        assert "rendered 6 times" in rest or "rendered 5 times" in rest
        assert "files written" in rest
        assert "Traceback" not in "".join(running.seen) + rest

    def test_what_another_file_kept_out_comes_with_it(self, start: type[Running]) -> None:
        write("sop/a.sop.yaml")
        write("sop/b.sop.yaml", CLEAN)
        running = start("render", "sop", "--watch", "--format", "md")
        assert "b.sop.yaml: not rendered, it has errors" in running.until(READY)
        write("sop/c.sop.yaml", CLEAN.replace("surat-keluar", "c"))
        assert "b.sop.yaml: not rendered, it has errors" in running.until(READY)
        Path("sop/a.sop.yaml").unlink()
        assert "b.sop.yaml: b.md" in running.until(READY)
        write("sop/c.sop.yaml", CLEAN.replace("surat-keluar", "d"))
        assert "b.sop.yaml" not in running.until(READY)
        running.interrupt()

    def test_settings_that_are_mended_by_another_file(self, start: type[Running]) -> None:
        write("sop/a.sop.yaml", BROKEN)
        running = start("lint", "sop", "--watch")
        assert "TIM001" in running.until(READY)
        saved("sop/sopctl.toml", 'extend = "../office.toml"\n')
        assert "there is no file office.toml" in running.until(READY)
        saved("office.toml", 'ignore = [TIM"]\n')
        assert "office.toml" in running.until(READY)
        saved("office.toml", 'ignore = ["TIM"]\n')
        assert "no findings" in running.until(READY)
        running.interrupt()

    def test_what_surrounds_an_sop_counts_too(self, start: type[Running]) -> None:
        profile = "profile: ours\nidentity: [identity.number]\nwords:\n  identity.number: {en: Nomor Pertama}\n"
        write("sop/profil/ours.yaml", profile)
        write("sop/sopctl.toml", 'profiles = ["profil"]\nprofile = "ours"\n')
        plain = CLEAN.replace("profile: plain\n", "identity: {number: 1/A/2026}\n")
        write("sop/a.sop.yaml", plain)
        write("sop/b.sop.yaml", plain.replace("surat-keluar", "b"))
        running = start("render", "sop", "--watch", "--format", "md", "--lang", "en", "--force")
        running.until(READY)
        assert shown("a.md", "Nomor Pertama")

        saved("sop/profil/ours.yaml", profile.replace("Pertama", "Kedua"))
        assert "2 SOPs rendered" in running.until(READY)
        assert shown("a.md", "Nomor Kedua")

        saved("sop/sopctl.toml", "profile = 3\n")
        told = running.until(READY)
        assert "changed: sop/sopctl.toml" in told
        assert "`profile` cannot be used" in told
        assert "help: " in told

        saved("sop/sopctl.toml", 'profiles = ["profil"]\nprofile = "plain"\n')
        assert "2 SOPs rendered" in running.until(READY)
        assert not shown("a.md", "Nomor Kedua")

        write("sop/templat/document.md.jinja", "rumah sendiri\n")
        saved("sop/sopctl.toml", '[brand]\ntemplates = "templat"\n')
        running.until(READY)
        saved("sop/templat/document.md.jinja", "rumah baru\n")
        assert "2 SOPs rendered" in running.until(READY)
        assert shown("a.md", "rumah baru")

        Path("sop/sopctl.toml").unlink()
        assert "2 SOPs rendered" in running.until(READY)
        assert not shown("a.md", "rumah baru")
        assert "written" in running.interrupt()

    def test_a_title_that_others_show(self, start: type[Running]) -> None:
        write("a.sop.yaml", CLEAN)
        write("b.sop.yaml", CLEAN.replace("surat-keluar", "b") + "related: [surat-keluar]\n")
        running = start("render", ".", "--watch", "--format", "md", "--force")
        running.until(READY)
        saved("a.sop.yaml", CLEAN.replace("title: ", "title: Baru "))
        assert "2 SOPs rendered" in running.until(READY)
        assert shown("b.md", "Baru ")

    def test_what_cannot_begin_ends(self, start: type[Running]) -> None:
        running = start("render", "nichts*", "--watch")
        assert running.process.wait(PATIENCE) == 3

    @pytest.mark.parametrize("other", ["--check", "-"])
    def test_what_cannot_be_watched_is_refused(self, other: str, start: type[Running]) -> None:
        running = start("render", ".", "--watch", other)
        assert running.process.wait(PATIENCE) == 2


class TestInterrupt:
    @pytest.mark.parametrize("jobs", ["1", "3"])
    def test_no_traceback_no_half_file_no_process_is_left(self, jobs: str, start: type[Running]) -> None:
        for number in range(60):
            write(f"s{number:02}.sop.yaml", CLEAN.replace("surat-keluar", f"s{number}"))
        running = start("render", ".", "--jobs", jobs)
        running.until("s03.sop.yaml: ")
        rest = running.interrupt()
        assert running.process.returncode == 130
        assert "Traceback" not in rest
        assert "rendered to" not in rest
        assert [path.name for path in Path("build").iterdir() if path.name.startswith(".")] == []
        assert all(
            path.read_bytes().endswith((b"%%EOF", b"%%EOF\n", b"</html>\n", b"\n")) for path in Path("build").iterdir()
        )
        assert nobody_is_left(running)

    def test_an_interrupt_while_processes_start(self, start: type[Running]) -> None:
        for number in range(200):
            write(f"s{number:03}.sop.yaml", CLEAN.replace("surat-keluar", f"s{number}"))
        running = start("render", ".", "--jobs", "3", "--format", "pdf,svg,html")
        if not running.has_children():
            pytest.skip("this system does not tell which processes a process started")
        rest = running.interrupt()
        assert running.process.returncode == 130
        assert "Traceback" not in rest

    def test_processes_end_with_the_one_that_started_them(self, start: type[Running]) -> None:
        for number in range(60):
            write(f"s{number:02}.sop.yaml", CLEAN.replace("surat-keluar", f"s{number}"))
        running = start("render", ".", "--jobs", "2")
        running.until("s01.sop.yaml: ")
        os.kill(running.process.pid, signal.SIGKILL)
        running.process.wait(PATIENCE)
        assert nobody_is_left(running)
