"""Tables over pages: the head is repeated, a row is parted only where it is higher than half a page."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sopctl.layout.drawing import Box
from sopctl.layout.publication import Area, Grid, GridCell, Picture, TextBlock
from sopctl.pages.part import NEAR, Column, Sink
from sopctl.pages.style import FRAME, GROUND, THIN

_HIGH = 0.5
"""The part of a page from which on a row may be parted."""


class Field(Struct, frozen=True):
    """A cell of a table: what stands in it, and how many columns and rows it takes."""

    content: Column
    heading: bool = False
    columns: int = 1
    rows: int = 1
    column: int = 0
    centred: bool = False


class Strip(Struct, frozen=True):
    """A row of a table."""

    fields: tuple[Field, ...]
    height: float
    ground: bool = False
    keep: bool = False
    """Whether it stays with the next row."""


class Table(Struct, frozen=True):
    """A table; `edges` are those of its columns, from its left side."""

    caption: str
    edges: tuple[float, ...]
    head: tuple[Strip, ...]
    rows: tuple[Strip, ...]
    padding: float
    before: float = 0.0
    keep: bool = False
    continued: bool = False
    framed: bool = True
    """Whether it draws its own frame; a form has one already."""

    @property
    def height(self) -> float:
        """The height of all rows."""
        return sum(row.height for row in (*self.head, *self.rows))

    def fit(self, room: float, full: float) -> "tuple[Table | None, Table | None]":
        """Part it between rows, and a high row within."""
        if self.height <= room + NEAR:
            return self, None
        top = sum(row.height for row in self.head)
        count, used = self._whole(room, top)
        rows, rest = list(self.rows[:count]), self.rows[count:]
        fresh = room >= full - NEAR and all(row.keep for row in rows)
        if rest and (fresh or rest[0].height > _HIGH * full):
            left = room - used
            upper, lower = self._parted(rest[0], left, left if fresh else left + 1)
            if upper:
                rows.append(upper)
                rest = (*([lower] if lower else []), *rest[1:])
        while rows and rest and rows[-1].keep:
            rest = (rows.pop(), *rest)
        if not rows:
            return None, self
        whole = replace(self, rows=tuple(rows), keep=False)
        return whole, replace(self, rows=rest, continued=True, before=0.0) if rest else None

    def _whole(self, room: float, used: float) -> tuple[int, float]:
        """Return how many rows fit, and what they take."""
        count = 0
        for row in self.rows:
            if used + row.height > room + NEAR:
                break
            used += row.height
            count += 1
        return count, used

    def _parted(self, row: Strip, room: float, full: float) -> tuple[Strip | None, Strip | None]:
        inner = 2 * self.padding
        heads, tails = [], []
        for cell in row.fields:
            head, tail = cell.content.fit(room - inner, full - inner)
            if cell.content.parts and not head:
                return None, row
            heads.append(replace(cell, content=head or Column(())))
            tails.append(replace(cell, content=tail or Column(())))
        rest = sized(tails, self.padding, ground=row.ground) if any(cell.content.parts for cell in tails) else None
        return sized(heads, self.padding, ground=row.ground), rest

    def put(self, sink: Sink, x: float, y: float) -> None:
        """Put rules, grounds and cells."""
        columns = tuple(round(x + edge, 2) for edge in self.edges)
        tops = [y]
        for row in (*self.head, *self.rows):
            tops.append(tops[-1] + row.height)
        edges = tuple(round(top, 2) for top in tops)
        cells = []
        for number, row in enumerate((*self.head, *self.rows)):
            for cell in row.fields:
                left, right = columns[cell.column], columns[cell.column + cell.columns]
                top, bottom = edges[number], edges[number + cell.rows]
                box = Box(left, top, round(right - left, 2), round(bottom - top, 2))
                if row.ground or number < len(self.head):
                    sink.areas.append(Area(box, GROUND))
                if cell.column:
                    sink.rule(left, top, left, bottom, THIN)
                if number:
                    sink.rule(left, top, right, top, THIN)
                cells.append(GridCell(number, cell.column, box, self._content(cell, box, sink), cell.heading,
                                      cell.columns, cell.rows))  # fmt: skip
        if self.framed:
            sink.frame(Box(columns[0], edges[0], columns[-1] - columns[0], edges[-1] - edges[0]), FRAME)
        sink.blocks.append(Grid(self.caption, columns, edges, tuple(cells), len(self.head), self.continued))

    def _content(self, cell: Field, box: Box, sink: Sink) -> tuple[TextBlock | Picture, ...]:
        own = Sink([], sink.areas, sink.strokes)
        spare = box.height - 2 * self.padding - cell.content.height if cell.centred else 0.0
        cell.content.put(own, box.x + self.padding, box.y + self.padding + max(spare, 0.0) / 2)
        return tuple(block for block in own.blocks if not isinstance(block, Grid))


def sized(fields: Sequence[Field], padding: float, *, ground: bool = False, keep: bool = False) -> Strip:
    """Return a row as high as its fields, put into columns one after the other."""
    placed = tuple(_placed(fields))
    return Strip(placed, max((field.content.height for field in placed), default=0.0) + 2 * padding, ground, keep)


def _placed(fields: Sequence[Field]) -> Iterator[Field]:
    column = 0
    for field in fields:
        yield replace(field, column=column)
        column += field.columns
