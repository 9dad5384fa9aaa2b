"""A page of the drawing as rows and columns: what a table of Word and a sheet of Excel are made of."""

from collections.abc import Iterable

from msgspec import Struct

from sopctl.layout.drawing import Cell, Page

_SAME = 0.05
"""Edges (mm) that are nearer to each other than this are one."""


class Slot(Struct, frozen=True):
    """A place for a cell that takes `rows` and `columns`; without a cell it stays empty."""

    row: int
    column: int
    rows: int
    columns: int
    cell: Cell | None


class PageGrid(Struct, frozen=True):
    """All places of a page, from left to right and top to bottom; `xs` and `ys` are the edges of columns and rows."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    heads: int
    """How many rows at the top are the head of the table."""
    slots: tuple[Slot, ...]


def page_grid(page: Page) -> PageGrid:
    """Return the rows and columns of `page`."""
    head = [cell for cell in page.cells if not cell.step]
    xs = _edges(edge for cell in head for edge in (cell.box.x, cell.box.right))
    upper = _edges(edge for cell in head for edge in (cell.box.y, cell.box.bottom))
    wide = page.table.width - _SAME
    level = {rule.start.y for rule in page.rules if abs(rule.end.x - rule.start.x) >= wide}
    ys = _edges([*upper, *(y for y in level if y > upper[-1]), page.table.bottom])
    taken: set[tuple[int, int]] = set()
    slots = []
    for cell in page.cells:
        row, column = _at(ys, cell.box.y), _at(xs, cell.box.x)
        slot = Slot(row, column, _at(ys, cell.box.bottom) - row, _at(xs, cell.box.right) - column, cell)
        slots.append(slot)
        taken |= {(row + n, column + m) for n in range(slot.rows) for m in range(slot.columns)}
    slots += [
        Slot(row, column, 1, 1, None)
        for row in range(len(ys) - 1)
        for column in range(len(xs) - 1)
        if (row, column) not in taken
    ]
    slots.sort(key=lambda slot: (slot.row, slot.column))
    return PageGrid(tuple(xs), tuple(ys), len(upper) - 1, tuple(slots))


def _edges(places: Iterable[float]) -> list[float]:
    """Return places in order, each once."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SAME:
            found.append(round(place, 2))
    return found


def _at(edges: list[float], place: float) -> int:
    return min(range(len(edges)), key=lambda number: abs(edges[number] - place))
