"""A lying banner: title and code at the left, the stages in a row, below them what one should know."""

from sopctl.brand import Brand
from sopctl.layout.drawing import Box
from sopctl.poster.content import Content
from sopctl.poster.layout import contact, facts, head, lists, track
from sopctl.poster.layout.canvas import Canvas, Style, grown
from sopctl.poster.layout.sizes import Size

VARIANTS = (1, 2, 3)
"""Rows of stages."""
_SIDE = 0.27
"""The share of the panel at the left."""
_TITLE = 0.34
"""The share of the height that the title takes at most."""


def put(canvas: Canvas, style: Style, content: Content, brand: Brand, size: Size, rows: int) -> float:
    """Put everything; return how much higher than the banner it is, negative where room is left."""
    panel = size.width * _SIDE
    over = _panel(canvas, style, content, brand, size, panel)
    x = panel + 2.2 * style.body
    room = size.width - size.margin - x
    at, low = size.margin, size.height - size.margin
    if content.sections or content.url:
        high = _strip(Canvas(), style, content, x, 0, room, 0.0)
        low -= high + style.gap(1.4)
        _strip(canvas, style, content, x, size.height - size.margin - high, room, high)
    at += lists.heading(canvas, style, "", content.heading, x, at, room, style.palette.strong) + style.gap(1.0)
    larger = grown(style, lambda canvas, style: track.track(canvas, style, content, x, 0, room, rows, 0), low - at)
    at += track.track(canvas, larger, content, x, at, room, rows, low - at)
    return max(over, at - low)


def _panel(canvas: Canvas, style: Style, content: Content, brand: Brand, size: Size, width: float) -> float:
    """Put the coloured panel: title, facts and fine print; return how much higher than the banner they are."""
    x, room = size.margin, width - size.margin - 1.8 * style.body
    canvas.area(Box(0, 0, width, size.height), style.palette.brand)
    at, low = size.margin, size.height - size.margin
    note = head.foot_note(Canvas(), style, content, x, 0, room, style.palette.soft)
    high = facts.rows(Canvas(), style, content.facts, x, 0, room)
    at += head.issuer(canvas, style, content, brand, x, at, room) + style.gap(1.7)
    foot = low - note - (style.gap(1.5) if note else 0.0)
    end = foot - high - (style.gap(1.5) if high else 0.0)
    at += head.title(canvas, style, content, x, at, room, 4, min(end - at, _TITLE * size.height))
    facts.rows(canvas, style, content.facts, x, foot - high, room)
    head.foot_note(canvas, style, content, x, low - note, room, style.palette.soft)
    return at - end


def _strip(canvas: Canvas, style: Style, content: Content, x: float, y: float, room: float, height: float) -> float:
    """Put the lists and the code side by side on a quiet ground; return the height that they want."""
    pad, gap = 1.1 * style.body, 1.8 * style.body
    square = contact.side(style, content)
    count = len(content.sections)
    taken = 2 * pad + (square + gap if square else 0.0) + (count - 1) * gap
    width = (room - taken) / max(count, 1)
    canvas.area(Box(x, y, room, height), style.palette.tint, 0.75 * style.body)
    high = 0.0
    for number, part in enumerate(content.sections):
        high = max(high, lists.section(canvas, style, part, x + pad + number * (width + gap), y + pad, width))
    if square:
        high = max(high, contact.below(canvas, style, content, x + room - pad - square, y + pad, dark=False))
    return high + 2 * pad
