"""A page of text for the press: blocks by what they are, each measured from its own corner."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from sopctl.drawings.press import paths, pictures
from sopctl.drawings.press.glyphs import plain
from sopctl.drawings.press.plate import Data, Plate
from sopctl.layout.drawing import Box
from sopctl.layout.metrics import ASCENT
from sopctl.layout.publication import Area, Grid, GridCell, Picture, Run, Shape, Stroke, TextBlock, TextPage

Levels = Callable[[int], int]
"""Gives the level that a heading has in the outline of the file."""


def sheet(page: TextPage, plate: Plate, levels: Levels) -> Data:
    """Return a page for the template."""
    return {
        "width": page.width,
        "height": page.height,
        "top": 0,
        "left": 0,
        "grounds": [ground(page, plate)],
        "parts": list(_parts(page.blocks, plate, levels)),
        "table": None,
    }


def add(page: TextPage, made: Data, plate: Plate, levels: Levels) -> None:
    """Add what stands under a table to its last page; places are measured from the corner of the table."""
    made["grounds"][-1]["marks"] += ground(page, plate)["marks"]
    parts = _parts(page.blocks, plate, levels)
    made["after"] = [
        {**part, "x": round(part["x"] - made["left"], 3), "y": round(part["y"] - made["top"], 3)} for part in parts
    ]


def ground(page: TextPage, plate: Plate) -> Data:
    """Return what a screen reader passes over: areas, lines and what repeats on every page."""
    shown = (_picture(item, plate, 0.0, 0.0, alt="") for item in page.furniture if isinstance(item, Picture))
    runs = [plate.runs([item], 0.0, 0.0) for item in page.furniture if isinstance(item, Run)]
    return {
        "marks": [*map(_area, page.areas), *map(_stroke, page.strokes), *map(_shape, page.shapes)],
        "pictures": [picture for picture in shown if picture],
        "runs": [run for made in runs for run in made],
    }


def block(given: TextBlock, plate: Plate, levels: Levels, x: float = 0.0, y: float = 0.0) -> Data:
    """Return a block that is no item of a list, measured from the point (`x`, `y`)."""
    left, top = _corner(given)
    made = {
        "role": _ROLES.get(given.role, "paragraph"),
        "x": round(left - x, 3),
        "y": round(top - y, 3),
        "anchors": _anchors([given], plate),
        "runs": plate.runs(given.runs, left, top),
    }
    if given.role == "heading":
        made["level"] = levels(given.level)
    if given.role == "code":
        made["text"] = plate.text(given.runs)
    return made


_FIRST = frozenset({"1", "1.", "1)", "a.", "a)", "A.", "I.", "i."})
"""Marks of the first item of a list."""
_ROLES = {"title": "title", "heading": "heading", "quote": "quote", "code": "code"}


def _parts(
    blocks: Iterable[TextBlock | Grid | Picture], plate: Plate, levels: Levels, x: float = 0.0, y: float = 0.0
) -> Iterator[Data]:
    for listed, group in groupby(blocks, _is_item):
        if listed:
            for items in _lists(item for item in group if isinstance(item, TextBlock)):
                yield _list(items, plate, x, y)
            continue
        for item in group:
            if isinstance(item, TextBlock):
                if plate.text(item.runs).strip():
                    yield block(item, plate, levels, x, y)
            elif isinstance(item, Grid):
                yield _grid(item, plate, levels)
            elif made := _picture(item, plate, x, y, alt=item.alt):
                yield made


def _is_item(block: TextBlock | Grid | Picture) -> bool:
    return isinstance(block, TextBlock) and block.role == "item" and len(block.runs) > 1 and not block.continued


def _lists(items: Iterable[TextBlock]) -> Iterator[list[TextBlock]]:
    """Yield items that are one list: numbers that begin anew, and a column beside, begin another."""
    found: list[TextBlock] = []
    for item in items:
        mark = item.runs[0]
        if found and item.level == 1 and (mark.text.strip() in _FIRST or mark.y < found[-1].runs[0].y):
            yield found
            found = []
        found.append(item)
    if found:
        yield found


def _list(items: list[TextBlock], plate: Plate, x: float, y: float) -> Data:
    left, top = _corner(items[0])
    return {
        "role": "list",
        "x": round(left - x, 3),
        "y": round(top - y, 3),
        "anchors": _anchors(items, plate),
        "items": _items(items, plate, left, top),
    }


def _items(items: Sequence[TextBlock], plate: Plate, x: float, y: float) -> list[Data]:
    """Return items with those below them inside: deeper items belong to the one before them."""
    found: list[Data] = []
    at = 0
    while at < len(items):
        end = at + 1
        while end < len(items) and items[end].level > items[at].level:
            end += 1
        first, *rest = items[at].runs
        mark = plate.runs([first], x, y)
        if mark:
            mark[0][2] = mark[0][2].rstrip() + " "
        found.append({"mark": mark, "runs": plate.runs(rest, x, y), "items": _items(items[at + 1 : end], plate, x, y)})
        at = end
    return found


def _grid(grid: Grid, plate: Plate, levels: Levels) -> Data:
    left, top = grid.columns[0], grid.rows[0]
    cells = sorted([*grid.cells, *_empty(grid)], key=lambda cell: (cell.row, cell.column))
    plate.tags.summaries.append(plain(grid.caption))
    plate.tags.cells += [cell.heading for cell in cells if cell.row >= grid.heads]
    made = [(cell.row < grid.heads, _cell(cell, grid, plate, levels)) for cell in cells]
    return {
        "role": "grid",
        "x": left,
        "y": top,
        "columns": _sizes(grid.columns),
        "rows": _sizes(grid.rows),
        "heads": [cell for heads, cell in made if heads],
        "cells": [cell for heads, cell in made if not heads],
    }


def _empty(grid: Grid) -> Iterator[GridCell]:
    """Yield cells for places that no cell takes, so that rows are of one length."""
    taken = {
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    for row in range(len(grid.rows) - 1):
        for column in range(len(grid.columns) - 1):
            if (row, column) not in taken:
                yield GridCell(row, column, Box(0.0, 0.0, 0.0, 0.0), ())


def _cell(cell: GridCell, grid: Grid, plate: Plate, levels: Levels) -> Data:
    x, y = grid.columns[cell.column], grid.rows[cell.row]
    return {
        "column": cell.column,
        "row": cell.row,
        "columns": cell.columns,
        "rows": cell.rows,
        "runs": [],
        "blocks": list(_parts(cell.blocks, plate, levels, x, y)),
    }


def _shape(shape: Shape) -> Data:
    path = [(way.kind, *(value for point in way.points for value in point)) for way in shape.ways]
    return {
        "path": path,
        "fill": shape.fill or None,
        "stroke": shape.stroke or None,
        "width": shape.width,
        "join": "round",
        "cap": "round",
    }


def _picture(picture: Picture, plate: Plate, x: float, y: float, *, alt: str) -> Data | None:
    svg = pictures.svg(picture)
    if not svg:
        return None
    return {
        "role": "picture",
        "image": plate.picture(svg),
        "x": round(picture.box.x - x, 3),
        "y": round(picture.box.y - y, 3),
        "width": picture.box.width,
        "height": picture.box.height,
        "alt": plain(alt),
    }


def _area(area: Area) -> Data:
    return {"fill": area.fill, "stroke": None, "path": paths.rectangle(area.box, area.radius)}


def _stroke(stroke: Stroke) -> Data:
    path = paths.line(stroke.points)
    return {"fill": None, "stroke": stroke.colour, "width": stroke.width, "join": "miter", "path": path}


def _anchors(blocks: Iterable[TextBlock], plate: Plate) -> list[str]:
    return [plate.anchor(block.anchor) for block in blocks if block.anchor]


def _corner(block: TextBlock) -> tuple[float, float]:
    """Return the upper left corner of a block."""
    if not block.runs:
        return 0.0, 0.0
    return min(run.x for run in block.runs), min(run.y - ASCENT * run.size for run in block.runs)


def _sizes(edges: Sequence[float]) -> list[float]:
    return [round(after - before, 3) for before, after in pairwise(edges)]
