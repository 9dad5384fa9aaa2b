"""Comparing: two versions of one SOP in this process, and a repository between two revisions as a user calls it."""

import random
import subprocess
from pathlib import Path

from benchmarks import corpus
from benchmarks.measure import Row, command, median_call, median_child
from sopctl.diff import compare
from sopctl.diff.effects import effects
from sopctl.load import load
from sopctl.model import Sop
from sopctl.source import parse

LARGE = 50
FILES, CHANGED, STEPS = 1000, 20, 20


def comparing() -> list[Row]:
    """Compare two versions of a large SOP: read already, and from their texts."""
    texts = corpus.sop(1, LARGE), edited(corpus.sop(1, LARGE), 7)
    old, new = (_read(text) for text in texts)
    changes = len(compare(old, new).changes)
    known = median_call(lambda: effects(compare(old, new)), 25) * 1e3
    whole = median_call(lambda: effects(compare(_read(texts[0]), _read(texts[1]))), 15) * 1e3
    told = f"{changes} changes and what they come to"
    return [
        Row(f"two versions of {LARGE} steps", known, "ms", told, "at most 15 ms", known <= 15),
        Row("  with reading both texts", whole, "ms"),
    ]


def repository(home: Path) -> list[Row]:
    """Compare two revisions of a repository of which few files changed, the whole process with git."""
    folder = home / "repository"
    corpus.write(folder, FILES, STEPS)
    _git(folder, "init", "-q")
    _commit(folder)
    for number in range(0, FILES, FILES // CHANGED):
        path = folder / f"sop-{number:05}.sop.yaml"
        path.write_text(edited(path.read_text(encoding="utf-8"), number), encoding="utf-8")
    _commit(folder)
    sopctl = ["env", "-C", str(folder), command("sopctl"), "diff"]
    rows = []
    for name, asked in (("two revisions", ["HEAD~1", "HEAD"]), ("a revision and the files", ["HEAD~1"])):
        used = median_child([*sopctl, *asked], 5)
        told = f"{used.wall:.2f} s passed"
        what = f"{name}, {CHANGED} of {FILES:,} SOPs changed"
        rows.append(Row(what, used.cpu, "s", told, "at most 1.5 s", used.cpu <= 1.5))
    return rows


def edited(text: str, seed: int) -> str:
    """Return an SOP of the corpus with a step that moved, one that is gone, and others that say something else."""
    chance = random.Random(seed)
    head, _, steps = text.partition("steps:\n")
    blocks = [f"  - id: {block}" for block in steps.split("  - id: ")[1:]]
    first, *middle, last = blocks
    moved = middle.pop(chance.randrange(len(middle)))
    middle.pop(chance.randrange(len(middle)))
    middle.insert(chance.randrange(len(middle)), moved)
    middle[0] = middle[0].replace("activity: ", "activity: Segera ")
    middle[-1] = middle[-1].replace("duration: ", "duration: 2 hari kerja # ")
    return head + "steps:\n" + "".join([first, *middle, last])


def _read(text: str) -> Sop:
    return load(parse(text, "x")).sop


def _commit(folder: Path) -> None:
    _git(folder, "add", "-A")
    _git(folder, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "x")


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True)
