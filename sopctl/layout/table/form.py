"""What a table says before anything is measured: headings, the texts of each row, and the arrows between rows."""

from typing import Literal, NamedTuple

from msgspec import Struct

Lines = tuple[str, ...]
"""Paragraphs of a cell."""


STAGED = "activity"
"""The key of the column in which stages are named."""
TIMES = "duration"
"""The key of the column in which a number stays with its unit."""


class Column(NamedTuple):
    """A column of text: its key, its heading, and the heading above it that it shares with its neighbours."""

    key: str
    heading: str
    group: str = ""


class Arrow(Struct, frozen=True):
    """From row to row; `label` is the answer of a decision."""

    source: int
    target: int
    label: str = ""


class Row(Struct, frozen=True):
    """A step: its texts, column by column, its shape, and the numbers of the actors who do it."""

    step: str
    cells: tuple[Lines, ...]
    shape: Literal["process", "decision", "terminator"]
    actors: tuple[int, ...]
    stage: str = ""
    """The heading of the rows that begin here; it stands above the activity."""


class Form(Struct, frozen=True):
    """A whole table. The columns of the actors stand between `before` and `after`, under `heading`."""

    title: str
    description: str
    language: str
    heading: str
    actors: tuple[str, ...]
    before: tuple[Column, ...]
    after: tuple[Column, ...]
    rows: tuple[Row, ...]
    arrows: tuple[Arrow, ...]
    page: str = "hal. {number}"
    """Words inside a pentagon."""
    folio: str = "Halaman {number} dari {count}"
    """Words at the foot of a page, on the right."""
    status: str = ""
    """Words at the foot of a page, on the left."""
    signs: tuple[str, ...] = ()
    """Signs that stand in place of the dash before a paragraph that begins with one of them."""

    @property
    def texts(self) -> tuple[Column, ...]:
        """The columns of text from left to right; each row has a cell for each."""
        return self.before + self.after
