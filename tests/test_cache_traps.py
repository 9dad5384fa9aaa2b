"""Where a memory could say what no longer holds: changes that it is hard to see."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sopctl.api.batch import Batch, batches
from sopctl.api.inputs import Input
from sopctl.api.memory import Session
from sopctl.cache import calls, place, store, trace
from sopctl.source import Source
from tests.conftest import ROOT
from tests.test_cache_calls import Again, again, project, write
from tests.test_cli_lint import CLEAN

__all__ = ["again", "project"]
PROFILE = (
    (ROOT / "templates/profiles/plain.yaml").read_text(encoding="utf-8").replace("profile: plain", "profile: p.sop")
)
FAULTY = CLEAN.replace("duration:", "note:")


def test_standard_input_is_not_the_file_that_it_is_named_after(project: Again, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor sends what is not saved yet."""
    project.cached("lint", "a.sop.yaml")
    words = ("lint", "-", "--stdin-filename", "a.sop.yaml")
    with project.monkeypatch.context() as patch:
        patch.delenv(place.OFF)
        patch.setenv(place.VARIABLE, str(project.folder))
        sent = project.sopctl(*words, stdin=FAULTY.encode())
    assert sent.code == 1
    assert sent == project.sopctl(*words, stdin=FAULTY.encode())
    project.same("lint", "a.sop.yaml")


@pytest.mark.parametrize("folder", [".", "..", "cache"])
def test_a_cache_that_lies_in_or_around_the_project(project: Again, folder: str) -> None:
    project.folder = Path(folder).resolve()
    write("old.json", "{}")
    os.utime("old.json", (1, 1))
    os.utime("..", (1, 1))
    for _ in range(2):
        project.cached("lint", ".")
    assert project.repeats("lint", ".")
    write("a.sop.yaml", FAULTY)
    assert project.cached("lint", ".").code == 1
    project.same("lint", ".")
    assert Path("old.json").exists()
    assert not Path(".gitignore").exists()


def test_nothing_of_others_is_removed_from_the_folder_of_the_cache(tmp_path: Path) -> None:
    home, old = tmp_path / "c", time.time() - 90 * 86_400
    store.save(str(home), "aa1", 1)
    for name in ("theirs.json", "theirs.tmp", "ab/theirs.json"):
        write(str(home / name), "theirs")
    for file in home.rglob("*"):
        os.utime(file, (old, old))
    store.save(str(home), "bb2", 2)
    assert store.load(str(home), "aa1") is None
    assert all((home / name).exists() for name in ("theirs.json", "theirs.tmp", "ab/theirs.json"))


def linked() -> None:
    write("../elsewhere.sop.yaml", CLEAN.replace("id: surat-keluar", "id: surat-ketiga"))


HARD: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
    "folder that looks like a leftover": (lambda: None, lambda: write("lama~/c.sop.yaml", FAULTY)),
    "folder that looks like a temporary one": (lambda: None, lambda: write("x.tmp/c.sop.yaml", FAULTY)),
    "what a link leads to comes": (lambda: Path("n.sop.yaml").symlink_to("../elsewhere.sop.yaml"), linked),
    "profile with the name of an SOP": (
        lambda: (write("p.sop.yaml", PROFILE), write("sopctl.toml", 'exclude = ["p.sop.yaml"]\n')),
        lambda: write("p.sop.yaml", PROFILE + "severities: {TIM: info}\n"),
    ),
    "hidden folder of rules": (
        lambda: (write("rules/a.yaml", "rules: []\n"), write("sopctl.toml", 'rules = ["rules"]\n')),
        lambda: write("rules/.more/b.yaml", "rules: 1\n"),
    ),
}


@pytest.mark.skipif(os.name != "posix", reason="links need rights there")
@pytest.mark.parametrize("what", HARD)
@pytest.mark.parametrize("path", [".", "a.sop.yaml"])
def test_changes_that_are_hard_to_see(project: Again, what: str, path: str) -> None:
    before, after = HARD[what]
    text = FAULTY if "profile" in what else CLEAN
    write("a.sop.yaml", text.replace("profile: plain", "profile: p.sop.yaml") + "related: [surat-ketiga]\n")
    before()
    project.same("lint", path)
    after()
    project.same("lint", path)


@pytest.mark.skipif(os.name != "posix", reason="links need rights there")
def test_a_result_behind_a_link_that_is_replaced(project: Again) -> None:
    Path("build").mkdir()
    Path("build/a.md").symlink_to("real.md")
    project.cached("render", "a.sop.yaml", "--format", "md")
    made = Path("build/real.md").read_bytes()
    Path("build/a.md").unlink()
    write("build/a.md", "of somebody else")
    project.cached("render", "a.sop.yaml", "--format", "md")
    assert Path("build/a.md").read_bytes() == made


@pytest.mark.skipif(os.name != "posix", reason="links need rights there")
def test_two_installations_do_not_believe_each_other(project: Again, tmp_path: Path) -> None:
    """Such as that of pre-commit and one's own."""
    site = tmp_path / "site"
    site.mkdir()
    for name in ("sopctl", "templates", "schemas"):
        (site / name).symlink_to(ROOT / name)
    begin = "import sopctl.__main__ as p; p.program()"
    code = f"import sopctl.rules.time.missing_duration as m; m.check = lambda _: iter(())\n{begin}"
    write("a.sop.yaml", FAULTY)
    kept = {k: v for k, v in os.environ.items() if k != place.OFF} | {place.VARIABLE: str(project.folder)}
    ours, theirs, plainly = (
        subprocess.run(
            [sys.executable, "-c", words, "lint", "a.sop.yaml", "--format", "concise"],
            env={**kept, **more, "PYTHONPATH": str(home)}, capture_output=True, text=True, check=False,
        )
        for words, home, more in (
            (begin, ROOT, {}),
            (code, site, {}),
            (code, site, {place.OFF: "1"}),
        )
    )  # fmt: skip
    assert "TIM001" in ours.stdout
    assert "TIM001" not in plainly.stdout
    assert theirs.stdout == plainly.stdout


def test_a_file_that_changes_while_its_result_is_kept(project: Again, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last moment counts: what is kept is of the bytes that were read, or nothing is."""
    really = calls.states.content

    def saved_meanwhile(path: str) -> str:
        if path.endswith(f"{os.sep}a.sop.yaml") and calls.states.content is not really:
            write("a.sop.yaml", FAULTY)
        return really(path)

    with monkeypatch.context() as patch:
        patch.setattr(calls.states, "content", saved_meanwhile)
        project.cached("lint", "a.sop.yaml", "--format", "json")
    assert project.cached("lint", "a.sop.yaml", "--format", "json").code == 1
    assert project.cached("lint", "a.sop.yaml").code == 1


def test_midnight_while_linting(project: Again, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.sop.yaml", "# sopctl: ignore-file[TIM] until=2999-01-01 later\n" + FAULTY)
    days = iter(["2027-03-31", *["2027-04-01"] * 99])
    with monkeypatch.context() as patch:
        patch.setattr(calls, "_today", lambda: next(days))
        project.cached("lint", ".")
        assert not project.repeats("lint", ".")


class TestSession:
    """The memory of `--watch`, which lives as long as its process."""

    def findings(self, session: Session) -> int:
        (batch,) = batches(["a.sop.yaml"])
        batch.memory = session
        return sum(len(found) for _, found in batch.findings())

    def test_a_second_save_while_the_first_is_linted(self, project: Again, monkeypatch: pytest.MonkeyPatch) -> None:
        session, really = Session(), Input.read

        def saved_again(item: Input) -> Source:
            source = really(item)
            write("a.sop.yaml", FAULTY)
            return source

        with monkeypatch.context() as patch:
            patch.setattr(Input, "read", saved_again)
            before = self.findings(session)
        assert self.findings(session) > before

    def test_a_comment_that_is_over_at_midnight(self, project: Again, monkeypatch: pytest.MonkeyPatch) -> None:
        trace.end()
        write("a.sop.yaml", "# sopctl: ignore-file[TIM] until=2027-03-31 later\n" + FAULTY)
        session = Session()
        monkeypatch.setenv("SOPCTL_TODAY", "2027-03-31")
        before = self.findings(session)
        monkeypatch.setenv("SOPCTL_TODAY", "2027-04-01")
        assert self.findings(session) > before


def test_what_code_of_others_asks_is_asked_again_each_day(project: Again, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin may ask for the day without telling us."""
    monkeypatch.setattr(Batch, "own_rules", ())
    monkeypatch.setattr("sopctl.rules.own.python.plugged_in", lambda *_: ())
    write("sopctl.toml", 'plugins = ["kota"]\n')
    project.cached("lint", ".")
    assert project.repeats("lint", ".")
    with monkeypatch.context() as patch:
        patch.setattr(calls, "_today", lambda: "2999-01-01")
        assert not project.repeats("lint", ".")
