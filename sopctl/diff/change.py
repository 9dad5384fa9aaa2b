"""One change of an SOP: what was done to which part of it, and how much that matters."""

import hashlib
import json
from datetime import date
from enum import IntEnum
from typing import Any, Literal

from msgspec import Struct

from sopctl.model import Duration
from sopctl.model.base import Model

Kind = Literal["added", "removed", "moved", "renamed", "split", "merged", "changed"]
Note = Literal["", "longer", "shorter", "rewritten", "respelt", "loses", "elsewhere", "was", "alike"]
Path = tuple[str, ...]


class Level(IntEnum):
    """The part of the version number that has to grow (Semantic Versioning 2.0.0, read for procedures)."""

    NONE = 0
    """Bookkeeping, such as the version itself."""
    PATCH = 1
    """Nobody works differently: words, layout, references."""
    MINOR = 2
    """Some posts work differently; who relies on the result need not care."""
    MAJOR = 3
    """A result, a safeguard or a promise that others rely on is gone or different."""

    @property
    def word(self) -> str:
        """The name in settings and reports."""
        return self.name.lower()


class Change(Struct, frozen=True):
    """One change.

    `path` names steps and actors by id, list items by their text, never by number; a step or actor that was renamed
    has its new id in all paths but that of its own renaming. `old` and `new` are values of the model; a step that moved
    has the id of the step before it ("" for none), one that was split or merged has tuples of steps: those that went
    and those that came. `was_at` and `now_at` are places in the list of then and now, counted from 1.
    """

    kind: Kind
    path: Path
    old: Any = None
    new: Any = None
    level: Level = Level.NONE
    was_at: tuple[int, ...] = ()
    now_at: tuple[int, ...] = ()
    note: Note = ""
    """For a time, whether it got longer; for a text, how much of it stayed; for an output, whether another step has it;
    for a new id, how it was recognised."""
    fingerprint: str = ""
    """Twelve hexadecimal digits that stay as long as the same is done to the same part, wherever it stands."""


def fingerprint(sop_id: str, kind: Kind, path: Path, old: object, new: object) -> str:
    """Return what identifies a change: the SOP, the part, and the values before and after."""
    told = json.dumps([sop_id, kind, path, plain(old), plain(new)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def plain(value: Any) -> Any:
    """Return a value of the model as JSON: models without what is empty, durations as they were written."""
    if isinstance(value, Duration):
        return value.text
    if isinstance(value, Model):
        fields = type(value).model_fields
        return {name: plain(inner) for name in fields if not is_empty(inner := getattr(value, name))}
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def is_empty(value: object) -> bool:
    """Tell whether a value says nothing, as the defaults of the model do; the number 0 does say something."""
    if isinstance(value, Model):
        return all(is_empty(getattr(value, name)) for name in type(value).model_fields if name != "mode")
    return value is None or value is False or (not isinstance(value, (int, float)) and not value)
