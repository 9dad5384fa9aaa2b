"""A QR code (ISO/IEC 18004) as a drawn shape."""

from collections.abc import Iterator
from functools import lru_cache

from sopctl.layout.drawing import Box, Point
from sopctl.layout.publication import Way
from sopctl.poster.layout.canvas import Canvas
from sopctl.poster.layout.palette import INK, WHITE

QUIET = 4
"""Modules that stay free round the code."""


@lru_cache(maxsize=16)
def matrix(url: str) -> tuple[tuple[bool, ...], ...]:
    """Return the modules of the code row by row; a quarter of it may be lost (level Q), less where it would grow."""
    import segno

    code = segno.make(url, error="m", boost_error=True, micro=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def draw(canvas: Canvas, url: str, x: float, y: float, side: float, radius: float) -> None:
    """Put the code on a white ground of the given side, its quiet zone included."""
    rows = matrix(url)
    module = side / (len(rows) + 2 * QUIET)
    canvas.area(Box(x, y, side, side), WHITE, min(radius, module * QUIET / 2))
    canvas.shape(_ways(rows, x + QUIET * module, y + QUIET * module, module), fill=INK)


def _ways(rows: tuple[tuple[bool, ...], ...], x: float, y: float, module: float) -> Iterator[Way]:
    for number, row in enumerate(rows):
        top, bottom = y + number * module, y + (number + 1) * module
        for start, end in _runs(row):
            left, right = x + start * module, x + end * module
            yield Way("M", (Point(left, top),))
            yield from (Way("L", (Point(*corner),)) for corner in ((right, top), (right, bottom), (left, bottom)))
            yield Way("Z")


def _runs(row: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Yield where dark modules that follow each other begin and end."""
    start = -1
    for place, dark in enumerate((*row, False)):
        if dark and start < 0:
            start = place
        elif not dark and start >= 0:
            yield start, place
            start = -1
