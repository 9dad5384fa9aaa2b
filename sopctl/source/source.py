"""What was read from one file: values, places, comments and problems."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from msgspec import Struct, field

from sopctl.diagnostic import Place
from sopctl.regex import regex

Path = tuple[str | int, ...]
"""The way from the top of a file to a value: keys of mappings and indexes of lists."""

START = Place(1, 1, 1, 2)
"""The first character of a file."""


_LINE_BREAK = regex(r"\r\n|[\n\r\x85\u2028\u2029]")


def place_at(text: str, offset: int) -> Place:
    """Return the place of the character at `offset` of `text`."""
    ends = [match.end() for match in _LINE_BREAK.finditer(text, 0, offset)]
    line, column = len(ends) + 1, offset - (ends[-1] if ends else 0) + 1
    return Place(line, column, line, column + 1)


class Comment(Struct, frozen=True):
    """A comment: its place, its text from `#` on, and whether it has the line to itself."""

    place: Place
    text: str
    alone: bool


class Problem(Struct, frozen=True):
    """Something that is wrong with a file, told by the name of the rule that explains it."""

    kind: str
    place: Place
    detail: dict[str, str] = field(default_factory=dict)
    related: Place | None = None
    path: Path = ()
    """The way to what is wrong, where that is a value."""


LOSSES = frozenset(
    {
        "duplicate-key",
        "not-a-mapping",
        "not-utf8",
        "over-the-limit",
        "several-documents",
        "syntax-error",
        "unreadable-file",
    }
)
"""Kinds of problems of a file that is not understood: what was read from it is not all that its text says."""

HARMLESS = frozenset({"ambiguous-scalar", "byte-order-mark", "mixed-line-ends"})
"""Kinds of problems that change nothing of what a file says."""

Mark = tuple[Any, Any]
"""Where a key and its value begin and end: two events of the YAML parser; the key's is None in a list."""

_LONGEST_NAME = 60
"""Characters of a text that stands for an item of a list."""


class Source:
    """One file as it was read. `value` is the top mapping with whatever could be understood."""

    def __init__(self, name: str, text: str = "") -> None:
        self.name = name
        self.text = text
        self.value: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.complete = True
        """False where reading stopped early, so that what is missing says nothing."""
        self.nulls = False
        """Whether some key or item is there without a value."""
        self.marks: dict[int, dict[Any, Mark]] = {}
        """The marks in each container, by the identity of the container."""
        self.dropped: list[Any] = []
        """Events of keys and values that later ones took the place of."""
        self.tree: Any = None
        """The nodes of the text, once somebody asked for them: see `tree_of`."""
        self.scalars: dict[int, Any] | None = None
        """The scalars among them by where they begin: see `scalar_at`."""

    @property
    def loss(self) -> Problem | None:
        """The first problem with which `value` is not all that the text says; None where the file is understood."""
        return next((problem for problem in self.problems if problem.kind in LOSSES), None)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text without their ends. Only what YAML calls a line break counts as one."""
        unusual = any(sign in self.text for sign in "\r\x85\u2028\u2029")
        return _LINE_BREAK.split(self.text) if unusual else self.text.split("\n")

    @cached_property
    def line_starts(self) -> list[int]:
        """Where each line begins, in characters of the text."""
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]

    def offset(self, line: int, column: int) -> int:
        """Return the place at `line` and `column`, both from 1, in characters of the text."""
        return min(self.line_starts[min(line, len(self.line_starts)) - 1] + column - 1, len(self.text))

    def excerpt(self, line: int) -> str:
        """Return line number `line`, or nothing where there is none."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def deepest(self, path: Path) -> Path:
        """Return the longest beginning of `path` that is in the file."""
        container: Any = self.value
        for depth, step in enumerate(path):
            if not _holds(container, step):
                return path[:depth]
            container = container[step]
        return path

    def value_at(self, path: Path) -> Any:
        """Return what the file has at `path`, None where it has nothing there."""
        value: Any = self.value
        for step in path:
            if not _holds(value, step):
                return None
            value = value[step]
        return value

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return where the value at `path` stands, or its key; the nearest parent where it is missing.

        A value of several lines is told by its key, or by its first line where it has none.
        """
        container: Any = self.value
        last: Mark | None = None
        for step in path:
            if not _holds(container, step):
                break
            last = self.marks[id(container)][step]
            container = container[step]
        if last is None:
            return self._first_line()
        key_event, value_event = last
        if key_event is None:
            return _event_place(value_event) or self._rest_of_line(value_event)
        return (not key and _event_place(value_event)) or _event_place(key_event) or START

    def lines_of(self, path: Path) -> frozenset[int]:
        """Return the lines on which the value at `path`, and each that it is part of, is introduced."""
        return frozenset(_line(key or value, key=key is not None) for key, value in self._marks_on(path))

    def _marks_on(self, path: Path) -> Iterator[Mark]:
        """Yield the marks of each part of `path`, as far as it is in the file."""
        container: Any = self.value
        for step in path:
            if not _holds(container, step):
                return
            yield self.marks[id(container)][step]
            container = container[step]

    def subject(self, path: Path) -> str:
        """Return `path` in words that stay when items of a list change places: an item is told by its id or text."""
        words: list[str] = []
        container: Any = self.value
        for step in path:
            item = container[step] if _holds(container, step) else None
            name = item.get("id") if isinstance(item, dict) else item
            words.append(name[:_LONGEST_NAME] if isinstance(step, int) and isinstance(name, str) else str(step))
            container = item
        return ".".join(words)

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """Every comment in the file, in order."""
        hidden: dict[int, list[tuple[int, float]]] = {}
        for event in self._scalars():
            if "#" in event.value:
                _hide(hidden, _mark(event.start_mark), _mark(event.end_mark))
        found = []
        for number, line in enumerate(self.lines, 1):
            if "#" not in line:
                continue
            start = -1
            while (start := line.find("#", start + 1)) >= 0:
                before = line[:start]
                if before and not before[-1].isspace():
                    continue
                if any(begin <= start + 1 < end for begin, end in hidden.get(number, ())):
                    continue
                place = Place(number, start + 1, number, len(line) + 1)
                found.append(Comment(place, line[start:], not before.strip()))
                break
        return tuple(found)

    def _scalars(self) -> Iterator[Any]:
        """Yield the events of all scalars."""
        marked = (event for marks in self.marks.values() for mark in marks.values() for event in mark)
        return (event for event in (*self.dropped, *marked) if hasattr(event, "value"))

    def _first_line(self) -> Place:
        for number, line in enumerate(self.lines, 1):
            text = line.strip()
            if text and not text.startswith(("#", "---", "%")):
                start = line.index(text) + 1
                return Place(number, start, number, start + len(text))
        return START

    def _rest_of_line(self, event: Any) -> Place:
        line, column = _mark(event.start_mark)
        text = self.excerpt(line).rstrip()
        comments = [c.place.column for c in self.comments if c.place.line == line] if "#" in text else []
        end = len(text[: comments[0] - 1].rstrip()) if comments else len(text)
        return Place(line, column, line, max(end, column) + 1)


def _holds(container: Any, step: str | int) -> bool:
    if isinstance(container, dict):
        return step in container
    return isinstance(container, list) and isinstance(step, int) and 0 <= step < len(container)


def _hide(hidden: dict[int, list[tuple[int, float]]], begin: tuple[int, int], end: tuple[int, int]) -> None:
    """Note on each line which columns a scalar takes."""
    for line in range(begin[0], end[0] + 1):
        first = begin[1] if line == begin[0] else 1
        last = end[1] if line == end[0] else float("inf")
        hidden.setdefault(line, []).append((first, last))


def _mark(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


def event_start(event: Any) -> Place:
    """Return the first character of a YAML event."""
    line, column = _mark(event.start_mark)
    return Place(line, column, line, column + 1)


def _line(event: Any, *, key: bool) -> int:
    """Return the line on which a key or an item begins; a key that is no plain text stands for the first line."""
    start = event.start_mark
    if key and (start.line != event.end_mark.line or not hasattr(event, "value")):
        return START.line
    line: int = start.line
    return line + 1


def _event_place(event: Any) -> Place | None:
    """Return the place of a scalar that stands on one line, else None."""
    start, end = event.start_mark, event.end_mark
    if start.line != end.line or not hasattr(event, "value"):
        return None
    return Place(start.line + 1, start.column + 1, end.line + 1, max(end.column, start.column + 1) + 1)
