"""`python -m benchmarks.features`: what linters of SOPs, process models and YAML can do, found out by running them.

Each linter gets the same flows in the language that it reads: sound ones, and their twins with one fault each. A fault
is caught where a linter finds something in the faulty twin that it does not find in the sound one. Rules are counted by
the packages themselves. A tool that is not on this machine is left out. Prints a Markdown table.
"""

import contextlib
import importlib.util
import re
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import corpus, faults
from benchmarks.linters import Linter, linters
from benchmarks.measure import child

FEW, MANY, RUNS, STEPS = 5, 35, 3, 20
SPOILED = {
    ".sop.yaml": "sopctl: 1\nid: a\nsteps: 3 \n",
    ".bpmn": "",
    ".sop.md": "# A\n",
}
"""A file that each linter has something to say about, where the flows leave it silent."""


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        folder, many = home / "faults", home / "many"
        folder.mkdir()
        faults.write(folder)
        corpus.write(many, MANY, STEPS)
        faults.translate(many)
        for place in (folder, many):
            (place / ".bpmnlintrc").write_text('{"extends": "bpmnlint:all"}\n', encoding="utf-8")
        print("\n".join(table(linters(), folder, many)))
        if said := control(folder):
            print(f"\n{said}")


def table(known: Sequence[Linter], folder: Path, many: Path | None = None) -> list[str]:
    """Return the lines of the table, a row a linter; without `many`, nothing is measured."""
    head = ["linter", "rules", "place of a finding", *(twins.fault for twins in faults.TWINS), "fixes", "formats"]
    head += ["file is missing", *(["CPU a file"] if many else [])]
    lines = [f"| {' | '.join(head)} |", f"| --- | ---: |{' --- |' * (len(head) - 2)}"]
    for linter in known:
        help_ = linter.help()
        rules = linter.rules()
        row = [f"{linter.name} {linter.version}", "-" if rules is None else str(rules), place(linter, folder)]
        row += ["caught" if catches(linter, twins.fault, folder) else "-" for twins in faults.TWINS]
        row += [
            "yes" if re.search(r"--(?:unsafe-)?fix", help_) else "-",
            str(linter.formats(help_)),
            missing(linter, folder),
        ]
        row += [f"{each(linter, many) * 1e3:.1f} ms"] if many else []
        lines.append(f"| {' | '.join(row)} |")
    return lines


def catches(linter: Linter, fault: str, folder: Path) -> bool:
    """Tell whether a linter finds more in a faulty flow than in its sound twin."""
    stem = fault.replace(" ", "-")
    sound, faulty = (
        linter.found(linter.run([f"{kind}-{stem}{linter.reads}"], folder)[1]) for kind in ("sound", "faulty")
    )
    return bool(faulty - sound)


def place(linter: Linter, folder: Path) -> str:
    """Tell by what its report of all flows says where a finding is."""
    spoiled = folder / f"spoiled{linter.reads}"
    spoiled.write_text(SPOILED[linter.reads], encoding="utf-8")
    files = sorted(path.name for path in folder.glob(f"*{linter.reads}"))
    report = linter.run(files, folder)[1]
    spoiled.unlink()
    if re.search(r"\.(?:yaml|md|bpmn):\d+:\d+", report):
        return "line and column"
    if re.search(r"\.(?:yaml|md|bpmn):\d+", report):
        return "line"
    return "element" if re.search(r"::\$|^\s+\w+\s+(?:error|warn)", report, re.MULTILINE) else "file"


def missing(linter: Linter, folder: Path) -> str:
    """Tell what becomes of the name of a file that is not there."""
    code, said = linter.run([f"absent{linter.reads}"], folder)
    if "Traceback" in said:
        return f"exit {code}, traceback"
    return f"exit {code}" if said.strip() else f"exit {code}, silent"


def each(linter: Linter, folder: Path) -> float:
    """Return the seconds of CPU that one more file of 20 steps takes: those of many less those of few."""
    files = sorted(str(path) for path in folder.glob(f"*{linter.reads}"))
    with contextlib.chdir(folder):  # where the settings of some are looked for
        used = {count: _cpu(linter, files[:count]) for count in (FEW, MANY)}
    return (used[MANY] - used[FEW]) / (MANY - FEW)


def _cpu(linter: Linter, files: Sequence[str]) -> float:
    return statistics.median(child([*linter.call, *files]).cpu for _ in range(RUNS))


def control(folder: Path) -> str:
    """Return what a model checker finds in the BPMN, which shows that the faults are still in it; empty without one."""
    if importlib.util.find_spec("rust_bpmn_analyzer_bindings") is None:
        return ""
    import rust_bpmn_analyzer_bindings as checker

    def broken(kind: str, fault: str) -> set[str]:
        model = (folder / f"{kind}-{fault.replace(' ', '-')}.bpmn").read_text(encoding="utf-8")
        properties = [getattr(checker, name)(model) for name in dir(checker) if name.startswith("analyze_")]
        return {one.property_name for one in properties if not one.fulfilled}

    told = []
    for twins in faults.TWINS:
        found = sorted(broken("faulty", twins.fault) - broken("sound", twins.fault))
        told.append(f"{twins.fault}: {', '.join(found) or 'nothing'}")
    return f"rust_bpmn_analyzer, a model checker, on the same BPMN: {'; '.join(told)}."


if __name__ == "__main__":
    sys.exit(main())
