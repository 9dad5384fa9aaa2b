"""Start-up, reading and linting, beside tools that do the same or less."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import yaml

from benchmarks import corpus
from benchmarks.measure import Row, command, median_call, median_child, median_children
from sopctl.api.schema import file_name
from sopctl.resources import schemas
from sopctl.source import parse

FILES = 1000
STEPS = 20
REPEATS = 20


def start_up(folder: Path) -> list[Row]:
    sopctl, in_project = command("sopctl"), str(folder / "sop-00000.sop.yaml")
    alone = folder.with_name("alone")
    corpus.write(alone, 1, STEPS)
    one = str(alone / "sop-00000.sop.yaml")
    schema = str(schemas() / file_name("sop"))
    bare, parser = "python -c pass", 'python -c "import argparse"'
    version, lint, peer = "sopctl --version", "sopctl lint, one file", "check-jsonschema, one file"
    again, around = "sopctl lint, one file, remembered", "sopctl lint, one file of many, remembered"
    cache = str(folder.with_name("cache"))
    used = median_children(
        {
            bare: [sys.executable, "-c", "pass"],
            parser: [sys.executable, "-c", "import argparse"],
            version: [sopctl, "--version"],
            "sopctl --help": [sopctl, "--help"],
            lint: [sopctl, "lint", one],
            again: [sopctl, "lint", one],
            around: [sopctl, "lint", in_project],
            "sopctl lint --format text, one file": [sopctl, "lint", "--format", "text", one],
            f"sopctl lint, one file of a project of {FILES:,}": [sopctl, "lint", in_project],
            peer: [command("check-jsonschema"), "--schemafile", schema, one],
            "yamllint, one file": [command("yamllint"), "-d", "relaxed", one],
        },
        11,
        caches={again: cache, around: cache},
    )
    cpu = {name: one.cpu for name, one in used.items()}
    told = {
        version: (f"{cpu[version] / cpu[bare]:.2f} x bare Python", "at most 3 x", cpu[version] <= 3 * cpu[bare]),
        lint: (f"{cpu[lint] / cpu[peer]:.2f} x check-jsonschema", "less than 1 x", cpu[lint] < cpu[peer]),
        again: (f"{cpu[again] / cpu[parser]:.2f} x argparse", "at most 1.5 x", cpu[again] <= 1.5 * cpu[parser]),
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
    schema = str(schemas() / file_name("sop"))
    files = [str(path) for path in sorted(folder.iterdir())]
    half = _half(folder)
    lint = [command("sopctl"), "lint", "--jobs", "1"]
    used = median_children({"whole": [*lint, str(folder)], "less": [*lint, str(half)]}, 5)
    whole = used["whole"].cpu
    each = (whole - used["less"].cpu) / (FILES - FILES // 2) * 1e3
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
        Row("  a file more, all rules", each, "ms", "", "at most 4 ms", each <= 4),
        Row(f"check-jsonschema, {FILES:,} files", peer, "s"),
        Row(f"yamllint, {FILES:,} files", other, "s", f"{whole / other:.2f} x yamllint"),
    ]


def _half(folder: Path) -> Path:
    half = folder.with_name("half")
    if not half.exists():
        corpus.write(half, FILES // 2, STEPS)
    return half


def growth(parent: Path, counts: list[int]) -> list[Row]:
    """Lint more and more files: each costs the same on top of the first hundred, in time and in memory."""
    used = {}
    for count in counts:
        folder = parent / f"grow-{count}"
        corpus.write(folder, count, STEPS)
        used[count] = median_child([command("sopctl"), "lint", "--jobs", "1", str(folder)], 3 if count <= FILES else 1)
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
