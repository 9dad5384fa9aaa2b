"""Outlines of symbols: where a line that comes along an axis meets them, and what they cover."""

from math import sqrt

from sopctl.layout.drawing import Box, Point, Shape

SHOULDER = 0.62
"""The part of a pentagon's height that is upright, above its point."""
_ROUND = 8.0
"""Greatest radius (mm) of a capsule's ends: more would cut into the text of a high one."""


def outline(shape: Shape, box: Box) -> tuple[Point, ...]:
    """Return the corners of a symbol; a capsule is taken as the box round it."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    if shape == "decision":
        return (Point(x, box.y), Point(box.right, y), Point(x, box.bottom), Point(box.x, y))
    corners = (Point(box.x, box.y), Point(box.right, box.y))
    if shape == "offpage":
        shoulder = box.y + SHOULDER * box.height
        return (*corners, Point(box.right, shoulder), Point(x, box.bottom), Point(box.x, shoulder))
    return (*corners, Point(box.right, box.bottom), Point(box.x, box.bottom))


def radius(box: Box) -> float:
    """Return the radius of the ends of a capsule."""
    return min(box.width / 2, box.height / 2, _ROUND)


def _cut(box: Box, inwards: float) -> float:
    """Return how much a capsule's round corner takes away, `inwards` (zero or less) from its edge."""
    own = radius(box)
    over = max(own + inwards, 0.0)
    return own - sqrt(max(own * own - over * over, 0.0))


def half_width(shape: Shape, box: Box, y: float) -> float:
    """Return how far a symbol reaches from its middle to each side at the height `y`."""
    half, tall = box.width / 2, box.height / 2
    off = min(abs(y - box.y - tall), tall)
    if shape == "decision":
        return half * (1 - off / tall)
    if shape == "terminator":
        return half - _cut(box, off - tall)
    if shape == "event":
        return sqrt(max(half * half - off * off, 0.0))
    if shape == "offpage":
        over = (y - box.y) / box.height - SHOULDER
        return half if over <= 0 else half * (1 - over / (1 - SHOULDER))
    return half


def half_height(shape: Shape, box: Box, x: float, *, lower: bool) -> float:
    """Return how far a symbol reaches from its middle up, or down where `lower`, at the place `x`."""
    half, tall = box.width / 2, box.height / 2
    off = min(abs(x - box.x - half), half)
    if shape == "decision":
        return tall * (1 - off / half)
    if shape == "terminator":
        return tall - _cut(box, off - half)
    if shape == "event":
        return sqrt(max(tall * tall - off * off, 0.0))
    if shape == "offpage" and lower:
        return tall - box.height * (1 - SHOULDER) * off / half
    return tall
