"""Pieces of SVG inside an HTML page: numbers, outlines and texts. Every colour comes from the style of the page."""

from collections.abc import Iterable

from sopctl.drawings import look
from sopctl.drawings.xml import box, escaped, number, points
from sopctl.layout.drawing import Connector, Point, Symbol
from sopctl.layout.shapes import outline

__all__ = ["arrow_head", "box", "escaped", "hop", "number", "symbol", "way"]


def way(course: Iterable[Point]) -> str:
    """Return the commands of a line along `course`."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in course)


def arrow_head(connector: Connector, length: float) -> str:
    """Return the head of a connector, at its last point."""
    return f'<polygon points="{points(look.arrow_head(connector, length))}"/>'


def symbol(found: Symbol) -> str:
    """Return the outline of a symbol."""
    if found.shape in {"decision", "offpage"}:
        return f'<polygon class="outline" points="{points(outline(found.shape, found.box))}"/>'
    round_ = f' rx="{number(found.box.height / 2)}"' if found.shape == "terminator" else ""
    return f'<rect class="outline" {box(found.box)}{round_}/>'


def hop(point: Point) -> str:
    """Return an arc over an upright line: the ground where the level line was, then both lines anew."""
    x, y, r = *point, look.HOP
    left, right = number(x - r), number(x + r)
    level = f"M{left} {number(y)}"
    arc = f"{level}A{r} {r} 0 0 1 {right} {number(y)}M{number(x)} {number(y - r)}V{number(y + r)}"
    return f'<path class="gap" d="{level}H{right}"/><path d="{arc}"/>'
