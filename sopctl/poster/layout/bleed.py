"""Room that is cut away: grounds go on beyond the edge of a poster, and marks show where the knife goes."""

from msgspec.structs import replace

from sopctl.layout.drawing import Box, Point
from sopctl.layout.publication import Area, Grid, Picture, Run, Shape, Stroke, TextBlock, TextPage, Way

_MARK = 5.0
"""Length of a mark, which stands outside of what is printed."""
_APART = 1.0
_THIN = 0.1
_NEAR = 0.01


def bled(page: TextPage, bleed: float) -> TextPage:
    """Return a page with `bleed` millimetres more on each side, and a rim with marks round that."""
    rim = bleed + _APART + _MARK
    return replace(
        page,
        width=page.width + 2 * rim,
        height=page.height + 2 * rim,
        blocks=tuple(_moved(block, rim) for block in page.blocks),
        areas=tuple(_grown(area, page, bleed, rim) for area in page.areas),
        shapes=tuple(_shifted(shape, rim) for shape in page.shapes),
        strokes=_marks(page, bleed, rim),
    )


def _moved(block: TextBlock | Grid | Picture, by: float) -> TextBlock | Grid | Picture:
    if isinstance(block, TextBlock):
        return replace(block, runs=tuple(_run(run, by) for run in block.runs))
    assert isinstance(block, Picture), "a poster has no tables"
    return replace(block, box=block.box._replace(x=round(block.box.x + by, 2), y=round(block.box.y + by, 2)))


def _run(run: Run, by: float) -> Run:
    return replace(run, x=round(run.x + by, 2), y=round(run.y + by, 2))


def _shifted(shape: Shape, by: float) -> Shape:
    ways = tuple(Way(w.kind, tuple(Point(round(x + by, 3), round(y + by, 3)) for x, y in w.points)) for w in shape.ways)
    return replace(shape, ways=ways)


def _grown(area: Area, page: TextPage, bleed: float, rim: float) -> Area:
    """Return a ground that goes on as far as the bleed at each edge that it touches."""
    box = area.box
    left = bleed if box.x <= _NEAR else 0.0
    top = bleed if box.y <= _NEAR else 0.0
    right = bleed if box.right >= page.width - _NEAR else 0.0
    bottom = bleed if box.bottom >= page.height - _NEAR else 0.0
    grown = Box(box.x - left + rim, box.y - top + rim, box.width + left + right, box.height + top + bottom)
    return replace(area, box=Box(*(round(value, 2) for value in grown)))


def _marks(page: TextPage, bleed: float, rim: float) -> tuple[Stroke, ...]:
    """Return the marks: two at each corner, in line with the edges of the poster."""
    across = (0.0, _MARK), (page.width + rim + bleed + _APART, page.width + 2 * rim)
    down = (0.0, _MARK), (page.height + rim + bleed + _APART, page.height + 2 * rim)
    level = [(Point(a, y), Point(b, y)) for y in (rim, rim + page.height) for a, b in across]
    upright = [(Point(x, a), Point(x, b)) for x in (rim, rim + page.width) for a, b in down]
    return tuple(Stroke((Point(*map(_round, a)), Point(*map(_round, b))), _THIN) for a, b in (*level, *upright))


def _round(value: float) -> float:
    return round(value, 2)
