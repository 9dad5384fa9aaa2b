"""What a seeded fault is."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"
_NAMED = re.compile(r"^related: \[(.*)\]|^ +calls: ([a-z-]+)|^  - ([a-z-]+)$", re.MULTILINE)

Change = tuple[str, str]
"""Words that stand in the example exactly once, and those that take their place."""


class Mutation(NamedTuple):
    """A clean example with one fault."""

    base: str
    """The example, without its ending."""
    changes: tuple[Change, ...]
    also: frozenset[str]
    """Other rules that may speak too, because the one fault is several."""
    beside: Mapping[str, str]
    """Other files in the folder: name and text."""
    raw: Callable[[bytes], bytes | None] | None
    """A change of the bytes, for faults below the text; None leaves no file at all."""
    since: bool = False
    """True for a fault of the change itself, which is judged against the clean example in git."""

    def write(self, folder: Path) -> Path:
        """Write the faulty file and those beside it into `folder`; return its path."""
        text = example(self.base)
        for name in _named_in(text):
            (folder / f"{name}.sop.yaml").write_text(example(name), encoding="utf-8")
        for old, new in self.changes:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {self.base}"
            text = text.replace(old, new)
        data = text.encode()
        path = folder / f"{self.base}.sop.yaml"
        if (written := self.raw(data) if self.raw else data) is not None:
            path.write_bytes(written)
        for name, other in self.beside.items():
            (folder / name).write_bytes(other.encode())
        return path


def seed(
    base: str,
    *changes: Change,
    also: str = "",
    beside: Mapping[str, str] | None = None,
    raw: Callable[[bytes], bytes | None] | None = None,
    since: bool = False,
) -> Mutation:
    """Return a fault in the example `base`; `also` are names of rules that may speak too, between blanks."""
    return Mutation(base, changes, frozenset(also.split()), beside or {}, raw, since)


def example(name: str) -> str:
    """Return the text of an example."""
    return (EXAMPLES / f"{name}.sop.yaml").read_text(encoding="utf-8")


def _named_in(text: str) -> set[str]:
    """Return the examples that `text` refers to; it is clean only beside them."""
    names = {name.strip() for listed, *others in _NAMED.findall(text) for name in (*listed.split(","), *others)}
    return {name for name in names if (EXAMPLES / f"{name}.sop.yaml").exists()}
