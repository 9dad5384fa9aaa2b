"""Parts of a page on their way to a place: each knows how high it is and how it goes on on a further page.

A part is laid out from its own upper left corner; only `put` knows where on the paper that is.
"""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from sopctl.layout.drawing import Box, Point
from sopctl.layout.metrics import ASCENT, DESCENT
from sopctl.layout.publication import INK, Area, Grid, Picture, PictureKind, Role, Run, Stroke, TextBlock
from sopctl.pages.spans import Line

_TOGETHER = 2
"""Lines of a text that stay together at the foot and at the top of a page."""
NEAR = 0.005
"""Lengths (mm) that differ by less are the same."""


class Sink(Struct):
    """What has been put on a page, or into a cell."""

    blocks: list[TextBlock | Grid | Picture] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)

    def rule(self, x: float, y: float, to_x: float, to_y: float, width: float, colour: str = INK) -> None:
        """Draw a line."""
        ends = (Point(round(x, 2), round(y, 2)), Point(round(to_x, 2), round(to_y, 2)))
        self.strokes.append(Stroke(ends, width, colour))

    def frame(self, box: Box, width: float) -> None:
        """Draw the four sides of a box."""
        x, y, right, bottom = (round(n, 2) for n in (box.x, box.y, box.right, box.bottom))
        corners = (Point(x, y), Point(right, y), Point(right, bottom), Point(x, bottom), Point(x, y))
        self.strokes.append(Stroke(corners, width))


class Part(Protocol):
    """Something that is put on a page, or on several."""

    @property
    def height(self) -> float:
        """How high it is when nothing parts it."""

    @property
    def before(self) -> float:
        """Room above it, which falls away at the top of a page."""

    @property
    def keep(self) -> bool:
        """Whether it must not be the last on a page."""

    def fit(self, room: float, full: float) -> "tuple[Part | None, Part | None]":
        """Return what fits into `room` and what is left of it.

        `full` is the room of an empty page; where that is all there is, something must go.
        """

    def put(self, sink: Sink, x: float, y: float) -> None:
        """Put it with its upper left corner at a place of the paper."""


class Text(Struct, frozen=True):
    """Lines that belong together."""

    role: Role
    lines: tuple[Line, ...]
    size: float
    line: float
    """Height of a line."""
    level: int = 1
    anchor: str = ""
    before: float = 0.0
    keep: bool = False
    continued: bool = False

    @property
    def height(self) -> float:
        """Height of all lines."""
        return len(self.lines) * self.line

    def fit(self, room: float, full: float) -> "tuple[Text | None, Text | None]":
        """Part it between lines, but leave no line alone."""
        count = len(self.lines)
        most = int((room + NEAR) / self.line)
        if most >= count:
            return self, None
        most = min(most, count - _TOGETHER)
        if most < _TOGETHER:
            if room < full - NEAR:
                return None, self
            most = max(int((room + NEAR) / self.line), 1)
        if self.role == "heading" and room < full - NEAR:
            return None, self
        rest = replace(self, lines=self.lines[most:], continued=True, anchor="")
        return replace(self, lines=self.lines[:most], keep=False), rest

    def put(self, sink: Sink, x: float, y: float) -> None:
        """Put the lines one below the other."""
        base = y + (self.line - (ASCENT + DESCENT) * self.size) / 2 + ASCENT * self.size
        size = round(self.size, 3)
        runs = tuple(
            Run(
                round(x + line.x + at, 2),
                round(base + number * self.line, 2),
                text,
                size,
                round(wide, 2),
                face.bold,
                face.italic,
                face.mono,
                face.colour,
                face.link,
            )
            for number, line in enumerate(self.lines)
            for at, text, wide, face in line.pieces
        )
        if runs:
            sink.blocks.append(TextBlock(self.role, runs, self.level, self.anchor, self.continued))


class Image(Struct, frozen=True):
    """A picture, `x` from the left; it is not parted."""

    kind: PictureKind
    data: bytes
    width: float
    height: float
    alt: str = ""
    x: float = 0.0
    before: float = 0.0
    keep: bool = False
    least: float = 1.0
    """How much smaller it may become to fit."""

    def fit(self, room: float, full: float) -> "tuple[Image | None, Image | None]":
        """Take it whole or not at all."""
        if self.height <= room + NEAR or room >= full - NEAR:
            return self, None
        scale = room / self.height
        if scale < self.least:
            return None, self
        x = self.x + self.width * (1 - scale) / 2
        return replace(self, width=self.width * scale, height=room, x=x), None

    def put(self, sink: Sink, x: float, y: float) -> None:
        """Put it in its place."""
        box = Box(round(x + self.x, 2), round(y, 2), round(self.width, 2), round(self.height, 2))
        sink.blocks.append(Picture(box, self.kind, self.data, self.alt))


class Blank(Struct, frozen=True):
    """Room, with a line at its foot where something is to be written in."""

    height: float
    line: tuple[float, float] | None = None
    """From where to where the line goes."""
    before: float = 0.0
    keep: bool = False

    def fit(self, room: float, full: float) -> "tuple[Blank | None, Blank | None]":
        """Take it whole or not at all."""
        whole = self.height <= room + NEAR or room >= full - NEAR
        return (self, None) if whole else (None, self)

    def put(self, sink: Sink, x: float, y: float) -> None:
        """Draw the line."""
        if self.line:
            start, end = self.line
            sink.rule(x + start, y + self.height, x + end, y + self.height, 0.2)


class Column(Struct, frozen=True):
    """Parts one below the other."""

    parts: tuple[Part, ...]
    before: float = 0.0
    keep: bool = False

    @property
    def height(self) -> float:
        """The height of all parts with the room between them."""
        return stacked(self.parts)

    def fit(self, room: float, full: float) -> "tuple[Column | None, Column | None]":
        """Part it between its parts, or within one of them."""
        taken, rest = fill(self.parts, room, full)
        head = replace(self, parts=taken, keep=self.keep and not rest) if taken else None
        return head, replace(self, parts=rest) if rest else None

    def put(self, sink: Sink, x: float, y: float) -> None:
        """Put its parts one below the other."""
        for number, part in enumerate(self.parts):
            y += part.before if number else 0.0
            part.put(sink, x, y)
            y += part.height


def stacked(parts: Sequence[Part]) -> float:
    """Return the height of parts one below the other."""
    return sum(part.height for part in parts) + sum(part.before for part in parts[1:])


def fill(parts: Sequence[Part], room: float, full: float) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return the parts that fit into `room` one below the other, and what is left of them."""
    taken: list[Part] = []
    y = 0.0
    rest: tuple[Part, ...] = ()
    for number, part in enumerate(parts):
        gap = part.before if taken else 0.0
        if y + gap + part.height <= room + NEAR:
            taken.append(part)
            y += gap + part.height
            continue
        head, tail = part.fit(room - y - gap, full)
        if head:
            taken.append(head)
        rest = (*([tail] if tail else []), *parts[number + 1 :])
        break
    return _without_widows(taken, rest, fresh=room >= full - NEAR)


def _without_widows(
    taken: list[Part], rest: tuple[Part, ...], *, fresh: bool
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Give headings at the foot to the rest, unless nothing would be left on an empty page."""
    end = len(taken)
    while rest and end and taken[end - 1].keep:
        end -= 1
    if not end and fresh:
        end = len(taken)
    return tuple(taken[:end]), (*taken[end:], *rest)
