"""The table with the flowchart for the press: one table over all its pages, each symbol a figure in its cell.

Lines, arrow heads and answers stand behind the table, page by page; a screen reader passes over them, since each
symbol says in words where the flow goes on. The last row of a page reaches down to the edge of the paper, so that
the next row begins a page where the layout began one.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sopctl.drawings.look import CLEAR, FRAME, HEAD, INK, LINE, PAPER, THIN, arrow_head
from sopctl.drawings.press import paths
from sopctl.drawings.press.flow_words import FlowWords
from sopctl.drawings.press.glyphs import plain
from sopctl.drawings.press.plate import Data, Plate
from sopctl.drawings.press.text_page import Levels, block
from sopctl.layout.drawing import Box, Cell, Drawing, Page, Symbol, TextLine
from sopctl.layout.publication import Run, TextBlock

_EDGE = 0.05
"""What the last row of a page leaves free above the edge of the paper, less than any row is high (mm)."""


def fits(page: Page, first: Page) -> bool:
    """Return whether a page belongs to one table with the page that it begins with."""
    return page.table[:2] == first.table[:2] and _columns(page) == _columns(first)


def sheet(drawing: Drawing, pages: Sequence[Page], plate: Plate, levels: Levels, level: int = 1) -> Data:
    """Return the pages of a table for the template."""
    first = pages[0]
    title = next((line for line in first.texts if line.bold), None)
    parts = [_title(title, first, plate, levels, level)] if title and plate.text(_runs((title,))).strip() else []
    return {
        "width": drawing.width,
        "height": drawing.height,
        "top": first.table.y,
        "left": first.table.x,
        "grounds": [_ground(drawing, page, plate, title if page is first else None) for page in pages],
        "parts": parts,
        "table": _table(drawing, pages, plate),
    }


class _Row(NamedTuple):
    """A row of the table below its head: those of a step have cells, those of pentagons have none."""

    page: Page
    top: float
    height: float
    cells: tuple[Cell, ...]


def _table(drawing: Drawing, pages: Sequence[Page], plate: Plate) -> Data:
    edges = _columns(pages[0])
    heads = _head_edges(pages[0])
    words = FlowWords(drawing, pages)
    rows = [row for number, page in enumerate(pages) for row in _rows(drawing, page, last=number == len(pages) - 1)]
    numbered = enumerate(rows, len(heads) - 1)
    plate.tags.summaries.append(plain(drawing.description))
    plate.tags.cells += [False] * len(rows) * (len(edges) - 1)
    return {
        "columns": [round(right - left, 3) for left, right in pairwise(edges)],
        "rows": [round(bottom - top, 3) for top, bottom in pairwise(heads)] + [row.height for row in rows],
        "heads": [_head(cell, edges, heads, plate) for cell in pages[0].cells if not cell.step],
        "cells": [cell for number, row in numbered for cell in _cells(row, number, edges, words, plate)],
    }


def _columns(page: Page) -> list[float]:
    boxes = [cell.box for cell in page.cells if not cell.step]
    return _merged([edge for box in boxes for edge in (box.x, box.right)])


def _head_edges(page: Page) -> list[float]:
    boxes = [cell.box for cell in page.cells if not cell.step]
    return _merged([edge for box in boxes for edge in (box.y, box.bottom)])


def _merged(edges: list[float]) -> list[float]:
    """Return edges in order; those that differ by rounding alone are one."""
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > _EDGE:
            found.append(edge)
    return found


def _rows(drawing: Drawing, page: Page, *, last: bool) -> Iterator[_Row]:
    """Yield the rows of a page; what is between those of steps are rows of pentagons."""
    own: dict[float, list[Cell]] = {}
    for cell in page.cells:
        if cell.step:
            own.setdefault(cell.box.y, []).append(cell)
    at = _head_edges(page)[-1]
    found: list[tuple[float, tuple[Cell, ...]]] = []
    for top, cells in sorted(own.items()):
        if top - at > _EDGE:
            found.append((at, ()))
        found.append((top, tuple(cells)))
        at = max(cell.box.bottom for cell in cells)
    if page.table.bottom - at > _EDGE:
        found.append((at, ()))
    if not found:  # an SOP without steps has a head alone
        return
    ends = [top for top, _ in found[1:]] + [page.table.bottom if last else drawing.height - _EDGE]
    for (top, made), end in zip(found, ends, strict=True):
        yield _Row(page, top, round(end - top, 3), made)


def _head(cell: Cell, edges: list[float], heads: list[float], plate: Plate) -> Data:
    column, row = _at(edges, cell.box.x), _at(heads, cell.box.y)
    return {
        "column": column,
        "row": row,
        "columns": _at(edges, cell.box.right) - column,
        "rows": _at(heads, cell.box.bottom) - row,
        "runs": plate.runs(_runs(cell.lines), cell.box.x, cell.box.y),
        "blocks": [],
    }


def _cells(row: _Row, number: int, edges: list[float], words: FlowWords, plate: Plate) -> Iterator[Data]:
    texts = {_at(edges, cell.box.x): cell for cell in row.cells}
    actors = {_at(edges, cell.box.x): cell.column for cell in row.page.cells if cell.column.startswith("actor-")}
    symbols: dict[int, list[Symbol]] = {}
    for symbol in row.page.symbols:
        if row.top <= symbol.box.y + symbol.box.height / 2 < row.top + row.height:
            column = bisect_right(edges, symbol.box.x + symbol.box.width / 2) - 1
            symbols.setdefault(column, []).append(symbol)
    for column, left in enumerate(edges[:-1]):
        made: Data = {"column": column, "row": number, "columns": 1, "rows": 1, "runs": [], "blocks": []}
        if column in texts:
            made["runs"] = plate.runs(_runs(texts[column].lines), left, row.top)
        for symbol in symbols.get(column, ()):
            alt = words.symbol(symbol, actors.get(column, ""), row.page)
            made["blocks"].append(_symbol(symbol, alt, left, row.top, plate))
            made["runs"] += plate.runs(_runs(symbol.lines), left, row.top)
        yield made


def _at(edges: list[float], place: float) -> int:
    return min(range(len(edges)), key=lambda number: abs(edges[number] - place))


def _symbol(symbol: Symbol, alt: str, x: float, y: float, plate: Plate) -> Data:
    """Return a symbol: as a picture, which can carry words, and as lines, which are sharper in pixels."""
    half = FRAME / 2
    width, height = symbol.box.width + FRAME, symbol.box.height + FRAME
    path = paths.symbol(symbol.shape, Box(half, half, symbol.box.width, symbol.box.height))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.3f}mm" height="{height:.3f}mm" '
        f'viewBox="0 0 {width:.3f} {height:.3f}"><path d="{paths.svg(path)}" fill="{PAPER}" stroke="{INK}" '
        f'stroke-width="{FRAME}" stroke-linejoin="round"/></svg>'
    )
    return {
        "role": "symbol",
        "image": plate.picture(svg),
        "mark": {"fill": PAPER, "stroke": INK, "width": FRAME, "join": "round", "path": path},
        "x": round(symbol.box.x - half - x, 3),
        "y": round(symbol.box.y - half - y, 3),
        "width": round(width, 3),
        "height": round(height, 3),
        "alt": plain(alt),
    }


def _title(line: TextLine, page: Page, plate: Plate, levels: Levels, level: int) -> Data:
    """Return the heading of the table, which stands above it."""
    given = TextBlock("heading", tuple(_runs((line,))), level)
    return block(given, plate, levels, page.table.x, page.table.y)


def _ground(drawing: Drawing, page: Page, plate: Plate, title: TextLine | None) -> Data:
    texts = [line for line in page.texts if line is not title]
    for label in page.labels:
        texts += label.lines
    return {
        "marks": list(_marks(drawing, page)),
        "pictures": [],
        "runs": [run for line in texts for run in plate.runs(_runs((line,)), 0.0, 0.0)],
    }


def _marks(drawing: Drawing, page: Page) -> Iterator[Data]:
    heads = [paths.rectangle(cell.box) for cell in page.cells if not cell.step and cell.lines]
    yield _filled(HEAD, heads)
    yield _drawn(INK, THIN, [paths.line((rule.start, rule.end)) for rule in page.rules])
    ways = [line.points for line in page.links] + [line.points for line in page.connectors]
    yield _drawn(INK, LINE, [paths.line(points) for points in ways])
    for gap, over in map(paths.hop, page.hops):
        yield _drawn(PAPER, CLEAR, [gap])
        yield _drawn(INK, LINE, [over])
    yield _filled(INK, [paths.polygon(arrow_head(line, drawing.arrow)) for line in page.connectors])
    yield _filled(PAPER, [paths.rectangle(label.box) for label in page.labels])


def _filled(colour: str, made: list[paths.Path]) -> Data:
    return {"fill": colour, "stroke": None, "path": _one(made)}


def _drawn(colour: str, width: float, made: list[paths.Path]) -> Data:
    return {"fill": None, "stroke": colour, "width": width, "join": "round", "path": _one(made)}


def _one(made: list[paths.Path]) -> paths.Path:
    return [step for path in made for step in path]


def _runs(lines: Sequence[TextLine]) -> list[Run]:
    return [
        Run(line.x - line.width / 2 if line.centred else line.x, line.y, line.text, line.size, line.width, line.bold)
        for line in lines
    ]
