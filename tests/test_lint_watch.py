"""`sopctl lint --watch` as a process of its own: real saves, all findings each time, a quiet end."""

import os
import sys
from pathlib import Path

import pytest

from sopctl.api.batch import batches
from sopctl.api.memory import Session
from sopctl.check import Linter
from sopctl.output import write as replace_file
from tests.conftest import Sopctl
from tests.test_cli_lint import BROKEN, CLEAN, write
from tests.test_render_watch import Running, start

__all__ = ["start"]

WAITING = "watching for changes; Ctrl+C ends"
OTHER = CLEAN.replace("id: surat-keluar", "id: surat-masuk").replace("Keluar", "Masuk")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("sop/a.sop.yaml")
    write("sop/b.sop.yaml", OTHER)
    return tmp_path


@pytest.fixture
def watch(project: Path, start: type[Running]) -> Running:
    return start("lint", "--watch", "sop")


def test_each_save_gives_all_findings(watch: Running) -> None:
    assert "2 files checked: no findings" in watch.until(WAITING)
    replace_file(Path("sop/a.sop.yaml"), BROKEN.encode())
    said = watch.until(WAITING)
    assert "changed: sop/a.sop.yaml" in said
    assert "missing-duration" in said
    assert "2 files checked: 1 error" in said
    replace_file(Path("sop/b.sop.yaml"), CLEAN.encode())
    said = watch.until(WAITING)
    assert "missing-duration" in said, "of the file that did not change"
    assert "duplicate-sop-id" in said
    Path("sop/a.sop.yaml").unlink()
    said = watch.until(WAITING)
    assert "gone: sop/a.sop.yaml" in said
    assert "1 file checked: no findings" in said
    assert "\x1b" not in said, "no screen to clear"
    assert watch.interrupt().strip() == ""
    assert watch.process.returncode == 0


def test_settings_that_change_or_are_broken(watch: Running) -> None:
    watch.until(WAITING)
    write("sopctl.toml", 'select = ["\n')
    assert "this is not TOML" in watch.until(WAITING)
    write("sopctl.toml", 'ignore = ["nothing"]\n')
    assert "nothing" in watch.until(WAITING)
    write("sop/a.sop.yaml", BROKEN)
    watch.until(WAITING)
    write("sopctl.toml", 'ignore = ["TIM"]\n')
    assert "2 files checked: no findings" in watch.until(WAITING)
    write("sopctl.toml", 'ignore = ["GOV"]\n')
    assert "2 files checked: 1 error" in watch.until(WAITING)


def test_what_cannot_begin_ends_at_once(project: Path, start: type[Running]) -> None:
    for words, code in ((["absent*"], 3), (["sop", "--select", "nothing"], 2), (["-"], 2)):
        running = start("lint", "--watch", *words)
        running.process.wait(timeout=40)
        assert running.process.returncode == code
    assert start("lint", "--watch", "sop", "--changed-since", "main").process.wait(timeout=40) == 2


def test_only_what_changed_is_checked_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    really = Linter.document
    monkeypatch.setattr(
        Linter, "document", lambda self, source, *more: checked.append(source.name) or really(self, source, *more)
    )
    session = Session()
    for text, expected in ((CLEAN, ["a", "b"]), (BROKEN, ["a"]), (BROKEN, []), (CLEAN, ["a"])):
        write("sop/a.sop.yaml", text)
        (found,) = batches(["sop"])
        found.memory = session
        told = [diagnostic.code for _, some in found.findings() for diagnostic in some]
        assert told == (["TIM001"] if text == BROKEN else [])
        assert [Path(name).name[0] for name in checked] == expected
        checked.clear()


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals of POSIX")
def test_a_terminal_is_cleared_before_each_round(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pty
    import signal
    import subprocess
    import time

    control, terminal = pty.openpty()
    environment = {**os.environ, "TERM": "xterm"}
    process = subprocess.Popen(
        [sys.executable, "-m", "sopctl", "lint", "--watch", "sop"], stdout=terminal, stdin=terminal, env=environment
    )
    os.close(terminal)
    seen, end = b"", time.monotonic() + 40
    while WAITING.encode() not in seen and time.monotonic() < end:
        seen += os.read(control, 4096)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 0
    os.close(control)
    assert seen.startswith(b"\x1b[2J\x1b[H")


def test_the_option_is_not_for_one_look(sopctl: Sopctl) -> None:
    assert "--watch" in sopctl("lint", "--help").out
