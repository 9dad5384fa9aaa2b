"""The sheet of the table with the flowchart: one page of the drawing below the other, printed as they are there."""

from typing import Any

from sopctl.i18n import Text
from sopctl.layout import Drawing, Form
from sopctl.layout.drawing import Cell
from sopctl.office.grid import PageGrid, Slot, page_grid
from sopctl.office.running import BREAK, HYPHEN, Paragraph, texts
from sopctl.office.xlsx.book import SHADE, Book, known_paper, write_across, write_text
from sopctl.office.xlsx.measures import Axis, Field, pixels
from sopctl.office.xlsx.room import SPARE, TITLE_HEIGHT, edge, print_scale, rooms
from sopctl.office.xlsx.shapes import Shapes

TITLE = Text("Flowchart", "Bagan Alir")
MARK = "sopctl-flowchart"
"""What the drawing is known by until its shapes are in it."""
_SIZE, _TITLE_SIZE = 7, 9
"""Sizes of type: a little less than in the drawing, since Excel breaks lines in its own way."""
_CENTRED = frozenset({"no", "duration"})
_POINT = 0.75
"""Points in a pixel."""


class FlowSheet:
    """Writes the sheet of one drawing."""

    def __init__(self, book: Book, drawing: Drawing, form: Form) -> None:
        self.book = book
        self.drawing = drawing
        self.form = form
        self.sheet: Any = None
        self.room = rooms(drawing, _SIZE)

    def write(self, shapes: Shapes, title: str) -> None:
        """Add the sheet, and its shapes to `shapes`."""
        self.sheet = self.book.sheet(title)
        said = texts(self.drawing, self.form)
        names = self._names()
        self._title()
        row, breaks = 1, []
        columns: Axis | None = None
        for number, page in enumerate(self.drawing.pages):
            grid = page_grid(page)
            content = dict(zip(map(id, page.cells), [next(said) for _ in page.cells], strict=True))
            if columns is None:
                columns = self._columns(grid)
                row = self._head(grid, row, content)
            heads = grid.heads
            rows = Axis.of(grid.ys[heads:], row, more=self.room.higher[number])
            if number:
                breaks.append(row)
            self._body(grid, rows, content)
            shapes.add(page, Field(columns, rows), names)
            row += len(rows.sizes)
        self._print(row, breaks, len(columns.sizes) if columns else 1)
        self.sheet.insert_textbox(0, 0, MARK)

    def _names(self) -> dict[str, str]:
        keys = [column.key for column in self.form.texts]
        at = keys.index("activity") if "activity" in keys else 0
        return {row.step: f"{n}. {' '.join(row.cells[at])}" for n, row in enumerate(self.form.rows, 1)}

    def _title(self) -> None:
        form = self.book.format(bold=True, font_size=_TITLE_SIZE, text_wrap=False)
        self.sheet.set_row_pixels(0, pixels(TITLE_HEIGHT))
        write_text(self.sheet, 0, 0, self.drawing.title, form)

    def _columns(self, grid: PageGrid) -> Axis:
        columns = Axis.of(grid.xs, tallest=1700)
        for number, size in enumerate(columns.sizes):
            self.sheet.set_column_pixels(number, number, size)
        return columns

    def _head(self, grid: PageGrid, row: int, content: dict[int, tuple[Paragraph, ...]]) -> int:
        """Write the head of the table, which Excel repeats on each page; return the row below it."""
        rows = Axis.of(grid.ys[: grid.heads + 1], row)
        self._sizes(rows)
        for slot in grid.slots:
            if slot.row < grid.heads:
                self._cell(slot, rows, 0, content)
        return row + len(rows.sizes)

    def _body(self, grid: PageGrid, rows: Axis, content: dict[int, tuple[Paragraph, ...]]) -> None:
        self._sizes(rows)
        for slot in grid.slots:
            if slot.row >= grid.heads:
                self._cell(slot, rows, grid.heads, content)

    def _sizes(self, rows: Axis) -> None:
        for number, size in enumerate(rows.sizes, rows.first):
            self.sheet.set_row(number, size * _POINT)

    def _cell(self, slot: Slot, rows: Axis, heads: int, content: dict[int, tuple[Paragraph, ...]]) -> None:
        cell, place = slot.cell, slot.row - heads
        first = rows.first + rows.starts[place]
        last = rows.first + rows.starts[place + slot.rows] - 1
        said = content[id(cell)] if cell else ()
        form = self._format(cell)
        start, end = (first, slot.column), (last, slot.column + slot.columns - 1)
        text = cell_lines(said)
        if cell and cell.column == "no" and text.isascii() and text.isdigit() and cell.step and start == end:
            self.sheet.write_number(*start, int(text), form)
            return
        write_across(self.sheet, start, end, text, form)
        if len(said) > 1 and said[0].bold and not said[1].bold:
            self._with_stage(start, said, form)

    def _with_stage(self, place: tuple[int, int], said: tuple[Paragraph, ...], form: Any) -> None:
        """Write a cell that begins with the name of a stage, in bold."""
        first, rest = cell_lines(said[:1]), cell_lines(said[1:])
        bold = self.book.format(bold=True, font_size=_SIZE)
        plain = self.book.format(font_size=_SIZE)
        if first and rest and len(first) + len(rest) < 30_000:
            self.sheet.write_rich_string(*place, bold, first + "\n", plain, rest, form)

    def _format(self, cell: Cell | None) -> Any:
        if cell is None:
            return self.book.format(border=1, font_size=_SIZE)
        if not cell.step:
            return self.book.format(border=1, font_size=_SIZE, bold=True, align="center", bg_color=SHADE)
        align = "center" if cell.column in _CENTRED else "left"
        indent = int(align == "left" and cell.column in self.room.columns)
        return self.book.format(border=1, font_size=_SIZE, align=align, indent=indent)

    def _print(self, rows: int, breaks: list[int], columns: int) -> None:
        drawing, sheet = self.drawing, self.sheet
        margin = drawing.pages[0].table.x
        heads = page_grid(drawing.pages[0]).heads + 1
        paper, width = known_paper(drawing.paper, drawing.width)
        self.book.set_page(sheet, paper, edge(margin), landscape=True, below=SPARE)
        sheet.set_print_scale(print_scale(drawing, width))
        sheet.repeat_rows(0, heads - 1)
        sheet.set_h_pagebreaks(breaks)
        sheet.print_area(0, 0, rows - 1, columns - 1)
        sheet.freeze_panes(heads, min(2, columns))


def cell_lines(said: tuple[Paragraph, ...]) -> str:
    """Return the paragraphs of a cell as lines of a sheet.

    Excel breaks too long a word anywhere, so one that may be broken, such as `menit/pengaduan`, is broken there.
    """
    lines = []
    for part in said:
        dash = "\N{EN DASH} " if part.item and not part.continued else ""
        lines.append(dash + part.text.replace(HYPHEN, "").replace(BREAK, "\n"))
    return "\n".join(lines)
