"""Forms as rows whose cells begin and end where they want to; the table that holds them gets all of these edges."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from sopctl.office.docx import maker
from sopctl.office.xml import Element, twips


class Cell(Struct, frozen=True):
    """A cell from `left` to `right` (mm); `merge` as in Word: `restart`, or `continue` below that."""

    left: float
    right: float
    content: Sequence[Element] = ()
    shade: bool = False
    merge: str = ""
    middle: bool = False


class Row(Struct, frozen=True):
    """A row, at least `height` mm high; `whole` where no page break parts it, `kept` where none follows it."""

    cells: tuple[Cell, ...]
    height: float = 0.0
    whole: bool = True
    kept: bool = False


_SHORT = 5
"""Rows of a table that stay on one page (the head among them)."""


def keeps(number: int, count: int) -> bool:
    """Return whether row `number` of `count` stays with the next: short tables are whole, in others no row is alone."""
    return number < count - 1 and (count <= _SHORT or number in {0, count - 2})


def beside(name: Sequence[Element], side: float, rows: Sequence[Row]) -> list[Row]:
    """Return rows with a heading on their left that takes all of them."""
    made = []
    for number, row in enumerate(rows):
        merge = "" if len(rows) == 1 else "continue" if number else "restart"
        heading = Cell(0.0, side, () if number else name, shade=True, merge=merge)
        made.append(replace(row, cells=(heading, *row.cells)))
    return made


def table(rows: Iterable[Row], *, style: str = "FormTable") -> Element:
    """Return a table of rows."""
    rows = tuple(rows)
    edges = sorted({round(edge, 1) for row in rows for cell in row.cells for edge in (cell.left, cell.right)})
    widths = [right - left for left, right in pairwise(edges)]
    return maker.table(
        widths,
        (
            maker.row(
                (_cell(cell, edges) for cell in row.cells), height=twips(row.height), whole=row.whole, kept=row.kept
            )
            for row in rows
        ),
        style=style,
    )


def _cell(cell: Cell, edges: list[float]) -> Element:
    left, right = round(cell.left, 1), round(cell.right, 1)
    return maker.cell(
        cell.content,
        right - left,
        columns=edges.index(right) - edges.index(left),
        merge=cell.merge,
        shade=maker.SHADE if cell.shade else "",
        middle=cell.middle,
    )
