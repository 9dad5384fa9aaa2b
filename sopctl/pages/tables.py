"""Tables of the document, such as the steps and the history, as tables of a page."""

from collections.abc import Iterator

from msgspec.structs import replace

from sopctl.documents.checklist import BOX
from sopctl.documents.document import Column as Heading
from sopctl.documents.document import Line, Link
from sopctl.documents.document import Row as Said
from sopctl.documents.document import Table as Written
from sopctl.pages import setting
from sopctl.pages.columns import widths
from sopctl.pages.part import Column, Text
from sopctl.pages.spans import Span
from sopctl.pages.style import BOLD, Face, Style
from sopctl.pages.table import Field, Strip, Table, sized

_SIZE = 0.92
"""Size of type, as a part of that of the text."""
_LEADING = 1.2
_TICK = 1.5
"""Size of a box to tick, as a part of that of the text."""
_CENTRED = frozenset({"no", "duration", "yes", "not", "not_applicable", "page"})


def table(block: Written, room: float, style: Style, link: str) -> Table:
    """Return a table that is `room` wide; `link` is the colour of links."""
    return _Setter(block, room, style, link).table()


class _Setter:
    def __init__(self, block: Written, room: float, style: Style, link: str) -> None:
        self.block = block
        self.room = room
        self.size = style.size * _SIZE
        self.padding = style.padding
        self.face = Face(colour=link)
        self.columns = block.columns
        heads = [[(Span(column.heading, BOLD),)] for column in self.columns]
        rows = [[[tuple(self._spans(line)) for line in cell] for cell in row.cells] for row in block.rows]
        times = frozenset(number for number, column in enumerate(self.columns) if column.key == "duration")
        self.edges = widths([heads, *rows], room, self.size, self.padding, times=times)
        self.rows = rows

    def table(self) -> Table:
        """Return the table with its head, and a row for each stage."""
        strips: list[Strip] = []
        for row, cells in zip(self.block.rows, self.rows, strict=True):
            if row.stage:
                strips.append(self._stage(row.stage))
            strips.append(self._row(row, cells))
        padding, before = self.padding, 2 * self.padding
        return Table(self.block.caption, self.edges, tuple(self._head()), tuple(strips), padding, before)

    def _row(self, row: Said, cells: list[list[tuple[Span, ...]]]) -> Strip:
        fields = []
        for number, (column, cell) in enumerate(zip(self.columns, cells, strict=True)):
            room = self._inner(number, number + 1)
            align: setting.Align = "centre" if column.key in _CENTRED else "left"
            made = [
                self._text(spans, room, align, anchor)
                for spans, anchor in zip(cell, [row.anchor if not number else "", *[""] * len(cell)], strict=False)
            ]
            fields.append(Field(Column(tuple(text for text in made if text.lines)), heading=not number))
        return sized(fields, self.padding)

    def _text(self, spans: tuple[Span, ...], room: float, align: setting.Align, anchor: str) -> Text:
        """Return a paragraph of a cell; a box that stands alone is large enough for a tick, on a line as high."""
        larger = _TICK if [span.text for span in spans] == [BOX] else 1.0
        size, leading = self.size * larger, _LEADING / larger
        return setting.text(spans, room, size, align=align, before=0.15 * self.size, anchor=anchor, leading=leading)

    def _stage(self, stage: str) -> Strip:
        made = setting.text(stage, self._inner(0, len(self.columns)), self.size, face=BOLD)
        return sized([Field(Column((made,)), heading=True, columns=len(self.columns))], self.padding, ground=True,
                     keep=True)  # fmt: skip

    def _head(self) -> Iterator[Strip]:
        """Yield one row of headings, or two where columns share a heading."""
        if not self.block.grouped:
            yield sized([self._heading(column, number) for number, column in enumerate(self.columns)], self.padding)
            return
        upper, lower = [], []
        alone = 0.0
        number = 0
        for group in self.block.groups:
            last = number + len(group.columns)
            if group.heading:
                made = setting.text(group.heading, self._inner(number, last), self.size, face=BOLD, align="centre")
                upper.append(Field(Column((made,)), True, last - number, 1, number, True))
                lower += [self._heading(column, number + at) for at, column in enumerate(group.columns)]
            else:
                field = self._heading(group.columns[0], number, rows=2)
                alone = max(alone, field.content.height)
                upper.append(field)
            number = last
        inner = 2 * self.padding
        first = max(field.content.height for field in upper if field.rows == 1) + inner
        second = max(max(field.content.height for field in lower) + inner, alone + inner - first)
        yield Strip(tuple(upper), first)
        yield Strip(tuple(lower), second)

    def _heading(self, column: Heading, number: int, rows: int = 1) -> Field:
        made = setting.text(column.heading, self._inner(number, number + 1), self.size, face=BOLD, align="centre")
        return Field(Column((made,) if made.lines else ()), True, 1, rows, number, True)

    def _inner(self, first: int, last: int) -> float:
        return self.edges[last] - self.edges[first] - 2 * self.padding

    def _spans(self, line: Line) -> Iterator[Span]:
        for part in line:
            if isinstance(part, Link):
                yield Span(part.text, replace(self.face, link=f"#{part.anchor}"))
            else:
                yield Span(part)
