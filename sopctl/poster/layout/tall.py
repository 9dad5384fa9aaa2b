"""A standing banner: everything below each other."""

from sopctl.brand import Brand
from sopctl.layout.drawing import Box
from sopctl.poster.content import Content
from sopctl.poster.layout import contact, crown, head, ladder, lists
from sopctl.poster.layout.canvas import Canvas, Style
from sopctl.poster.layout.sizes import Size

VARIANTS = (1, 2)
"""Columns of stages."""


def put(canvas: Canvas, style: Style, content: Content, brand: Brand, size: Size, columns: int) -> float:
    """Put everything; return how much higher than the sheet it is, negative where room is left."""
    x, room = size.margin, size.width - 2 * size.margin
    at = crown.put(canvas, style, content, brand, size, (2.0, 1.7), 4, 0.17) + style.gap(1.7)
    if content.requirements:
        at += _panel(canvas, style, content, x, at, room) + style.gap(1.7)
    at += lists.heading(canvas, style, "", content.heading, x, at, room, style.palette.strong) + style.gap(1.1)
    high = _foot(Canvas(), style, content, size, 0.0)
    spare = size.height - high - style.gap(1.8) - at
    at += ladder.ladder(canvas, style, content, x, at, room, columns, spare) + style.gap(1.8)
    _foot(canvas, style, content, size, size.height - high)
    return at + high - size.height


def _panel(canvas: Canvas, style: Style, content: Content, x: float, y: float, room: float) -> float:
    assert content.requirements
    pad = 1.1 * style.body
    high = lists.section(Canvas(), style, content.requirements, x, y, room - 2 * pad) + 2 * pad
    canvas.area(Box(x, y, room, high), style.palette.tint, 0.75 * style.body)
    lists.section(canvas, style, content.requirements, x + pad, y + pad, room - 2 * pad)
    return high


def _foot(canvas: Canvas, style: Style, content: Content, size: Size, y: float) -> float:
    """Put the coloured foot: hours, complaints, code and fine print; return its height."""
    x, room = size.margin, size.width - 2 * size.margin
    ground = len(canvas.areas)
    at = y + 1.9 * style.body
    square = contact.side(style, content)
    left = room - (square + 1.8 * style.body if square else 0.0)
    parts = [part for part in (content.hours, content.complaints) if part]
    low = at + (contact.below(canvas, style, content, x + room - square, at, dark=True) if square else 0.0)
    high = at
    for part in parts:
        high += lists.section(canvas, style, part, x, high, left, dark=True) + style.gap(1.3)
    at = max(low, high - style.gap(1.3) if parts else at)
    at += 1.5 * style.body if parts or square else 0.0
    at += head.foot_note(canvas, style, content, x, at, room, style.palette.soft)
    at += size.margin + size.foot
    canvas.area(Box(0, y, size.width, at - y), style.palette.brand)
    canvas.areas.insert(ground, canvas.areas.pop())
    return at - y
