"""Columns side by side: fields of a form, panels, or a heading with its text on its right."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from sopctl.layout.drawing import Box
from sopctl.layout.publication import Area
from sopctl.pages.part import NEAR, Column, Part, Sink, Text, fill, stacked
from sopctl.pages.style import FRAME, THIN

_LEAST = 9.0
"""Height (mm) below which a piece of a row is not worth the break of a page."""
_SMALL = 0.22
"""The part of a page up to which a row stays whole."""


class Cell(Struct, frozen=True):
    """A cell of a row, from `x` on."""

    content: Column
    x: float
    width: float
    padding: float = 0.0
    centred: bool = False
    """Whether the content stands in the middle of the height."""
    ground: str = ""
    again: bool = False
    """Whether the content stands again where the row goes on on a further page."""

    @property
    def height(self) -> float:
        """The height of the content with the room round it."""
        return self.content.height + 2 * self.padding

    def repeated(self) -> "Cell":
        """Return what stands in it on a further page: its text again, though not as a heading, or nothing."""
        parts = [replace(part, role="label", anchor="") for part in self.content.parts if isinstance(part, Text)]
        return replace(self, content=Column(tuple(parts) if self.again else ()))


class Row(Struct, frozen=True):
    """Cells side by side. A row may go on on a further page, each cell from where it was left."""

    cells: tuple[Cell, ...]
    ruled: bool = False
    """Whether it is part of a form, with rules between its cells."""
    least: float = 0.0
    before: float = 0.0
    keep: bool = False

    @property
    def height(self) -> float:
        """The height of the highest cell."""
        return max(self.least, *(cell.height for cell in self.cells))

    def fit(self, room: float, full: float) -> "tuple[Row | None, Row | None]":
        """Part every cell at the same height."""
        if self.height <= room + NEAR:
            return self, None
        fresh = room >= full - NEAR
        if not fresh and (room < _LEAST or self.height <= _SMALL * full):
            return None, self
        heads, tails = [], []
        for cell in self.cells:
            inner = 2 * cell.padding
            head, tail = cell.content.fit(room - inner, full - inner)
            if cell.content.parts and not head and not fresh:
                return None, self
            heads.append(replace(cell, content=head or Column(())))
            tails.append(replace(cell, content=tail or Column(())))
        if not any(cell.content.parts for cell in tails):
            return replace(self, cells=tuple(heads), least=min(self.least, room)), None
        upper = replace(self, cells=tuple(heads), least=0.0, keep=False)
        named = [cell if cell.content.parts else own.repeated() for cell, own in zip(tails, self.cells, strict=True)]
        return upper, replace(self, cells=tuple(named), least=0.0)

    def put(self, sink: Sink, x: float, y: float) -> None:
        """Put the cells side by side, with rules between them."""
        height = self.height
        for cell in self.cells:
            spare = height - cell.height
            box = Box(round(x + cell.x, 2), round(y, 2), round(cell.width, 2), round(height, 2))
            if cell.ground:
                sink.areas.append(Area(box, cell.ground))
            if self.ruled and cell is not self.cells[0]:
                sink.rule(box.x, y, box.x, y + height, THIN)
            top = y + cell.padding + (spare / 2 if cell.centred else 0.0)
            cell.content.put(sink, x + cell.x + cell.padding, top)


class Form(Struct, frozen=True):
    """Rows with rules between them, and a frame round what stands on a page."""

    rows: tuple[Part, ...]
    width: float
    before: float = 0.0
    keep: bool = False
    framed: bool = True
    """Whether it draws its frame; within a cell it does not."""

    @property
    def height(self) -> float:
        """The height of all rows."""
        return stacked(self.rows)

    def fit(self, room: float, full: float) -> "tuple[Form | None, Form | None]":
        """Part it between rows, or within one."""
        taken, rest = fill(self.rows, room, full)
        return replace(self, rows=taken) if taken else None, replace(self, rows=rest) if rest else None

    def put(self, sink: Sink, x: float, y: float) -> None:
        """Put the rows, the rules between them and the frame."""
        top = y
        for number, row in enumerate(self.rows):
            if number:
                sink.rule(x, y, x + self.width, y, THIN)
            row.put(sink, x, y)
            y += row.height
        if self.framed:
            sink.frame(Box(x, top, self.width, y - top), FRAME)


def joined(parts: Iterable[Part], width: float) -> Iterator[Part]:
    """Yield parts in which rows of a form that follow each other without room are one form."""
    rows: list[Row] = []
    for part in parts:
        ruled = isinstance(part, Row) and part.ruled
        if rows and not (ruled and not part.before):
            yield Form(tuple(rows), width, rows[0].before)
            rows = []
        if isinstance(part, Row) and part.ruled:
            rows.append(part)
        else:
            yield part
    if rows:
        yield Form(tuple(rows), width, rows[0].before)
