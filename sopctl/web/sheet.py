"""The table with the flowchart as a table of HTML whose cells are exactly as large as those of the drawing over it."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from sopctl.documents.document import Line
from sopctl.i18n import Language
from sopctl.layout.drawing import Box, Cell, Drawing, Page
from sopctl.layout.table.form import STAGED, Column, Form, Row
from sopctl.web import words
from sopctl.web.overlay import overlay

_LEAST = 3.3
"""Pixels that a millimetre of the drawing has at least, as in the style of the page."""
_ASIDE = 48
"""Pixels beside the table."""
_PANNED = ".view:has(.sheet){overflow:auto;max-height:calc(100vh - 5rem)}.view .sheet thead{top:0}"
"""What holds where the window is narrower than the table at its least size."""
_LANE = "lane"
_TEXT = 2.65
"""Size of type (mm) where no cell says anything."""


class HeadCell(Struct, frozen=True):
    """A heading; rows and columns count from one, as they do in a style."""

    key: str
    text: str
    row: int
    column: int
    rows: int
    columns: int


class BodyCell(Struct, frozen=True):
    """A cell of a step: paragraphs of a column of text, or a column of an actor, with a symbol or without."""

    key: str
    heading: str
    lines: tuple[str, ...] = ()
    symbol: str = ""
    """What the symbol in it is called, empty where there is none."""
    stage: str = ""
    """The heading of the steps that begin here."""
    ways: tuple[Line, ...] = ()
    """What the symbols and arrows of the step show, where they are told here."""


class BodyRow(Struct, frozen=True):
    """A step and its two anchors, by its id and by its number; the first cell names the row."""

    step: str
    anchor: str
    number: str
    cells: tuple[BodyCell, ...]


class Sheet(Struct, frozen=True):
    """A table and the drawing over it."""

    caption: str
    heads: tuple[tuple[HeadCell, ...], ...]
    """The headings, row by row."""
    rows: tuple[BodyRow, ...]
    overlay: str
    """The finished SVG."""
    style: str
    """Rules that give each column and each row its size."""


def sheet(
    form: Form, drawing: Drawing, anchors: Sequence[str], ways: Sequence[tuple[Line, ...]], language: Language
) -> Sheet:
    """Return the table of `form`.

    `drawing` shows it as one picture. `anchors` and `ways` have an item for each row.
    """
    (page,) = drawing.pages
    body = len(form.rows) * len(form.texts)
    heads, cells = page.cells[: len(page.cells) - body], page.cells[len(page.cells) - body :]
    rows = []
    for number, (row, anchor, told) in enumerate(zip(form.rows, anchors, ways, strict=True), 1):
        name = f"{words.words(language).anchor}-{number}"
        own = tuple(_cells(form, row, told, words.shapes(language)))
        rows.append(BodyRow(row.step, anchor, "" if name in anchors else name, own))
    boxes = [cell.box for cell in cells[:: len(form.texts)]]
    headings = tuple(_heads(form, heads))
    style = _style(page, headings, heads, boxes)
    return Sheet(form.description, headings, tuple(rows), overlay(page, drawing.arrow), style)


def _cells(form: Form, row: Row, ways: tuple[Line, ...], symbols: dict[str, str]) -> Iterator[BodyCell]:
    keys = [column.key for column in form.texts]
    told = keys.index(STAGED) if STAGED in keys else 0
    texts = [
        BodyCell(key, heading, tuple(filter(str.strip, lines)), ways=ways if number == told else ())
        for number, ((key, heading, _), lines) in enumerate(zip(form.texts, row.cells, strict=True))
    ]
    if row.stage:
        texts[told] = replace(texts[told], stage=row.stage)
    split = len(form.before)
    yield from texts[:split]
    for actor, name in enumerate(form.actors):
        yield BodyCell(_LANE, name, symbol=symbols[row.shape] if actor in row.actors else "")
    yield from texts[split:]


def _heads(form: Form, cells: Sequence[Cell]) -> Iterator[tuple[HeadCell, ...]]:
    """Yield the rows of headings; where a cell stands follows from the edges of all cells."""
    across, down = _edges(cells)
    found = [
        HeadCell(
            cell.column,
            text,
            down.index(_hundredths(cell.box.y)) + 1,
            across.index(_hundredths(cell.box.x)) + 1,
            down.index(_hundredths(cell.box.bottom)) - down.index(_hundredths(cell.box.y)),
            across.index(_hundredths(cell.box.right)) - across.index(_hundredths(cell.box.x)),
        )
        for cell, text in zip(cells, _headings(form), strict=True)
    ]
    for row in range(1, len(down)):
        yield tuple(sorted((cell for cell in found if cell.row == row), key=lambda cell: cell.column))


def _headings(form: Form) -> Iterator[str]:
    """Yield the headings in the order of the drawing's cells."""
    yield from _grouped(form.before)
    yield form.heading
    yield from form.actors
    yield from _grouped(form.after)


def _grouped(columns: Sequence[Column]) -> Iterator[str]:
    for group, together in groupby(columns, lambda column: column.group):
        yield from [group] if group else []
        yield from (column.heading for column in together)


def _edges(cells: Sequence[Cell]) -> tuple[list[int], list[int]]:
    across = {_hundredths(edge) for cell in cells for edge in (cell.box.x, cell.box.right)}
    down = {_hundredths(edge) for cell in cells for edge in (cell.box.y, cell.box.bottom)}
    return sorted(across), sorted(down)


def _hundredths(value: float) -> int:
    return round(value * 100)


def _style(page: Page, headings: tuple[tuple[HeadCell, ...], ...], heads: Sequence[Cell], rows: Sequence[Box]) -> str:
    """Return the sizes of columns, rows and type, in millimetres of the drawing, as rules of a style.

    The policy of the page allows no styles in attributes.
    """
    across, down = _edges(heads)
    sizes = {cell.column: cell.lines[0].size for cell in heads if cell.lines}
    text = next((line.size for cell in page.cells if cell.step for line in cell.lines), _TEXT)
    least = round(page.table.width * _LEAST + _ASIDE)
    rules = [
        f"@media screen and (min-width:56.01rem) and (max-width:{least}px){{{_PANNED}}}",
        f".sheet{{--width:{page.table.width:g};--text:{text:g};--columns:{_tracks(across)};--heads:{_tracks(down)}}}",
        *(
            f".sheet thead tr:nth-child({row}) th:nth-child({position})"
            f"{{grid-area:{_area(cell)};--text:{sizes.get(cell.key, text):g}}}"
            for row, cells in enumerate(headings, 1)
            for position, cell in enumerate(cells, 1)
        ),
        *(
            f".sheet tbody tr:nth-child({number}){{--height:{_hundredths(row.height) / 100:g}}}"
            for number, row in enumerate(rows, 1)
        ),
    ]
    return "\n".join(rules)


def _tracks(edges: Sequence[int]) -> str:
    return " ".join(f"calc(var(--mm)*{(after - before) / 100:g})" for before, after in pairwise(edges))


def _area(cell: HeadCell) -> str:
    return f"{cell.row}/{cell.column}/span {cell.rows}/span {cell.columns}"
