"""Linting with a cache and with several processes, beside the best linter of processes, and the verdict on a flow."""

import os
import random
import shutil
from pathlib import Path

from benchmarks import corpus
from benchmarks.linting import FILES, STEPS
from benchmarks.measure import Row, child, command, gained_at_once, median_call, median_children, peer, two_processes
from sopctl.flow import Flow
from sopctl.flow.soundness import decide
from sopctl.model import Sop
from tests.conftest import ROOT

SAMPLE = 240
"""Flows that go to the other linter; it takes its time."""
LONG = 200


def remembered(folder: Path) -> list[Row]:
    """Lint the same files again: nothing changed, then one of them did."""
    half = folder.with_name("half")
    shutil.rmtree(half, ignore_errors=True)
    corpus.write(half, FILES // 2, STEPS)
    cache = str(folder.with_name("cache"))
    lint = [command("sopctl"), "lint"]
    both = {"whole": folder, "less": half}
    used = median_children({name: [*lint, str(at)] for name, at in both.items()}, 7, caches=dict.fromkeys(both, cache))
    whole = used["whole"].cpu
    each = (whole - used["less"].cpu) / (FILES - FILES // 2) * 1e3
    changed = folder / "sop-00007.sop.yaml"
    text = changed.read_text(encoding="utf-8")
    took = []
    for turn in range(3):
        changed.write_text(f"{text}# {turn}\n", encoding="utf-8")
        took.append(child([*lint, str(folder)], cache).cpu)
    changed.write_text(text, encoding="utf-8")
    return [
        Row(f"{FILES:,} files, none changed", whole, "s", "", "at most 0.25 s", whole <= 0.25),
        Row("  a file more", each, "ms", "", "at most 0.1 ms", each <= 0.1),
        Row(f"{FILES:,} files, one changed", sorted(took)[1], "s"),
    ]


def shared(folder: Path) -> list[Row]:
    """Lint with one process and with two, by the time that passes."""
    lint = [command("sopctl"), "lint", "--jobs"]
    most = gained_at_once(*([*lint, "1", str(half)] for half in _halves(folder)))
    used = median_children({jobs: [*lint, jobs, str(folder)] for jobs in ("1", "2")}, 9, by="wall")
    return [
        Row("two commands that share nothing, half of the files each", None, "", f"{most:.2f} times as fast at once"),
        *two_processes("sopctl lint", {jobs: one.wall for jobs, one in used.items()}, 1.7, most),
    ]


def _halves(folder: Path) -> list[Path]:
    """Return two folders with half of the files each."""
    halves = [folder.with_name("first-half"), folder.with_name("second-half")]
    for half in halves:
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir()
    for number, path in enumerate(sorted(folder.iterdir())):
        shutil.copy(path, halves[number % 2])
    return halves


def beside(home: Path) -> list[Row]:
    """Lint flows, and the same flows exported to BPMN by the linter of BPMN; a file more of each."""
    program = Path(
        os.environ.get("SOPCTL_NODE_MODULES") or ROOT / "node_modules", "bpmnlint/bin/bpmnlint.js"
    ).absolute()
    node = peer("node")
    if not (node and program.is_file()):
        return [Row("bpmnlint, a file more", None, "")]
    sops, flows = home / "sops", home / "flows"
    corpus.write(sops, SAMPLE, STEPS)
    child([command("sopctl"), "render", str(sops), "--format", "bpmn", "--out", str(flows)])
    settings = home / "bpmnlint.json"
    settings.write_text('{"extends": "bpmnlint:recommended"}', encoding="utf-8")
    files = [str(path) for path in sorted(flows.glob("*.bpmn"))]
    texts = [str(path) for path in sorted(sops.iterdir())]
    first = SAMPLE // 6
    theirs = [node, str(program), "-c", str(settings)]
    ours = [command("sopctl"), "lint", "--jobs", "1"]
    used = median_children(
        {
            "theirs": [*theirs, *files],
            "theirs, few": [*theirs, *files[:first]],
            "ours": [*ours, *texts],
            "ours, few": [*ours, *texts[:first]],
        },
        5,
        fine=(0, 1),
    )
    each = {name: (used[name].cpu - used[f"{name}, few"].cpu) / (SAMPLE - first) * 1e3 for name in ("theirs", "ours")}
    times = each["theirs"] / each["ours"]
    return [
        Row("sopctl lint, all rules, a file more", each["ours"], "ms"),
        Row("bpmnlint, recommended rules, a file more", each["theirs"], "ms", f"ours {times:.1f} times as fast", "at least 5", times >= 5),
    ]  # fmt: skip


def verdict() -> list[Row]:
    """Decide whether a long flow with parallel parts can always finish."""
    flow = Flow.of(_long(LONG))
    assert decide(flow).kind == "sound"
    took = median_call(lambda: decide(flow), 15) * 1e3
    wide = Flow.of(_wide(20))
    split = median_call(lambda: decide(wide), 15) * 1e3
    return [
        Row(f"soundness of {LONG} steps", took, "ms CPU", "", "at most 20 ms", took <= 20),
        Row("soundness of a split into 20", split, "ms CPU", "", "at most 20 ms", split <= 20),
    ]


def _long(steps: int) -> Sop:
    """Return blocks one after the other: a decision that may go back, then a split of three that is joined."""
    chance = random.Random(7)
    made: list[dict[str, object]] = []
    for n in range(0, steps - 9, 10):
        back = f"s{10 * chance.randrange(n // 10 + 1)}"  # to the begin of a block: into one, there would be a deadlock
        ids = [f"s{n + k}" for k in range(11)]
        made += [
            {"id": ids[0]},
            {"id": ids[1], "decision": {"Ya": ids[2], "Tidak": back}},
            {"id": ids[2], "next": [ids[3], ids[4], ids[5]]},
            *({"id": ids[k], "next": ids[6]} for k in (3, 4, 5)),
            {"id": ids[6], "join": "all"},
            {"id": ids[7]},
            {"id": ids[8]},
            {"id": ids[9], "next": ids[10]},
        ]
    made += [{"id": f"s{k}"} for k in range(len(made), steps)]
    made[-1] = {"id": made[-1]["id"], "end": "Selesai"}
    return Sop.model_validate({"steps": [{"activity": "x", **step} for step in made]})


def _wide(branches: int) -> Sop:
    """Return a split into so many branches, each of three steps, that are joined."""
    made: list[dict[str, object]] = [{"id": "a", "next": [f"b{n}-0" for n in range(branches)]}]
    for n in range(branches):
        made += [{"id": f"b{n}-{k}", "next": f"b{n}-{k + 1}" if k < 2 else "z"} for k in range(3)]
    made.append({"id": "z", "join": "all", "end": "Selesai"})
    return Sop.model_validate({"steps": [{"activity": "x", **step} for step in made]})
