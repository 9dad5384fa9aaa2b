"""Pieces of SVG inside an HTML page: numbers, outlines and texts. Every colour comes from the style of the page."""

from collections.abc import Iterable

from sopctl.drawings.xml import box, escaped, number, points
from sopctl.layout.drawing import Point, Symbol
from sopctl.layout.shapes import outline

__all__ = ["arrow_head", "box", "escaped", "hop", "number", "symbol", "way"]

_ARROW = 0.6
"""Width of an arrow head as a part of its length."""
HOP = 0.55
"""Radius of the arc where one line jumps over another."""


def way(course: Iterable[Point]) -> str:
    """Return the commands of a line along `course`."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in course)


def arrow_head(course: tuple[Point, ...], length: float) -> str:
    """Return the head of a connector, at its last point."""
    before, tip = course[-2:]
    size = min(length, max(abs(tip.x - before.x) + abs(tip.y - before.y) - 0.2, 0.6))
    half = size * _ARROW / 2
    x, y = (tip.x > before.x) - (tip.x < before.x), (tip.y > before.y) - (tip.y < before.y)
    foot = Point(tip.x - x * size, tip.y - y * size)
    three = (tip, Point(foot.x - y * half, foot.y - x * half), Point(foot.x + y * half, foot.y + x * half))
    return f'<polygon points="{points(three)}"/>'


def symbol(found: Symbol) -> str:
    """Return the outline of a symbol."""
    if found.shape in {"decision", "offpage"}:
        return f'<polygon class="outline" points="{points(outline(found.shape, found.box))}"/>'
    round_ = f' rx="{number(found.box.height / 2)}"' if found.shape == "terminator" else ""
    return f'<rect class="outline" {box(found.box)}{round_}/>'


def hop(point: Point) -> str:
    """Return an arc over an upright line: the ground where the level line was, then both lines anew."""
    x, y = point
    left, right = number(x - HOP), number(x + HOP)
    level = f"M{left} {number(y)}"
    arc = f"{level}A{HOP} {HOP} 0 0 1 {right} {number(y)}M{number(x)} {number(y - HOP)}V{number(y + HOP)}"
    return f'<path class="gap" d="{level}H{right}"/><path d="{arc}"/>'
