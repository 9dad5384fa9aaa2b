"""Finished pages as plain values: all geometry is decided, a painter only paints.

Lengths are millimetres from the upper left corner of the paper, rounded to hundredths.
"""

from typing import Literal, NamedTuple

from msgspec import Struct

from sopctl.layout.typeface import SHIPPED, Typeface

Shape = Literal["process", "decision", "terminator", "offpage", "junction", "event"]
"""The table has the first four; a junction is the bar where parallel branches part or meet, an event a circle."""


class Point(NamedTuple):
    """A place on the page."""

    x: float
    y: float


class Box(NamedTuple):
    """A rectangle: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


class TextLine(Struct, frozen=True):
    """One line of text on its base line; `x` is its left end, or its middle where it is `centred`."""

    x: float
    y: float
    text: str
    size: float
    width: float
    bold: bool = False
    centred: bool = False


class Cell(Struct, frozen=True):
    """A cell of the table and its text. `step` is empty in the head of the table."""

    column: str
    step: str
    box: Box
    lines: tuple[TextLine, ...]


class Symbol(Struct, frozen=True):
    """A symbol of the flowchart. A pentagon has a letter and says which page the flow goes on at or comes from."""

    shape: Shape
    step: str
    box: Box
    lines: tuple[TextLine, ...] = ()
    letter: str = ""
    page: int = 0


class Connector(Struct, frozen=True):
    """A line with an arrow head at its last point, in straight pieces along the axes.

    `sources` are the steps that it leaves from, several where they share a pentagon on an earlier page.
    """

    sources: tuple[str, ...]
    target: str
    points: tuple[Point, ...]
    back: bool = False
    """Whether it returns to an earlier step, where a picture tells that apart."""


class Link(Struct, frozen=True):
    """The line that joins the symbols of a step that several actors do."""

    step: str
    points: tuple[Point, ...]


class Label(Struct, frozen=True):
    """The answer of a decision, on white, beside the connector that it belongs to."""

    source: str
    target: str
    box: Box
    lines: tuple[TextLine, ...]


class Rule(Struct, frozen=True):
    """A line of the table."""

    start: Point
    end: Point


class Page(Struct, frozen=True):
    """One page; `hops` are places where a level line jumps over an upright one."""

    number: int
    table: Box
    texts: tuple[TextLine, ...]
    rules: tuple[Rule, ...]
    cells: tuple[Cell, ...]
    symbols: tuple[Symbol, ...]
    links: tuple[Link, ...]
    connectors: tuple[Connector, ...]
    labels: tuple[Label, ...]
    hops: tuple[Point, ...]


class Drawing(Struct, frozen=True):
    """All pages of one table, and what its reader should know about them."""

    title: str
    description: str
    language: str
    paper: str
    width: float
    height: float
    arrow: float
    pages: tuple[Page, ...]
    missing: tuple[str, ...] = ()
    """Characters that the font does not have."""
    typeface: Typeface = SHIPPED
    """What its texts are measured in, and set in."""
