"""`lint --changed-since`: what a change touches, and nothing else."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.clients import need
from tests.conftest import Sopctl

SOP = """\
sopctl: 1
id: {id}
title: Surat
steps:
  - {{id: kirim, activity: Mengirim surat, actor: a{more}}}
"""


def write(name: str, more: str = "") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(SOP.format(id=Path(name).name.partition(".")[0], more=more), encoding="utf-8")


def git(*arguments: str) -> None:
    names = ["-c", "user.name=Uji", "-c", "user.email=uji@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run([need("git"), *names, *arguments], check=True, capture_output=True)


def files(sopctl: Sopctl, ref: str = "main") -> list[str]:
    out = sopctl("lint", ".", "--changed-since", ref, "--format", "json").out
    return sorted({finding["file"] for finding in json.loads(out)["findings"]})


@pytest.fixture
def repository(sopctl: Sopctl) -> Sopctl:
    write("a.sop.yaml")
    write("sub/b.sop.yaml", ", calls: a")
    write("c.sop.yaml")
    git("init")
    git("add", ".")
    git("commit", "-m", "first")
    git("checkout", "-b", "work")
    return sopctl


def test_nothing_changed_is_clean_and_quick_to_say(repository: Sopctl) -> None:
    ran = repository("lint", ".", "--changed-since", "main")
    assert (ran.code, ran.out) == (0, "0 files checked: no findings\n")


def test_what_changed_and_what_calls_it(repository: Sopctl) -> None:
    write("a.sop.yaml", ", note: x")
    assert files(repository) == ["a.sop.yaml", "sub/b.sop.yaml"]
    git("commit", "-am", "second")
    assert files(repository) == ["a.sop.yaml", "sub/b.sop.yaml"]
    assert files(repository, "HEAD") == []


def test_a_new_file_that_git_does_not_know_yet(repository: Sopctl) -> None:
    write("d é.sop.yaml")
    assert files(repository) == ["d é.sop.yaml"]


def test_what_the_other_side_did_does_not_count(repository: Sopctl) -> None:
    git("checkout", "main")
    write("c.sop.yaml", ", note: x")
    git("commit", "-am", "theirs")
    git("checkout", "work")
    write("a.sop.yaml", ", note: x")
    assert files(repository) == ["a.sop.yaml", "sub/b.sop.yaml"]


@pytest.mark.parametrize("ref", ["nowhere", "--output=x", "main..work"])
def test_a_revision_that_is_none(ref: str, repository: Sopctl) -> None:
    ran = repository("lint", ".", f"--changed-since={ref}")
    assert ran.code == 2
    assert "git knows no revision" in ran.err
    assert not Path("x").exists()


def test_outside_of_a_repository(sopctl: Sopctl) -> None:
    write("a.sop.yaml")
    ran = sopctl("lint", ".", "--changed-since", "main")
    assert ran.code == 2
    assert "git repository" in ran.err


def test_callers_of_what_was_removed_or_has_another_id(repository: Sopctl) -> None:
    Path("a.sop.yaml").unlink()
    assert files(repository) == ["sub/b.sop.yaml"]
    git("checkout", "a.sop.yaml")
    text = Path("a.sop.yaml").read_text(encoding="utf-8")
    Path("a.sop.yaml").write_text(text.replace("id: a\n", "id: lain\n"), encoding="utf-8")
    assert files(repository) == ["a.sop.yaml", "sub/b.sop.yaml"]
    git("mv", "-f", "a.sop.yaml", "z.sop.yaml")
    assert files(repository) == ["sub/b.sop.yaml", "z.sop.yaml"]


def test_a_quoted_call_and_a_name_with_a_line_break(repository: Sopctl) -> None:
    write("d\n.sop.yaml")
    write("e.sop.yaml", ", 'calls': 'c'")
    git("add", ".")
    git("commit", "-m", "second")
    write("c.sop.yaml", ", note: x")
    assert files(repository, "HEAD") == ["c.sop.yaml", "e.sop.yaml"]
    write("d\n.sop.yaml", ", note: x")
    assert "d\n.sop.yaml" in files(repository, "HEAD")


def test_standard_input_is_never_left_out(repository: Sopctl) -> None:
    text = SOP.format(id="neu", more="").encode()
    assert "1 file checked" in repository("lint", "-", "--changed-since", "main", stdin=text).out


def test_in_a_hook_of_git(repository: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    write("sub/b.sop.yaml", ", note: x")
    assert files(repository) == ["sub/b.sop.yaml"]


def test_in_a_shallow_clone(repository: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    git("commit", "--allow-empty", "-m", "second")
    git("clone", "--depth", "1", Path.cwd().as_uri(), "shallow")
    monkeypatch.chdir("shallow")
    ran = repository("lint", ".", "--changed-since", "HEAD~1")
    assert ran.code == 2
    assert "--unshallow" in ran.err
