"""A new version written into an SOP: number, day of revision and line of the history; all else stays as it is."""

import codecs
import re
from datetime import date
from typing import Any, NamedTuple

from sopctl.api.errors import ApiError
from sopctl.edit import Append, Insert, Operation, Proposal, Set
from sopctl.edit.apply import edited, keeps_promise
from sopctl.edit.lines import line_end
from sopctl.edit.resolve import resolved
from sopctl.edit.scalars import written
from sopctl.i18n import Text
from sopctl.load import Loaded
from sopctl.model import Revision
from sopctl.source import Source, parse

_ABOVE = ("version", "status", "owner", "review_every")
"""What stands above the history in the order of the format."""


class Line(NamedTuple):
    """A line of the history."""

    version: str
    day: date
    change: tuple[str, ...]
    author: str = ""

    def value(self) -> dict[str, Any]:
        """Return it as a file has it."""
        change = self.change[0] if len(self.change) == 1 else list(self.change)
        made: dict[str, Any] = {"version": self.version, "date": self.day.isoformat(), "change": change}
        return made | ({"author": self.author} if self.author else {})


def with_version(loaded: Loaded, version: str, day: date, data: bytes) -> bytes:
    """Return the file with another version and day of revision. Raises ApiError where that cannot be written safely."""
    written_value = loaded.source.value
    operations: list[Operation] = [Set(("version",), version)]
    identity = written_value.get("identity")
    if isinstance(identity, dict):
        path = ("identity", "revised")
        operations.append(Set(path, day.isoformat()) if "revised" in identity else Insert(path, day.isoformat()))
    return _made(loaded.source, operations, data)


def with_line(source: Source, line: Line, replaced: int | None, data: bytes) -> bytes:
    """Return the file with a line in its history, in the place of another if one is `replaced`, else by its day.

    Raises ApiError where that cannot be written safely.
    """
    history = source.value.get("history")
    if replaced is not None:
        return _made(source, _over(source, replaced, line), data)
    if "history" not in source.value:
        return _inserted(source, line, _above_history(source), f"history:\n  - {_flow(line)}\n", 0, data)
    if history is None:
        return _inserted(source, line, source.place(("history",), key=True).line, f"  - {_flow(line)}\n", 0, data)
    if history == []:
        return _made(source, [Set(("history",), [line.value()])], data)
    place = _place_of(line, history)
    if place == len(history):
        return _made(source, [Append(("history",), line.value())], data)
    return _above(source, line, place, data)


def _place_of(line: Line, history: list[Any]) -> int:
    """Return the number that a line gets in a history that is sorted by day, the oldest or the newest first."""
    days = [str(item.get("date") or "") if isinstance(item, dict) else "" for item in history]
    known, day = [day for day in days if day], line.day.isoformat()
    newest_first = len(known) > 1 and known[0] > known[-1]
    after = (n for n, other in enumerate(days) if other and (other <= day if newest_first else other > day))
    return next(after, len(history))


def _above_history(source: Source) -> int:
    """Return the line of the file below which a history belongs. Raises ApiError where nothing of that is there."""
    places = [source.place((key,)) for key in _ABOVE if isinstance(source.value.get(key), str)]
    keys = [source.place((key,), key=True).line for key in _ABOVE if isinstance(source.value.get(key), str)]
    lines = [line for line, place in zip(keys, places, strict=True) if place.end_line == line]
    if not lines:
        raise _unsafe(source)
    return max(lines)


def _over(source: Source, number: int, line: Line) -> list[Operation]:
    """Return what makes a line of the history say something else."""
    old: Any = source.value["history"][number]
    found: list[Operation] = []
    for name, value in line.value().items():
        if name == "author" and name in old:
            continue
        path = ("history", number, name)
        if old.get(name) != value:
            found.append(Set(path, value) if name in old else Insert(path, value))
    return found


def _made(source: Source, operations: list[Operation], data: bytes) -> bytes:
    what = Text("write the version", "menulis versi")
    fix = resolved(source, Proposal(what, tuple(operations))) if operations else None
    if operations and fix is None:
        raise _unsafe(source)
    text = edited(source.text, fix.edits) if fix else source.text
    if fix and not keeps_promise(source, text, [fix]):
        raise _unsafe(source)
    return _bytes(text, data)


def _bytes(text: str, data: bytes) -> bytes:
    return (codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b"") + text.encode("utf-8")


def _above(source: Source, line: Line, number: int, data: bytes) -> bytes:
    """Write a line of the history above another one."""
    at = source.place(("history", number)).line
    text = source.excerpt(at)
    if text.lstrip(" ")[:2] != "- ":
        raise _unsafe(source)
    indent = len(text) - len(text.lstrip(" "))
    return _inserted(source, line, at - 1, f"{' ' * indent}- {_flow(line)}\n", number, data)


def _flow(line: Line) -> str:
    quotes = {"version": '"'}
    inner = (f"{key}: {written(value, flow=True, like=quotes.get(key))}" for key, value in line.value().items())
    return f"{{{', '.join(inner)}}}"


def _inserted(source: Source, line: Line, after: int, lines: str, number: int, data: bytes) -> bytes:
    """Put lines behind line `after` of the file; what is read then must be what was meant."""
    rows = re.findall(r"[^\n]*\n|[^\n]+$", source.text)
    end = line_end(source)
    if after and not rows[after - 1].endswith("\n"):
        rows[after - 1] += end
        lines = lines.removesuffix("\n")
    text = "".join((*rows[:after], lines.replace("\n", end), *rows[after:]))
    history = list(source.value.get("history") or ())
    history.insert(number, line.value())
    result = parse(text, source.name)
    if not result.complete or result.value != {**source.value, "history": history}:
        raise _unsafe(source)
    return _bytes(text, data)


def _unsafe(source: Source) -> ApiError:
    return ApiError(
        Text(
            f"{source.name}: the version cannot be written without changing something else; nothing was written",
            f"{source.name}: versi tidak dapat ditulis tanpa mengubah bagian lain; tidak ada yang ditulis",
        ),
        Text(
            "write `version` and a line of `history` by hand, each on one line without anchors",
            "tulis sendiri `version` dan satu baris `history`, masing-masing pada satu baris tanpa jangkar (anchor)",
        ),
    )


def latest_author(history: tuple[Revision, ...], owner: str) -> str:
    """Return the post that a new line is by: the owner, where the history names such posts at all."""
    return owner if history and all(line.author for line in history) else ""
