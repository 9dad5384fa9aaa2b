"""A standing sheet: the stages beside what one should know."""

from sopctl.brand import Brand
from sopctl.layout.drawing import Box
from sopctl.poster.content import Content
from sopctl.poster.layout import contact, crown, head, ladder, lists
from sopctl.poster.layout.canvas import Canvas, Style, grown
from sopctl.poster.layout.sizes import Size

VARIANTS = ((1, 0.36), (1, 0.42), (2, 0.3))
"""Columns of stages, and the share of the column beside them."""

_MOST_SPREAD = 3.0
"""How much is added between two lists at most, in the size of the text."""


def put(canvas: Canvas, style: Style, content: Content, brand: Brand, size: Size, variant: tuple[int, float]) -> float:
    """Put everything; return how much higher than the sheet it is, negative where room is left."""
    columns, share = variant
    x, room = size.margin, size.width - 2 * size.margin
    top = crown.put(canvas, style, content, brand, size, (1.5, 1.5), 2, 0.14) + style.gap(1.7)
    high = _foot(Canvas(), style, content, size, 0.0)
    low = size.height - high - style.gap(1.7)
    side = 0.0
    left, width = x, room
    if content.sections:
        width = room * (1 - share) - 1.5 * style.body
        left = x + room * share + 1.5 * style.body
        side = _beside(Canvas(), style, content, x, top, room * share, 0.0)
        _beside(canvas, style, content, x, top, room * share, max(low - top, side))
    at = top + (1.2 * style.body if content.sections else 0.0)
    at += lists.heading(canvas, style, "", content.heading, left, at, width, style.palette.strong) + style.gap(1.1)

    larger = grown(style, lambda canvas, style: ladder.least(canvas, style, content, width, columns), low - at)
    at += ladder.ladder(canvas, larger, content, left, at, width, columns, low - at)
    _foot(canvas, style, content, size, size.height - high)
    return max(at, top + side) - low


def _beside(canvas: Canvas, style: Style, content: Content, x: float, y: float, width: float, height: float) -> float:
    """Put the lists on a quiet ground, spread over a height; return the height that they want."""
    pad, gap = 1.2 * style.body, style.gap(1.8)
    inner = width - 2 * pad
    least = sum(lists.section(Canvas(), style, part, 0, 0, inner) for part in content.sections)
    least += 2 * pad + gap * (len(content.sections) - 1)
    canvas.area(Box(x, y, width, height), style.palette.tint, 0.75 * style.body)
    spare = max(0.0, min((height - least) / len(content.sections), _MOST_SPREAD * style.body))
    at = y + pad
    for part in content.sections:
        at += lists.section(canvas, style, part, x + pad, at, inner) + gap + spare
    return least


def _foot(canvas: Canvas, style: Style, content: Content, size: Size, y: float) -> float:
    """Put the coloured foot: code and fine print; return its height."""
    x, room = size.margin, size.width - 2 * size.margin
    ground = len(canvas.areas)
    at = y + max(1.3 * style.body, 0.8 * size.margin)
    if content.url:
        half = room * 0.48
        left, rest = x + half + 1.5 * style.body, room - half - 1.5 * style.body
        soft = style.palette.soft
        code = contact.beside(Canvas(), style, content, x, at, half)
        note = head.foot_note(Canvas(), style, content, left, at, rest, soft)
        tall = max(code, note)
        contact.beside(canvas, style, content, x, at + (tall - code) / 2, half)
        head.foot_note(canvas, style, content, left, at + (tall - note) / 2, rest, soft)
        at += tall
    else:
        at += head.foot_note(canvas, style, content, x, at, room, style.palette.soft)
    at += max(1.3 * style.body, size.margin)
    canvas.area(Box(0, y, size.width, at - y), style.palette.brand)
    canvas.areas.insert(ground, canvas.areas.pop())
    return at - y
