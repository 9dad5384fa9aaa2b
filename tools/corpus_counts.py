"""Make `sopctl/rules/counts.tsv`: how often each rule finds something in real SOPs.

Run as `python tools/corpus_counts.py FOLDER`, the folder with notes on real SOPs (`*.md`) and lists of their cells
(`_bps_*.tsv`); with `--show CODE` it prints what that rule finds instead. The package itself needs no such folder.

What a rule is counted on is named in the file: steps, times, columns of actors ... The lists tell cells without their
rows, so only the rules that need no more than the one cell are counted on them, each cell as often as it was seen; of
activities they tell the first word alone.
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from corpus_cases import Case, cases, cells

from sopctl import profiles
from sopctl.flow import Flow
from sopctl.load import load
from sopctl.project import Entry, Project
from sopctl.rules.base import Document, Finding, ProjectFinding
from sopctl.rules.catalogue import Rule, all_rules
from sopctl.rules.counts import FILE
from sopctl.source import Path as SourcePath
from sopctl.source import decode

BY_GROUP = {
    "file": "file",
    "structure": "SOPs steps",
    "flow": "SOPs flow",
    "actors": "SOPs lanes",
    "time": "SOPs time",
    "outputs": "outputs output",
    "wording": "activities activity",
    "governance": "untold",
    "documents": "id",
}
"""What a rule of a group is counted on, where it is not named below: a unit and what the note must tell for it, or
why it cannot be counted."""

BY_RULE = {
    "no-steps": "untold", "duplicate-step-id": "id", "missing-activity": "activities activity", "bad-id": "id",
    "missing-id": "id", "generated-id": "id", "dangling-reference": "id", "undecided-soundness": "SOPs flow",
    "missing-actor": "steps actor", "unknown-actor": "steps actor", "person-not-post": "actors",
    "merged-posts": "actors", "vague-actor": "actors", "thing-as-actor": "actors", "missing-actor-name": "actors",
    "undeclared-post": "activities activity", "self-order": "activities activity",
    "subordinate-signs": "activities activity", "handed-to-another": "SOPs flow", "ping-pong": "SOPs flow",
    "former-id-in-use": "id", "repeated-stage": "untold", "not-a-question": "untold",
    "question-without-decision": "untold", "unnamed-end": "untold", "unnamed-start": "untold",
    "hours-for-days": "times time", "implausible-duration": "times time", "missing-probability": "untold",
    "never-taken-branch": "untold", "per-unit-without-volume": "untold", "total-too-short": "untold",
    "wait-without-way-out": "activities activity",
    "missing-duration": "times time", "not-a-duration": "times time", "wide-range": "times time",
    "disordered-estimate": "untold", "probabilities-not-one": "untold", "total-differs": "untold",
    "longer-than-promised": "untold",
    "missing-input": "SOPs start", "output-equals-input": "outputs inputs+output", "repeated-output": "SOPs flow",
    "record-without-retention": "untold", "unmeasurable-criteria": "untold", "used-before-made": "SOPs flow",
    "product-never-made": "SOPs service",
    "placeholder": "SOPs steps", "number-words-differ": "SOPs steps", "condition-in-note": "remarks note",
    "long-sentence": "remarks note", "undefined-abbreviation": "SOPs steps",
    "boilerplate-warning": "warnings", "warning-without-consequence": "warnings", "blank-in-number": "SOPs number",
    "dates-out-of-order": "SOPs effective", "title-says-sop": "SOPs title", "incomplete-legal-basis": "regulations",
    "replaced-regulation": "regulations", "incomplete-service-standard": "SOPs service", "unclear-cost": "SOPs service",
    "related-is-no-sop": "related", "mentioned-sop-not-related": "SOPs related",
    "empty-qualification": "qualifications",
    "duplicate-sop-number": "SOPs number", "copied-warning": "warnings", "duplicate-sop-title": "SOPs title",
    "actor-named-differently": "actors", "copied-steps": "SOPs steps",
}  # fmt: skip
"""The same for single rules."""

ON_CELLS = {
    "_bps_waktu_strings": ("times", {"missing-duration", "not-a-duration", "wide-range", "hours-for-days"}),
    "_bps_first_words": ("activities", {"no-active-verb", "misspelling", "foreign-word"}),
    "_bps_actor_titles": (
        "actors", {"person-not-post", "merged-posts", "vague-actor", "thing-as-actor", "missing-actor-name"}
    ),
}  # fmt: skip
"""Lists, the unit that they are cells of, and the rules that can judge a cell without its row."""

ITEMS = {"warnings": "warnings", "related": "related", "qualifications": "qualifications", "regulations": "legal_basis"}
"""Units that are items of a list of the SOP, and that list."""

HEAD = """\
# How often each rule found something in real SOPs, made by tools/corpus_counts.py: code, found, judged, what was judged
# (or why nothing was). From notes on {notes} public SOPs, and from lists of cells of 348 more: times, first words of
# activities and columns of actors. What was read in documents of a few offices says nothing of offices in general.
"""


@dataclass
class Tally:
    """What one rule found."""

    found: int = 0
    judged: int = 0
    shown: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Read:
    """A case as the rules see it."""

    case: Case
    document: Document


def read(case: Case) -> Read:
    """Return the SOP of a note, read as if it were a file."""
    text = yaml.safe_dump(case.sop, allow_unicode=True, sort_keys=False, width=10_000)
    loaded = load(decode(text.encode(), f"{case.name}.sop.yaml"))
    profile = profiles.find("sop-ap")
    if profile is None:
        raise SystemExit("the profile sop-ap is missing")
    return Read(case, Document(loaded, Flow.of(loaded.sop), profile))


def units(one: Read, unit: str, needs: str) -> set[SourcePath]:
    """Return the paths of what a rule that judges `unit` can judge in a note; () for the SOP as a whole."""
    sop = one.document.sop
    if unit == "SOPs":
        return {()} if needs in one.case.fields else set()
    if unit == "actors":
        return {("actors", name) for name in sop.actors}
    if unit in ITEMS:
        return {(ITEMS[unit], position) for position in range(len(getattr(sop, ITEMS[unit])))}
    wanted = set(needs.split("+"))
    return {("steps", number) for number, told in enumerate(one.case.cells) if wanted <= told}


def tally(rule: Rule, notes: list[Read], found: dict[str, list[tuple[SourcePath, str]]]) -> Tally | str:
    """Count `rule` on the notes, by what it found in each; return why where it cannot be counted."""
    unit, _, needs = BY_RULE.get(rule.name, BY_GROUP[rule.group]).partition(" ")
    if not needs and unit not in {"actors", *ITEMS}:
        return unit
    count = Tally()
    for one in notes:
        judged = units(one, unit, needs)
        hit = {path[: len(next(iter(judged)))]: message for path, message in found[one.case.name]} if judged else {}
        count.judged += len(judged)
        count.found += len(judged & hit.keys())
        for path in sorted(judged & hit.keys()):
            count.shown.append(f"{one.case.name} {'.'.join(map(str, path))}: {hit[path]}")
    return count if count.judged else "untold"


def on_notes(rule: Rule, notes: list[Read]) -> dict[str, list[tuple[SourcePath, str]]]:
    """Return what a rule finds, by note: where, and what it says."""
    found: dict[str, list[tuple[SourcePath, str]]] = {one.case.name: [] for one in notes}
    if rule.check_project:
        project = Project([Entry.of(one.document.loaded) for one in notes])
        for other in rule.check_project(project):
            found[other.file.removesuffix(".sop.yaml")].append(_said(other))
    for one in notes:
        found[one.case.name] += [_said(finding) for finding in rule.findings(one.document)]
    return found


def _said(finding: Finding | ProjectFinding) -> tuple[SourcePath, str]:
    if not isinstance(finding.at, tuple) or hasattr(finding.at, "line"):
        raise SystemExit(f"a finding without a path: {finding}")
    return finding.at, finding.message.en


def _step(**told: Any) -> dict[str, Any]:
    return {"id": "a", "actor": "p", "activity": "Memeriksa berkas", "duration": "1 jam", "outputs": ["Berkas"], **told}


ONE_CELL: dict[str, Callable[[str], dict[str, Any]]] = {
    "times": lambda text: {"actors": {"p": "Arsiparis"}, "steps": [_step(duration=text)]},
    "activities": lambda text: {"actors": {"p": "Arsiparis"}, "steps": [_step(activity=f"{text} berkas")]},
    "actors": lambda text: {"actors": {"p": text}, "steps": [_step()]},
}


def add_cells(rule: Rule, count: Tally, folder: Path) -> None:
    """Count `rule` on the lists whose cells it can judge."""
    for name, (unit, rules) in ON_CELLS.items():
        if rule.name not in rules:
            continue
        for text, seen in cells(folder, name):
            sop = {"id": "sel", "title": "Sel", "language": "id", **ONE_CELL[unit](text)}
            findings = list(rule.findings(read(Case("sel", sop, frozenset(), ())).document))
            count.judged += seen
            count.found += seen * bool(findings)
            count.shown += [f"{seen} x {text!r}: {finding.message.en}" for finding in findings]
    if rule.name == "actor-named-differently":
        names = [text for text, seen in cells(folder, "_bps_actor_titles") for _ in range(seen)]
        sops = [{"id": f"sel-{n}", "title": "Sel", **ONE_CELL["actors"](text)} for n, text in enumerate(names)]
        project = Project([Entry.of(read(Case(sop["id"], sop, frozenset(), ())).document.loaded) for sop in sops])
        found = [finding.message.en for finding in rule.check_project(project)] if rule.check_project else []
        count.judged += len(names)
        count.found += len(found)
        count.shown += [f"{found.count(text)} x {text}" for text in dict.fromkeys(found)]


def count_all(folder: Path) -> Iterator[tuple[Rule, Tally | str]]:
    """Yield each rule with its count, or with the reason why there is none."""
    notes = [read(case) for case in cases(folder)]
    for rule in all_rules():
        if BY_GROUP[rule.group] == "file":
            yield rule, "file"
            continue
        count = tally(rule, notes, on_notes(rule, notes))
        if isinstance(count, Tally):
            add_cells(rule, count, folder)
        yield rule, count


def table(folder: Path) -> str:
    """Return the file of counts."""
    lines = [HEAD.format(notes=sum(1 for _ in cases(folder)))]
    for rule, count in count_all(folder):
        if isinstance(count, str):
            lines.append(f"{rule.code}\t0\t0\t{count}\n")
        else:
            unit = BY_RULE.get(rule.name, BY_GROUP[rule.group]).partition(" ")[0]
            lines.append(f"{rule.code}\t{count.found}\t{count.judged}\t{unit}\n")
    return "".join(lines)


def main() -> None:
    """Write the file of counts, or show what rules find."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", default="", metavar="CODE", help="print what one rule finds, and write nothing")
    options = parser.parse_args()
    if options.show:
        for rule, count in count_all(options.folder):
            if rule.answers_to(options.show):
                shown = [count] if isinstance(count, str) else count.shown
                print(f"{rule.code} {rule.name}", *shown, sep="\n  ")
        return
    FILE.write_text(table(options.folder), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
