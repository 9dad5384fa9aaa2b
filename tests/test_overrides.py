"""What holds only for some SOPs, steps or actors: `[[overrides]]` as a user sees them."""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl import profiles
from sopctl.check import Linter, Ruling, Selection
from sopctl.config import Config, Override
from sopctl.diagnostic import Place, Severity
from sopctl.i18n import Text
from sopctl.model import Step
from sopctl.rules.catalogue import GROUPS
from sopctl.source import Source, decode
from tests.conftest import Sopctl
from tests.random_sops import random_sop
from tests.test_cli_lint import write

SOP = """\
sopctl: 1
id: surat
title: Surat
profile: plain
owner: Kepala Subbagian Umum
status: review
tags: [surat, umum]
actors: {loket: Petugas Loket, camat: Camat}
steps:
  - id: terima
    activity: Menerima surat
    actor: loket
    inputs: [Surat]
    outputs: [Tanda terima]
  - id: setujui
    activity: Menyetujui surat
    actor: [camat, loket]
    outputs: [Surat yang disetujui]
    tags: [sakral]
  - id: setujui-ulang
    activity: Menyetujui ulang surat
    actor: camat
    outputs: [Surat akhir]
"""
"""No step has a duration: TIM001 on the lines 10, 15 and 20."""
ALL = {10, 15, 20}


def lines(sopctl: Sopctl, settings: str, *arguments: str, code: str = "TIM001") -> set[int]:
    write("sopctl.toml", settings)
    ran = sopctl("lint", "a.sop.yaml", "--format", "concise", *arguments)
    assert ran.code in {0, 1}, ran.err
    return {int(line) for line in re.findall(rf"^a\.sop\.yaml:(\d+):\d+: \w+ {code}", ran.out, re.MULTILINE)}


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        ('path = "a.sop.yaml"', set()),
        ('path = ["x", "*.sop.yaml"]', set()),
        ('path = "."', set()),
        ('path = "b*"', ALL),
        ('path = "A.sop.yaml"', ALL),
        ('tag = "umum"', set()),
        ('tag = "khusus"', ALL),
        ('tag = "sakral"', {10, 20}),
        ('status = "review"', set()),
        ('profile = ["runbook", "plain"]', set()),
        ('profile = "sop-ap"', ALL),
        ('status = ["draft", "effective"]', ALL),
        ('step = "setujui"', {10, 20}),
        ('step = "setujui*"', {10}),
        ('step = ["terima", "*ulang"]', {15}),
        ('step = "nothing"', ALL),
        ('actor = "camat"', {10}),
        ('actor = "loket"', {20}),
        ('actor = ["loket", "camat"]', set()),
        ('actor = "loket"\nstep = "set*"', {10, 20}),
        ('actor = "loket"\ntag = "sakral"', {10, 20}),
        ('actor = "camat"\nstatus = "draft"', ALL),
        ('path = "a*"\ntag = "surat"\nstatus = "review"\nstep = "terima"\nactor = "loket"', {15, 20}),
    ],
)
def test_all_conditions_must_hold(condition: str, left: set[int], sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    assert lines(sopctl, "") == ALL
    for name in ("TIM001", "missing-duration", "time"):
        assert lines(sopctl, f'[[overrides]]\n{condition}\nignore = ["{name}"]\n') == left
    assert lines(sopctl, f'[[overrides]]\n{condition}\nseverities = {{TIM001 = "off"}}\n') == left


def test_later_wins(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    off, on = 'path = "*"\nignore = ["time"]\n', 'step = "terima"\nseverities = {TIM001 = "warning"}\n'
    assert lines(sopctl, f"[[overrides]]\n{off}[[overrides]]\n{on}") == {10}
    assert lines(sopctl, f"[[overrides]]\n{on}[[overrides]]\n{off}") == set()
    assert lines(sopctl, f'[[overrides]]\n{off}[[overrides]]\n{on}[severities]\ntime = "off"\n') == {10}


def test_ignore_of_the_whole_project_stays(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    settings = 'ignore = ["TIM001"]\n[[overrides]]\npath = "*"\nseverities = {TIM001 = "error"}\n'
    assert lines(sopctl, settings) == set()


def test_severity_of_one_step(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    write("sopctl.toml", '[[overrides]]\nstep = "*"\nseverities = {TIM001 = "info"}\n')
    assert sopctl("lint", "a.sop.yaml").code == 0
    write("sopctl.toml", '[[overrides]]\nstep = "setujui*"\nseverities = {TIM001 = "info"}\n')
    assert sopctl("lint", "a.sop.yaml").code == 1


def test_a_finding_about_an_actor(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP.replace("Camat}", "Camat, unit: Kepala, seksi: Petugas}"))
    assert lines(sopctl, "", code="ACT006") == {8}
    settings = '[[overrides]]\nactor = "unit"\nignore = ["vague-actor", "unused-actor"]\n'
    write("sopctl.toml", settings)
    out = sopctl("lint", "a.sop.yaml", "--format", "concise").out
    assert "`unit`" not in out
    assert "`Kepala`" not in out
    assert "`Petugas`" in out


def test_a_finding_that_is_a_stretch_of_text(sopctl: Sopctl) -> None:
    """Comments, unknown fields and the like have a line and no path; the step that they stand in counts."""
    text = SOP.replace("    outputs: [Surat yang", "    wrong: 1\n    outputs: [Surat yang") + "strange: 1\n"
    write("a.sop.yaml", text)
    assert lines(sopctl, "", code="YML004") == {18, 25}
    assert lines(sopctl, '[[overrides]]\nstep = "setujui"\nignore = ["file"]\n', code="YML004") == {25}
    assert lines(sopctl, '[[overrides]]\nstep = "setujui-ulang"\nignore = ["file"]\n', code="YML004") == {18, 25}
    assert lines(sopctl, '[[overrides]]\nactor = "loket"\nignore = ["file"]\n', code="YML004") == {25}


def test_findings_across_documents(sopctl: Sopctl) -> None:
    call = "  - id: panggil\n    activity: Memanggil\n    actor: camat\n    calls: nothing\n"
    write("a.sop.yaml", SOP + call + call.replace("panggil", "lain").replace("camat", "loket"))
    everywhere = lines(sopctl, "", code="XDC002")
    assert len(everywhere) == 2
    first, second = sorted(everywhere)
    for condition, left in [
        ('path = "a*"', set()),
        ('status = "draft"', everywhere),
        ('tag = "umum"', set()),
        ('step = "panggil"', {second}),
        ('actor = "loket"', {first}),
    ]:
        assert lines(sopctl, f'[[overrides]]\n{condition}\nignore = ["documents"]\n', code="XDC002") == left


def test_project_findings_of_two_files(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    write("old/b.sop.yaml", SOP)
    assert sopctl("lint", ".", "--select", "XDC001").code == 1
    write("sopctl.toml", '[[overrides]]\npath = ["old", "a.sop.yaml"]\nignore = ["XDC001"]\n')
    assert sopctl("lint", ".", "--select", "XDC001").out == "2 files checked: no findings\n"


def test_an_ignore_comment_that_an_override_makes_needless_is_told(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP.replace("- id: terima", "- id: terima  # sopctl: ignore[TIM001] belum diukur"))
    assert lines(sopctl, "", code="YML008") == set()
    assert lines(sopctl, '[[overrides]]\nstep = "terima"\nignore = ["TIM001"]\n', code="YML008") == {10}


def test_paths_are_those_of_the_project_wherever_one_stands(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    write("p/old/a.sop.yaml", SOP)
    write("p/sopctl.toml", '[[overrides]]\npath = "old/**"\nignore = ["TIM001"]\n')
    assert "TIM001" not in sopctl("lint", "p").out
    here = Path.cwd()
    monkeypatch.chdir("p/old")
    assert "TIM001" not in sopctl("lint", "a.sop.yaml").out
    ran = sopctl("lint", "-", "--stdin-filename", "a.sop.yaml", stdin=SOP.encode())
    assert "TIM001" not in ran.out
    ran = sopctl("lint", "-", "--stdin-filename", str(here / "p" / "b.sop.yaml"), stdin=SOP.encode())
    assert "TIM001" in ran.out


def test_a_file_that_cannot_be_read_is_told_all_the_same(sopctl: Sopctl) -> None:
    write("a.sop.yaml", "steps: [\n")
    write("sopctl.toml", '[severities]\nfile = "off"\n[[overrides]]\npath = "*"\nignore = ["file"]\n')
    assert sopctl("lint", ".").code == 1


class Told(NamedTuple):
    """What is told of a finding that is about something with a name."""

    code: str
    place: Place
    message: Text
    subject: str
    severity: Severity


def diagnostics(source: Source, **override: Any) -> set[Told]:
    own = Config(overrides=(Override(**override),)) if override else Config()
    linter = Linter(Selection(own=own, root=Path.cwd()))
    found = linter.document(source, Ruling(profiles.default("id"))).diagnostics
    return {Told(d.code, d.place, d.message, d.subject, d.severity) for d in found if d.subject}


@given(st.integers(0, 10_000), st.data())
def test_an_override_takes_what_it_is_about_and_nothing_else(seed: int, data: st.DataObject) -> None:
    """What is in a step is told by its subject, and what an actor does by the SOP itself."""
    sop = random_sop(seed)
    text = json.dumps(
        {
            "sopctl": 1,
            **sop.model_dump(mode="json", exclude_defaults=True),
            "steps": [_step(step) for step in sop.steps],
        },
        indent=1,  # a line a value, as in YAML, which takes far longer to write
    )
    source = decode(text.encode(), "a.sop.yaml")
    everything = diagnostics(source)
    step = data.draw(st.sampled_from(sop.steps))
    actor = data.draw(st.sampled_from(sorted(sop.actors)))
    groups = tuple(GROUPS)
    in_step = {d for d in everything if d.subject.startswith(f"steps.{step.id}.") or d.subject == f"steps.{step.id}"}
    assert diagnostics(source, step=step.id, ignore=groups) == everything - in_step
    mine = {f"steps.{other.id}" for other in sop.steps if actor in other.actor.ids} | {f"actors.{actor}"}
    of_actor = {d for d in everything if ".".join(d.subject.split(".")[:2]) in mine}
    assert diagnostics(source, actor=actor, ignore=groups) == everything - of_actor
    assert diagnostics(source, actor=actor, step=step.id, ignore=groups) == everything - (in_step & of_actor)
    assert diagnostics(source, path="*", ignore=groups) == set()
    assert diagnostics(source, path="a*", status="draft", ignore=groups) == everything
    softer = diagnostics(source, step=step.id, severities=dict.fromkeys(groups, "info"))
    assert {d for d in softer if d not in everything} == {
        d._replace(severity=Severity.INFO) for d in in_step if d.severity is not Severity.INFO
    }


def _step(step: Step) -> dict[str, Any]:
    made = step.model_dump(mode="json", exclude_defaults=True)
    made["actor"] = list(step.actor.ids)
    if step.duration:
        made["duration"] = step.duration.text
    return made
