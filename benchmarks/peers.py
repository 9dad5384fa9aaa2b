"""The same process as a picture by other tools: each as a whole program, from a text to an SVG file."""

import json
import os
import time
from pathlib import Path

from benchmarks import corpus
from benchmarks.linting import STEPS
from benchmarks.measure import Row, child, command, gained_at_once, median_child, median_children, peer, two_processes
from tests.conftest import ROOT

RUNS = 7
MANY = 100
OURS = "sopctl render --format svg (the document's pages)"
AGAIN = "  the same again, nothing changed"
D2, MERMAID, BROWSER = "d2, its default layout", "mermaid-render", "mermaid-cli, in headless Chromium"


def one(home: Path) -> list[Row]:
    """Compare one picture; the flow is the same everywhere, written by sopctl in the language of each tool."""
    file = _corpus(home, "one", 1) / "sop-00000.sop.yaml"
    out = home / "pictures"
    render = [command("sopctl"), "render", str(file), "--out", str(out), "--format"]
    child([*render, "d2,mermaid"])
    commands = {
        OURS: [*render, "svg"],
        AGAIN: [*render, "svg"],
        "sopctl render --format svg --view table": [*render, "svg", "--view", "table"],
        "sopctl render --format svg --view swimlane": [*render, "svg", "--view", "swimlane"],
        "sopctl render --format pdf": [*render, "pdf"],
    }
    others = {
        D2: _d2(out / "sop-00000.d2", out / "d2.svg"),
        MERMAID: _mermaid(out / "sop-00000.mmd", out / "mermaid.svg"),
        BROWSER: _browser(out / "sop-00000.mmd", out / "browser.svg"),
    }
    there = {name: command for name, command in others.items() if command}
    used = median_children(commands | there, RUNS, by="wall", caches={AGAIN: str(home / "cache")})
    ours, again = used[OURS].wall, used[AGAIN].wall
    rows = [Row(name, used[name].wall * 1e3, "ms", f"{used[name].cpu * 1e3:.0f} ms CPU") for name in commands]
    for name, most in ((D2, 2.0), (MERMAID, 1.0), (BROWSER, 0.1)):
        if name not in used:
            rows.append(Row(name, None, ""))
            continue
        theirs = used[name].wall
        told = f"{used[name].cpu * 1e3:.0f} ms CPU; ours {ours / theirs:.2f} x"
        rows.append(Row(name, theirs * 1e3, "ms", told, f"ours at most {most:g} x", ours <= most * theirs))
        told = f"ours again {again / theirs:.2f} x"
        rows.append(Row("  and our repeated run", None, "", told, f"at most {most:g} x", again <= most * theirs))
    return rows


def hundred(home: Path) -> list[Row]:
    """Compare one run over many SOPs with as many runs of d2, and two processes with one."""
    folder, out = _corpus(home, "many", MANY), home / "pictures-of-many"
    render = [command("sopctl"), "render", str(folder), "--out", str(out), "--format"]
    child([*render, "d2"])
    many = median_child([*render, "svg"], 3)
    rows = [Row("sopctl render --format svg, one run", many.wall, "s", f"{many.cpu:.1f} s CPU")]
    if peer("d2"):
        started = time.perf_counter()
        for file in sorted(out.glob("*.d2")):
            child(_d2(file, out / "d2.svg") or [])
        passed = time.perf_counter() - started
        rows.append(
            Row(f"d2, {MANY} runs", passed, "s", f"ours {many.wall / passed:.2f} x", "ours less", many.wall < passed)
        )
    else:
        rows.append(Row(f"d2, {MANY} runs", None, ""))
    pdf = [*render, "pdf", "--jobs"]
    used = median_children({jobs: [*pdf, jobs] for jobs in ("1", "2")}, 3, by="wall")
    most = gained_at_once(*([*render, "svg", "--jobs", "1", "--out", str(out / part)] for part in ("one", "two")))
    rows.append(Row("two commands that share nothing, --format svg", None, "", f"{most:.2f} times as fast at once"))
    rows += two_processes("sopctl render --format pdf", {jobs: one.wall for jobs, one in used.items()}, 1.6, most)
    return rows


def _corpus(home: Path, name: str, count: int) -> Path:
    folder = home / name
    corpus.write(folder, count, STEPS)
    return folder


def _d2(source: Path, target: Path) -> list[str] | None:
    program = peer("d2")
    return [program, str(source), str(target)] if program else None


def _mermaid(source: Path, target: Path) -> list[str] | None:
    program = peer("mermaid-render")
    return [program, str(source), "-o", str(target)] if program else None


def _browser(source: Path, target: Path) -> list[str] | None:
    """Mermaid's own command line, which draws in a headless browser; it has to be told where one is."""
    modules = Path(os.environ.get("SOPCTL_NODE_MODULES") or ROOT / "node_modules")
    program, chromium = modules / ".bin" / "mmdc", peer("chromium")
    if not (program.exists() and chromium):
        return None
    settings = target.with_suffix(".json")
    settings.write_text(json.dumps({"executablePath": chromium, "args": ["--no-sandbox"]}), encoding="utf-8")
    return [str(program.absolute()), "-q", "-p", str(settings), "-i", str(source), "-o", str(target)]
