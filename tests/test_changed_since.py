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
