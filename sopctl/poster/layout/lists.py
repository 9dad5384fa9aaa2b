"""A heading with its icon, and the list below it."""

from sopctl.layout.drawing import Box
from sopctl.layout.metrics import width
from sopctl.poster.content import Section
from sopctl.poster.layout.canvas import Canvas, Style, height_of

_MANY = 4
"""Lines that are many."""


def heading(canvas: Canvas, style: Style, icon: str, text: str, x: float, y: float, room: float, colour: str) -> float:
    """Put a heading of a part; return the height that it takes."""
    kind = style.of(1, colour, bold=True, leading=1.12)
    side = 1.75 * style.body if icon else 0.0
    left = x + side + (0.6 * style.body if icon else 0.0)
    setting = canvas.set(left, y, room - (left - x), text, kind)
    line = height_of(1, kind)
    top = y + max(0.0, (side - line) / 2)
    if top > y:
        setting = canvas.set(left, top, room - (left - x), text, kind)
    canvas.icon(icon, x, y, side, colour)
    canvas.block("heading", setting)
    return max(side, top - y + setting.height)


def section(
    canvas: Canvas, style: Style, part: Section, x: float, y: float, room: float, *, dark: bool = False
) -> float:
    """Put a heading and its list, on the brand's ground where it is `dark`; return the height that they take."""
    palette = style.palette
    accent = palette.on_brand if dark else palette.strong
    at = y + heading(canvas, style, part.icon, part.heading, x, y, room, accent) + 0.75 * style.body
    ink = palette.on_brand if dark else palette.ink
    box = Box(x, at, room, 0.0)
    if any(label for label, _ in part.lines):
        return _labelled(canvas, style, part, box, ink) - y
    return _ticked(canvas, style, part, box, ink, accent) - y


def _labelled(canvas: Canvas, style: Style, part: Section, box: Box, ink: str) -> float:
    """Put lines with a label before each, or above it where they are too long; return where they end."""
    plain, bold = style.of(0, ink), style.of(0, ink, bold=True)
    indent = max(width(label, bold.size, bold=True) for label, _ in part.lines) + 0.8 * style.body
    beside = indent + max(width(text, plain.size) for _, text in part.lines) <= box.width
    at = box.y
    for label, text in part.lines:
        first = canvas.set(box.x, at, box.width, label, bold)
        left = box.x + indent if beside else box.x
        top = at if beside or not label else at + first.height + 0.3 * style.body
        second = canvas.set(left, top, box.width - (left - box.x), text, plain)
        canvas.block("paragraph", first, second)
        at = top + max(second.height, first.height if beside else 0.0) + style.gap(0.5)
    return at - style.gap(0.5)


def _ticked(canvas: Canvas, style: Style, part: Section, box: Box, ink: str, accent: str) -> float:
    """Put lines with a tick before each, side by side where there are many and all are short; return where they end."""
    kind = style.of(0, ink)
    tick = 1.0 * style.body
    indent = tick + 0.55 * style.body
    half = (box.width - style.body) / 2
    short = all(width(text, kind.size) <= half - indent for _, text in part.lines)
    columns = 2 if short and len(part.lines) >= _MANY else 1
    room = (half if columns == 2 else box.width) - indent
    count = -(-len(part.lines) // columns)
    bottom = box.y
    for start in range(0, len(part.lines), count or 1):
        at = box.y
        x = box.x + (start // count) * (half + style.body)
        for _, text in part.lines[start : start + count]:
            canvas.icon("tick", x, at + (height_of(1, kind) - tick) / 2 - 0.05 * style.body, tick, accent, 1.5)
            setting = canvas.set(x + indent, at, room, text, kind)
            canvas.block("paragraph", setting)
            at += setting.height + style.gap(0.55)
        bottom = max(bottom, at - style.gap(0.55))
    return bottom
