"""Outlines as steps of a pen: M(ove), L(ine), C(urve) and Z (close), as in SVG."""

from sopctl.drawings.look import HOP
from sopctl.layout.drawing import Box, Point, Shape
from sopctl.layout.shapes import outline

Step = tuple[str | float, ...]
Path = list[Step]

_ROUND = 0.5522847
"""How far the control points of a quarter of a circle are from its ends, in radii."""


def line(points: tuple[Point, ...]) -> Path:
    """Return a line through `points`."""
    return [("L" if number else "M", x, y) for number, (x, y) in enumerate(points)]


def polygon(points: tuple[Point, ...]) -> Path:
    """Return a closed line through `points`."""
    return [*line(points), ("Z",)]


def rectangle(box: Box, radius: float = 0.0) -> Path:
    """Return a rectangle, with round corners where `radius` is given."""
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    radius = min(radius, box.width / 2, box.height / 2)
    if radius <= 0:
        return polygon((Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)))
    near = radius * (1 - _ROUND)
    return [
        ("M", left + radius, top),
        ("L", right - radius, top),
        ("C", right - near, top, right, top + near, right, top + radius),
        ("L", right, bottom - radius),
        ("C", right, bottom - near, right - near, bottom, right - radius, bottom),
        ("L", left + radius, bottom),
        ("C", left + near, bottom, left, bottom - near, left, bottom - radius),
        ("L", left, top + radius),
        ("C", left, top + near, left + near, top, left + radius, top),
        ("Z",),
    ]


def symbol(shape: Shape, box: Box) -> Path:
    """Return the outline of a symbol."""
    if shape in {"decision", "offpage"}:
        return polygon(outline(shape, box))
    return rectangle(box, box.height / 2 if shape == "terminator" else 0.0)


def hop(point: Point) -> tuple[Path, Path]:
    """Return the gap in a level line over an upright one, and what is drawn there instead: an arc and the upright."""
    x, y = point
    gap = line((Point(x - HOP, y), Point(x + HOP, y)))
    near = HOP * _ROUND
    arc: Path = [
        ("M", x - HOP, y),
        ("C", x - HOP, y - near, x - near, y - HOP, x, y - HOP),
        ("C", x + near, y - HOP, x + HOP, y - near, x + HOP, y),
    ]
    return gap, [*arc, *line((Point(x, y - HOP), Point(x, y + HOP)))]


def svg(path: Path) -> str:
    """Return a path for the attribute `d` of SVG."""
    return " ".join(" ".join(part if isinstance(part, str) else f"{part:.4f}" for part in step) for step in path)
