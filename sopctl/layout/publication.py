"""A whole printed document as a plain value: pages of text and pages of the table, in printed order.

All geometry is decided, a painter only paints. Lengths are millimetres from the upper left corner of the paper. What
stands on a page of text also says what it is (a heading, a cell of a table), so that a painter can tell a screen
reader; its blocks are in reading order.
"""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from sopctl.layout.drawing import Box, Drawing, Page, Point
from sopctl.layout.typeface import SHIPPED, Typeface

Role = Literal["title", "heading", "paragraph", "item", "label", "code", "quote"]
PictureKind = Literal["svg", "png", "jpeg"]

INK = "#000000"


class Run(Struct, frozen=True):
    """A piece of one line in one style, on its base line; `x` is its left end, `size` the height of the em."""

    x: float
    y: float
    text: str
    size: float
    width: float
    bold: bool = False
    italic: bool = False
    mono: bool = False
    colour: str = INK
    link: str = ""
    """Where it leads: a web address, or `#` and the anchor of a block."""


class Stroke(Struct, frozen=True):
    """A line of the given width."""

    points: tuple[Point, ...]
    width: float
    colour: str = INK


class Area(Struct, frozen=True):
    """A filled ground behind what else is on the page."""

    box: Box
    fill: str
    radius: float = 0.0


class Way(Struct, frozen=True):
    """A piece of an outline: `M` begins at a point, `L` is a straight line to one, `C` a curve (two handles, then its
    end), and `Z` goes back to where the outline began."""

    kind: Literal["M", "L", "C", "Z"]
    points: tuple[Point, ...] = ()


class Shape(Struct, frozen=True):
    """A drawn ornament, such as an icon, that a screen reader passes over.

    It is filled where it has a `fill`, and its outline is drawn with round ends and corners where it has a `stroke`.
    Pieces of one shape do not lie over each other.
    """

    ways: tuple[Way, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 0.0


class Picture(Struct, frozen=True):
    """A finished picture. Without `alt` it is an ornament that a screen reader passes over."""

    box: Box
    kind: PictureKind
    data: bytes
    alt: str = ""


class TextBlock(Struct, frozen=True):
    """Lines that belong together. Runs follow each other in reading order.

    `level` is that of a heading (1 below the title) or the depth of a list's item, from 1. Items that follow each
    other are one list; the first run of an item is its number or bullet.
    """

    role: Role
    runs: tuple[Run, ...]
    level: int = 1
    anchor: str = ""
    """A name that links lead to; unique in the document."""
    continued: bool = False
    """Whether it goes on from the page before."""


class GridCell(Struct, frozen=True):
    """A cell and what stands in it; `row` and `column` count from zero."""

    row: int
    column: int
    box: Box
    blocks: tuple[TextBlock | Picture, ...]
    heading: bool = False
    """Whether it names its column or its row."""
    columns: int = 1
    rows: int = 1
    """How many columns and rows it takes."""


class Grid(Struct, frozen=True):
    """A table or a form: `columns` and `rows` are the places of its edges, one more than there are of each."""

    caption: str
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[GridCell, ...]
    heads: int = 0
    """How many rows at the top are headings of the columns."""
    continued: bool = False
    """Whether it goes on from the page before; then its head is a repetition."""


class TextPage(Struct, frozen=True):
    """A page of text; `furniture` is what repeats on every page, such as the page's number."""

    number: int
    width: float
    height: float
    blocks: tuple[TextBlock | Grid | Picture, ...]
    furniture: tuple[Run | Picture, ...] = ()
    areas: tuple[Area, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    shapes: tuple[Shape, ...] = ()
    """Painted after areas and strokes, below text."""


class TablePage(Struct, frozen=True):
    """A page of the table in which the flowchart stands, out of the drawing that it belongs to."""

    drawing: Drawing
    page: Page
    level: int = 1
    """That of the heading above the table: 1 below the title."""
    below: TextPage | None = None
    """What stands under the table on the same page, without furniture."""

    @property
    def number(self) -> int:
        """Its number in the document."""
        return self.page.number

    @property
    def width(self) -> float:
        """Width of the paper."""
        return self.drawing.width

    @property
    def height(self) -> float:
        """Height of the paper."""
        return self.drawing.height


class Publication(Struct, frozen=True):
    """All pages of a document."""

    title: str
    author: str
    """Who issues it; empty where nobody is named."""
    language: str
    """The language of the texts (BCP 47)."""
    date: str
    """The day of this version (YYYY-MM-DD), for the data of a file; empty where none is known."""
    pages: tuple[TextPage | TablePage, ...]
    missing: tuple[str, ...] = ()
    """Characters that the font does not have."""
    typeface: Typeface = SHIPPED
    """What its texts are measured in, and set in."""

    def tables(self) -> Iterator[TablePage]:
        """Yield the pages of the table."""
        yield from (page for page in self.pages if isinstance(page, TablePage))
