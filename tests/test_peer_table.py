"""The table of what linters can do is found out by running them, and its flows hold the faults that it speaks of."""

import shutil
from pathlib import Path

import pytest

from benchmarks import faults
from benchmarks.features import catches, missing, place, table
from benchmarks.linters import Linter, linters
from sopctl.check import Linter as Check
from sopctl.check import Ruling
from sopctl.profiles import default
from sopctl.source import parse
from tests.clients import need_module


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("flows")
    faults.write(folder)
    (folder / ".bpmnlintrc").write_text('{"extends": "bpmnlint:all"}\n', encoding="utf-8")
    return folder


def named(name: str) -> Linter:
    (linter,) = [one for one in linters() if one.name == name]
    return linter


def test_a_faulty_flow_differs_from_its_twin_in_its_fault_only() -> None:
    wanted = {"deadlock": "FLO004", "missing join": "FLO005", "trap loop": "FLO003", "dead step": "FLO002"}
    for twins in faults.TWINS:
        sound, faulty = (
            {d.code for d in Check().document(parse(faults.sop("a", steps), "a"), Ruling(default("id"))).diagnostics}
            for steps in (twins.sound, twins.faulty)
        )
        assert not {code for code in sound if code.startswith("FLO")} & set(wanted.values())
        assert wanted[twins.fault] in faulty


def test_we_catch_every_fault_and_name_the_place(folder: Path) -> None:
    ours = named("sopctl")
    assert all(catches(ours, twins.fault, folder) for twins in faults.TWINS)
    assert place(ours, folder) == "line and column"
    assert missing(ours, folder) == "exit 1"


def test_what_is_said_of_bpmnlint_is_so(folder: Path) -> None:
    need_module("bpmnlint")
    theirs = named("bpmnlint")
    assert not any(catches(theirs, twins.fault, folder) for twins in faults.TWINS)
    assert place(theirs, folder) == "element", "it did read the files"
    assert missing(theirs, folder) == "exit 0, silent"


def test_a_linter_catches_what_it_knows(folder: Path, tmp_path: Path) -> None:
    """Nothing is missed by the way it is asked: a fault that bpmnlint has a rule for is caught."""
    need_module("bpmnlint")
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    sound = (tmp_path / "sound-deadlock.bpmn").read_text(encoding="utf-8")
    (tmp_path / "faulty-deadlock.bpmn").write_text(
        sound.replace("endEvent", "intermediateThrowEvent"), encoding="utf-8"
    )
    assert catches(named("bpmnlint"), "deadlock", tmp_path)


def test_the_table_has_a_cell_for_everything(folder: Path) -> None:
    head, rule, row = table([named("sopctl")], folder)
    assert head.count("|") == rule.count("|") == row.count("|")
    assert row.count("caught") == len(faults.TWINS)
