"""`python -m benchmarks`: start-up, reading, linting, growth, rendering and page layout, with peers measured in the same run.

CPU time, medians. `--quick` leaves out the 10,000 files. Exit 1 where a bound does not hold.
"""

import importlib.util
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import yaml

from benchmarks import corpus
from benchmarks.measure import Row, median_call, median_child, median_children, table
from sopctl.api.batch import batches
from sopctl.api.formats import FORMATS, Job
from sopctl.api.schema import file_name
from sopctl.documents import form
from sopctl.drawings import svg
from sopctl.flow import Flow
from sopctl.layout import lay_out
from sopctl.profiles import find
from sopctl.resources import schemas
from sopctl.source import parse
from tests.page_gates import Painted, crossings, faults
from tests.random_sops import random_sop

SCRIPTS = Path(sysconfig.get_path("scripts"))
FILES = 1000
STEPS = 20
REPEATS = 20
SEEDS = 60
MOST_CROSSINGS = 165


def command(name: str) -> str:
    """Return the path of a command in this environment."""
    found = shutil.which(name, path=str(SCRIPTS)) or shutil.which(name)
    if not found:
        sys.exit(f"{name} is not installed: pip install -e '.[dev]'")
    return found


def start_up(folder: Path) -> list[Row]:
    sopctl, in_project = command("sopctl"), str(folder / "sop-00000.sop.yaml")
    alone = folder.with_name("alone")
    corpus.write(alone, 1, STEPS)
    one = str(alone / "sop-00000.sop.yaml")
    schema = str(schemas() / file_name("sop"))
    bare, version, lint, peer = (
        "python -c pass",
        "sopctl --version",
        "sopctl lint, one file",
        "check-jsonschema, one file",
    )
    used = median_children(
        {
            bare: [sys.executable, "-c", "pass"],
            version: [sopctl, "--version"],
            "sopctl --help": [sopctl, "--help"],
            lint: [sopctl, "lint", one],
            "sopctl lint --format text, one file": [sopctl, "lint", "--format", "text", one],
            f"sopctl lint, one file of a project of {FILES:,}": [sopctl, "lint", in_project],
            peer: [command("check-jsonschema"), "--schemafile", schema, one],
            "yamllint, one file": [command("yamllint"), "-d", "relaxed", one],
        },
        11,
    )
    cpu = {name: one.cpu for name, one in used.items()}
    told = {
        version: (f"{cpu[version] / cpu[bare]:.2f} x bare Python", "at most 3 x", cpu[version] <= 3 * cpu[bare]),
        lint: (f"{cpu[lint] / cpu[peer]:.2f} x check-jsonschema", "less than 1 x", cpu[lint] < cpu[peer]),
    }
    return [Row(name, seconds * 1e3, "ms", *told.get(name, ())) for name, seconds in cpu.items()]


def reading() -> list[Row]:
    text = corpus.sop(1, STEPS)
    own = median_call(lambda: _often(lambda: parse(text, "x")), 25) / REPEATS
    peer = median_call(lambda: _often(lambda: yaml.load(text, Loader=yaml.CSafeLoader)), 25) / REPEATS
    return [
        Row(
            "read with places, comments, duplicates",
            own * 1e3,
            "ms/file",
            f"{own / peer:.2f} x CSafeLoader",
            "at most 1 x",
            own <= peer,
        ),
        Row("yaml.load(CSafeLoader): values only", peer * 1e3, "ms/file"),
    ]


def _often(call: Callable[[], object]) -> None:
    """Call again and again, each result let go before the next, as the linter does with its files."""
    for _ in range(REPEATS):
        call()


def linting(folder: Path) -> list[Row]:
    sopctl, schema = command("sopctl"), str(schemas() / file_name("sop"))
    files = [str(path) for path in sorted(folder.iterdir())]
    half = folder.with_name("half")
    corpus.write(half, FILES // 2, STEPS)
    whole, less = (median_child([sopctl, "lint", str(name)], 5).cpu for name in (folder, half))
    each = (whole - less) / (FILES - FILES // 2) * 1e3
    peer = median_child([command("check-jsonschema"), "--schemafile", schema, *files], 1).cpu
    other = median_child([command("yamllint"), "-d", "relaxed", str(folder)], 1).cpu
    return [
        Row(
            f"sopctl lint, {FILES:,} files",
            whole,
            "s",
            f"{whole / peer:.2f} x check-jsonschema",
            "less than 1 x",
            whole < peer,
        ),
        Row("  a file more, all rules", each, "ms", "", "at most 6 ms", each <= 6),
        Row(f"check-jsonschema, {FILES:,} files", peer, "s"),
        Row(f"yamllint, {FILES:,} files", other, "s", f"{whole / other:.2f} x yamllint"),
    ]


def growth(parent: Path, counts: list[int]) -> list[Row]:
    """Lint more and more files: each costs the same on top of the first hundred, in time and in memory."""
    used = {}
    for count in counts:
        folder = parent / f"grow-{count}"
        corpus.write(folder, count, STEPS)
        used[count] = median_child([command("sopctl"), "lint", str(folder)], 3 if count <= FILES else 1)
        shutil.rmtree(folder)
    base = counts[0]
    rows = [Row(f"lint of {base:,} files", used[base].cpu, "s", f"{used[base].memory:.0f} MiB")]
    first = 0.0
    for count in counts[1:]:
        each = (used[count].cpu - used[base].cpu) / (count - base) * 1e3
        memory = (used[count].memory - used[base].memory) / (count - base) * 1024
        first = first or each
        holds = each <= 1.2 * first and memory <= 8
        told = f"{each:.2f} ms and {memory:.1f} KiB a file more"
        rows.append(Row(f"lint of {count:,} files", used[count].cpu, "s", told, "at most 1.2 x, 8 KiB", holds))
    return rows


def rendering(folder: Path) -> list[Row]:
    (batch,) = batches([str(folder / "sop-00001.sop.yaml")])
    checked = batch.check(batch.inputs[0])
    job = Job(checked, "id", formats=tuple(FORMATS))
    return [
        Row(f"render {name}", median_call(lambda f=form: f(replace(job)), 5) * 1e3, "ms CPU")
        for name, form in FORMATS.items()
    ]


def paging() -> list[Row]:
    """Lay out random SOPs: the time of the middle one, and what the gates of the tests find on the painted pages."""
    profile = find("sop-ap")
    assert profile
    rows = []
    for steps, actors, most in ((20, 5, 40), (80, 10, 250)):
        forms = [form(Flow.of(random_sop(seed, steps, actors)), profile, "id") for seed in range(9)]
        times = sorted(median_call(lambda f=one: lay_out(f), 3) * 1e3 for one in forms)
        rows.append(Row(f"{steps} steps, {actors} actors", times[4], "ms CPU", "", f"at most {most}", times[4] <= most))
    pages, found, crossed = [], 0, 0
    for seed in range(SEEDS):
        pages += [Painted(data) for data in svg.pages(lay_out(form(Flow.of(random_sop(seed)), profile, "id")))]
    for page in pages:
        found += sum(map(len, faults(page).values()))
        crossed += crossings(page)
    lines = sum(len(page.connectors) for page in pages)
    rows.append(Row(f"faults on {len(pages)} random pages", found, "", "", "0", found == 0))
    rows.append(
        Row(f"crossings of {lines} lines", crossed, "", "", f"at most {MOST_CROSSINGS}", crossed <= MOST_CROSSINGS)
    )
    return rows


def main() -> None:
    """Measure and print."""
    if importlib.util.find_spec("sopctl.cli") is None:
        sys.exit("run it from the checkout, in an environment with sopctl[dev]")
    quick = "--quick" in sys.argv[1:]
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "corpus"
        corpus.write(folder, FILES, STEPS)
        for title, found in (
            ("Start-up (CPU)", lambda: start_up(folder)),
            (f"Reading a {STEPS}-step SOP", reading),
            (f"Linting {FILES:,} SOPs of {STEPS} steps, one process", lambda: linting(folder)),
            ("Growth", lambda: growth(Path(name), [100, 1000] if quick else [100, 1000, 10000])),
            (f"Rendering a {STEPS}-step SOP, warm (the engine's own process not counted)", lambda: rendering(folder)),
            ("The table on pages, laid out", paging),
        ):
            part = found()
            table(title, part)
            rows += part
    sys.exit(any(row.holds is False for row in rows))


if __name__ == "__main__":
    main()
