"""What is to be changed, told by paths: rules propose it, and `resolve` finds the text that it means."""

from typing import Any

from msgspec import Struct

from sopctl.i18n import Text
from sopctl.source import Path


class Set(Struct, frozen=True):
    """Give the value at `path`, which is in the file, another one: a text, number, list or mapping."""

    path: Path
    value: Any


class Replace(Struct, frozen=True):
    """Replace `old` by `new` where it first stands in the text at `path`."""

    path: Path
    old: str
    new: str


class Rename(Struct, frozen=True):
    """Give the key at `path` another name."""

    path: Path
    name: str


class Exchange(Struct, frozen=True):
    """Put another key and value in the place of the entry at `path`."""

    path: Path
    name: str
    value: Any


class Remove(Struct, frozen=True):
    """Take out the entry at `path`; with `emptied`, also what would be empty without it."""

    path: Path
    emptied: bool = True


class Insert(Struct, frozen=True):
    """Write a key and its value at `path`, where the format's order wants it; what is missing above it too."""

    path: Path
    value: Any


class Append(Struct, frozen=True):
    """Add an item to the list at `path`."""

    path: Path
    value: Any


class Reorder(Struct, frozen=True):
    """Put the keys of the mapping at `path` into this order; those not named stay behind the one they follow."""

    path: Path
    keys: tuple[str, ...]


class Quote(Struct, frozen=True):
    """Put the plain scalar that begins at `line` and `column` (from 1) into quotes; its value is the text it shows."""

    line: int
    column: int


class Rewrite(Struct, frozen=True):
    """Replace characters that hold no value: comments, line ends, a byte order mark. Offsets in the source's text.

    The byte order mark, which is not part of that text, is what stands from -1 to 0.
    """

    start: int
    end: int
    text: str


Operation = Set | Replace | Rename | Exchange | Remove | Insert | Append | Reorder | Quote | Rewrite


class Proposal(Struct, frozen=True):
    """How a finding may be mended."""

    title: Text
    """What is done, as an order: "remove the actor"."""
    operations: tuple[Operation, ...]
    safe: bool = False
    """True where the meaning stays for certain, so that nobody has to look at the result."""
