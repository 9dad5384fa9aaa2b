"""Flows with one fault each, and their sound twins, in the language of every linter that is asked about them."""

from pathlib import Path
from typing import NamedTuple

import yaml

from sopctl.api.batch import batches
from sopctl.api.formats import FORMATS, Job

_HEAD = """\
sopctl: 1
id: {name}
title: Pelayanan Izin
language: id
version: "1.0"
status: draft
owner: Kepala Bidang Perizinan
actors:
  loket: Petugas Loket
  kabid: Kepala Bidang Perizinan
steps:
"""


class Step(NamedTuple):
    """A step: its id, what is done, and the lines that say where it leads."""

    name: str
    activity: str
    ways: str = ""


class Twins(NamedTuple):
    """A sound flow, and the same with one fault."""

    fault: str
    sound: tuple[Step, ...]
    faulty: tuple[Step, ...]


def _steps(*rows: tuple[str, ...]) -> tuple[Step, ...]:
    return tuple(Step(*row) for row in rows)


_CHECK, _SCORE, _VISIT, _DECIDE = "Memeriksa permohonan", "Menilai berkas", "Meninjau lokasi", "Memutuskan permohonan"
_DRAFT, _CORRECT, _AMEND, _FILE = (
    "Menyusun konsep izin",
    "Mengoreksi konsep izin",
    "Memperbaiki konsep izin",
    "Mengarsipkan izin",
)
_ONE = "decision: {Sederhana: nilai, Rumit: tinjau}"
_BOTH = "next: [nilai, tinjau]"


def _diamond(split: str, join: str) -> tuple[Step, ...]:
    return _steps(
        ("periksa", _CHECK, split),
        ("nilai", _SCORE, "next: putus"),
        ("tinjau", _VISIT, "next: putus"),
        ("putus", _DECIDE, join),
    )


def _loop(back: str) -> tuple[Step, ...]:
    return _steps(
        ("konsep", _DRAFT, "decision: {Lengkap: arsip, Belum: koreksi}"),
        ("koreksi", _CORRECT),
        ("perbaikan", _AMEND, f"next: {back}"),
        ("arsip", _FILE),
    )


def _island(first: str) -> tuple[Step, ...]:
    """Return a loop that is left by an answer, and that the first step leads to or passes by."""
    again = "decision: {Ya: putus, Tidak: nilai}"
    return _steps(
        ("periksa", _CHECK, f"next: {first}"), ("nilai", _SCORE), ("tinjau", _VISIT, again), ("putus", _DECIDE)
    )


TWINS = (
    Twins("deadlock", _diamond(_ONE, ""), _diamond(_ONE, "join: all")),
    Twins("missing join", _diamond(_BOTH, "join: all"), _diamond(_BOTH, "")),
    Twins("trap loop", _loop("konsep"), _loop("koreksi")),
    Twins(
        "dead step",
        _island("nilai"),
        _island("putus"),
    ),
)


def sop(name: str, steps: tuple[Step, ...]) -> str:
    """Return the flow as an SOP."""
    lines = [_HEAD.format(name=name)]
    for number, step in enumerate(steps):
        lines.append(f"  - id: {step.name}\n    activity: {step.activity}\n")
        lines.append(f"    actor: {('loket', 'kabid')[number % 2]}\n    duration: 1 jam\n")
        lines.append(f"    outputs: [Hasil {number + 1}]\n" + f"    {step.ways}\n" * bool(step.ways))
    return "".join(lines)


def write(folder: Path) -> None:
    """Write every flow into `folder` for each linter: NAME.sop.yaml, NAME.bpmn and NAME.sop.md."""
    for twins in TWINS:
        for kind in ("sound", "faulty"):
            name = f"{kind}-{twins.fault.replace(' ', '-')}"
            (folder / f"{name}.sop.yaml").write_text(sop(name, getattr(twins, kind)), encoding="utf-8")
    translate(folder)


def translate(folder: Path) -> None:
    """Write each SOP in `folder` as BPMN, as sopctl exports it, and as an Agent SOP in Markdown."""
    for batch in batches([str(folder)]):
        for item in batch.inputs:
            checked = batch.check(item)
            (file,) = FORMATS["bpmn"](Job(checked, "id"))
            stem = item.path.name.removesuffix(".sop.yaml")
            (folder / f"{stem}.bpmn").write_bytes(file.data)
            (folder / f"{stem}.sop.md").write_text(_agent_sop(item.path), encoding="utf-8")


def _agent_sop(path: Path) -> str:
    """Return an SOP as sop-lint reads it: numbered steps of Markdown, which say in words where they lead."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    lines = [f"---\nname: {data['id']}\nversion: 1.0.0\nowner: {data['owner']}\nstage: draft\n---\n# {data['title']}\n"]
    lines += ["\n## Overview\n\nHandles an application.\n", "\n## Parameters\n\n_(none)_\n", "\n## Steps\n"]
    for number, step in enumerate(data["steps"], 1):
        ways = {key: step[key] for key in ("next", "decision", "join") if key in step}
        leads = yaml.safe_dump(ways, default_flow_style=True, allow_unicode=True).strip() if ways else "continue"
        lines.append(f"\n### {number}. {step['activity']}\n\n{step['activity']} ({step['id']}): {leads}.\n")
        lines.append("\n**Constraints:**\n\n- You MUST write down the result.\n")
    return "".join(lines)
