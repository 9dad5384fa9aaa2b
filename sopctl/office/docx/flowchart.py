"""The table with the flowchart: a table of Word for each page of the drawing, and the group of its shapes."""

from collections.abc import Iterator
from itertools import pairwise

from sopctl.i18n import Language
from sopctl.layout import Drawing, Form
from sopctl.layout.drawing import Page
from sopctl.office.docx.group import Group
from sopctl.office.docx.maker import SHADE, cell, paragraph, row, run, table
from sopctl.office.docx.paragraphs import ANSWER, TABLE, smaller
from sopctl.office.grid import PageGrid, Slot, page_grid
from sopctl.office.running import Paragraph, texts
from sopctl.office.xml import Element, twips

_PADDING = 1.1
"""Room beside text: a little less than the drawing has, so that what filled a line there still does."""
_HEAD_PADDING = 0.6
"""Headings are words that just fill narrow columns, and a little more room is all that keeps them whole."""
_CENTRED = frozenset({"no", "duration"})


def pages(drawing: Drawing, form: Form, first: int, words: Language, shrunk: float = 1.0) -> Iterator[Element]:
    """Yield the blocks of all pages; `first` is the first free number of a shape.

    The drawing is `shrunk` to that part of its size.
    """
    said = texts(drawing, form)
    activities = {
        step.step: f"{number}. {' '.join(step.cells[_activity(form)])}" for number, step in enumerate(form.rows, 1)
    }
    for number, page in enumerate(drawing.pages):
        content = [next(said) for _ in page.cells]
        anchors = []
        if page.symbols:
            group = Group(page, first, activities, words, ANSWER * shrunk)
            anchors = [group.run(drawing.title, drawing.description)]
            first = group.number
        yield paragraph(*anchors, style="Anchor", new_page=number > 0)
        yield _table(page, content, drawing.title, TABLE * shrunk)


def _activity(form: Form) -> int:
    keys = [column.key for column in form.texts]
    return keys.index("activity") if "activity" in keys else 0


def _table(page: Page, content: list[tuple[Paragraph, ...]], title: str, size: float) -> Element:
    grid = page_grid(page)
    said = dict(zip((id(cell) for cell in page.cells), content, strict=True))
    edges = [twips(y) for y in grid.ys]
    rows = [
        row(
            _cells(grid, number, said, size),
            height=edges[number + 1] - edges[number],
            exact=number < grid.heads,
            head=number < grid.heads,
        )
        for number in range(len(grid.ys) - 1)
    ]
    widths = [right - left for left, right in pairwise(grid.xs)]
    return table(widths, rows, style="FlowchartTable", caption=title)


def _cells(grid: PageGrid, number: int, said: dict[int, tuple[Paragraph, ...]], size: float) -> Iterator[Element]:
    """Yield the cells of a row, those that go on from the row above as well."""
    across = [slot for slot in grid.slots if slot.row <= number < slot.row + slot.rows]
    for slot in sorted(across, key=lambda slot: slot.column):
        width = grid.xs[slot.column + slot.columns] - grid.xs[slot.column]
        head = slot.row < grid.heads
        merge = "" if slot.rows == 1 else "restart" if slot.row == number else "continue"
        own = _paragraphs(slot, said, size) if slot.row == number else []
        yield cell(
            own or [paragraph(style="TableText")],
            width,
            columns=slot.columns,
            merge=merge,
            shade=SHADE if head and slot.cell and slot.cell.lines else "",
            padding=None if slot.cell is None or slot.cell.column in _CENTRED else _HEAD_PADDING if head else _PADDING,
            middle=True,
        )


def _paragraphs(slot: Slot, said: dict[int, tuple[Paragraph, ...]], size: float) -> list[Element]:
    if slot.cell is None:
        return []
    style = "TableHead" if not slot.cell.step else "TableCentred" if slot.cell.column in _CENTRED else "TableText"
    own = smaller(slot.cell.lines, size)
    return [
        paragraph(
            run(part.text, bold=part.bold and style != "TableHead", size=own),
            style="TableItem" if part.item else style,
        )
        for part in said[id(slot.cell)]
    ]
