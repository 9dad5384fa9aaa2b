"""The stages below each other, in one column or several."""

from sopctl.layout.drawing import Box, Point
from sopctl.poster.content import Content, Stage
from sopctl.poster.layout import stage as parts
from sopctl.poster.layout.canvas import Canvas, Style

_MOST_SPREAD = 3.0
"""How much is added between two rows at most, in the size of the text."""

_ROOMY = 20
"""Width of a column that has room for an icon, in the size of the text."""


def ladder(
    canvas: Canvas, style: Style, content: Content, x: float, y: float, room: float, columns: int, height: float
) -> float:
    """Put all stages and the outcome, spread over a height; return the height that they take at the least."""
    gap, close, width = _gap(style), _close(style), _width(style, room, columns)
    entries = _entries(content)
    parted = _columns(Canvas(), style, content, width, columns)
    start = 0
    for number, column in enumerate(parted):
        count = len(column)
        spare = (height - _tall(column, close)) / max(1, max(map(len, parted)) - 1)
        between = close + max(0.0, min(spare, _MOST_SPREAD * style.body))
        at = y
        left = x + number * (width + gap)
        for place in range(start, start + count):
            high = _row(canvas, style, content, entries[place], left, at, width)
            if place + 1 < start + count and _leads_on(entries[place]):
                radius = _radius(style)
                top = at + _top(style, entries[place]) + 2 * radius + 0.3 * style.body
                end = at + high + between + _top(style, entries[place + 1]) - 0.3 * style.body
                parts.arrow(canvas, style, Point(left + radius, top), Point(left + radius, end))
            at += high + between
        start += count
    return max(_tall(column, close) for column in parted)


def least(canvas: Canvas, style: Style, content: Content, room: float, columns: int) -> float:
    """Return the height that all stages and the outcome take at the least; the canvas only learns of broken words."""
    parted = _columns(canvas, style, content, _width(style, room, columns), columns)
    return max(_tall(column, _close(style)) for column in parted)


def _gap(style: Style) -> float:
    return 2.2 * style.body


def _close(style: Style) -> float:
    """Return the room between two rows at the least."""
    return style.gap(1.15)


def _width(style: Style, room: float, columns: int) -> float:
    return (room - (columns - 1) * _gap(style)) / columns


def _entries(content: Content) -> list[Stage | None]:
    return [*content.stages, *([None] if content.outcome else [])]


def _tall(heights: list[float], between: float) -> float:
    return max(0.0, sum(heights) + between * (len(heights) - 1))


def _columns(canvas: Canvas, style: Style, content: Content, width: float, columns: int) -> list[list[float]]:
    """Return how high the rows of each column are, parted so that the highest column is as low as can be."""
    heights = [_row(canvas, style, content, entry, 0, 0, width) for entry in _entries(content)]
    if columns == 1 or len(heights) <= 1:
        return [heights]
    between = _close(style)
    tall = [sum(heights[:n]) + between * n for n in range(len(heights) + 1)]
    best = min(range(1, len(heights)), key=lambda n: max(tall[n], tall[-1] - tall[n]))
    return [heights[:best], heights[best:]]


def _radius(style: Style) -> float:
    return 1.5 * style.body


def _top(style: Style, entry: Stage | None) -> float:
    """Return how far below the top of a row its sign begins."""
    return _padding(style) if entry and not entry.number else 0.0


def _leads_on(entry: Stage | None) -> bool:
    return entry is not None and entry.leads_on


def _padding(style: Style) -> float:
    return 0.7 * style.body


def _row(canvas: Canvas, style: Style, content: Content, entry: Stage | None, x: float, y: float, room: float) -> float:
    """Put one row and return its height."""
    radius = _radius(style)
    left = x + 2 * radius + 1.0 * style.body
    if entry is None:
        parts.finish(canvas, style, x + radius, y + radius, radius)
        kind = style.of(0.8, style.palette.strong, bold=True, leading=1.14)
        high = canvas.set(left, 0, room - (left - x), content.outcome, kind).height
        text = canvas.set(left, y + max(0.0, radius - high / 2), room - (left - x), content.outcome, kind)
        canvas.block("paragraph", text)
        return max(2 * radius, high)
    if not entry.number:
        return _inside(canvas, style, content, entry, x, y, room)
    side = 3.1 * style.body
    icon = entry.icon if room > _ROOMY * style.body else ""
    right = side + 1.0 * style.body if icon else 0.0
    number = parts.badge(canvas, style, entry, x + radius, y + radius, radius)
    at = y + 0.1 * style.body
    high = parts.words(canvas, style, content, entry, left, at, room - (left - x) - right, number)
    if icon:
        inner = side * 0.6
        middle = x + room - side / 2
        canvas.ring(middle, y + side / 2, side / 2, fill=style.palette.tint)
        canvas.icon(icon, middle - inner / 2, y + (side - inner) / 2, inner, style.palette.strong)
    return max(2 * radius, high + 0.1 * style.body, side if icon else 0.0)


def _inside(canvas: Canvas, style: Style, content: Content, entry: Stage, x: float, y: float, room: float) -> float:
    """Put what the office does on a quiet ground."""
    radius, pad = _radius(style), _padding(style)
    left = x + 2 * radius + 1.0 * style.body
    width = room - (left - x) - pad
    tall = parts.words(Canvas(), style, content, entry, left, y, width, None)
    high = max(tall, 2 * radius) + 2 * pad
    canvas.area(Box(x + radius, y, room - radius, high), style.palette.tint, 0.75 * style.body)
    parts.badge(canvas, style, entry, x + radius, y + pad + radius, radius)
    parts.words(canvas, style, content, entry, left, y + (high - tall) / 2, width, None)
    return high
