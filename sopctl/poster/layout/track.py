"""The stages from left to right, in one row or several."""

from itertools import pairwise

from sopctl.layout.drawing import Box, Point
from sopctl.poster.content import Content, Stage
from sopctl.poster.layout import stage as parts
from sopctl.poster.layout.canvas import Canvas, Style

_MOST_SPREAD = 2.5
"""How much higher a row becomes at most, in the size of the text."""

_NARROW = 7.5
"""Width below which a column is no pleasure to read."""


def track(
    canvas: Canvas, style: Style, content: Content, x: float, y: float, room: float, rows: int, height: float
) -> float:
    """Put all stages and the outcome, spread over a height; return the height that they take at the least."""
    entries: list[Stage | None] = [*content.stages, *([None] if content.outcome else [])]
    columns = -(-len(entries) // rows)
    gap = 0.8 * style.body
    width = (room - (columns - 1) * gap) / max(columns, 1)
    canvas.broken = canvas.broken or width < _NARROW * style.body
    between = style.gap(1.3)
    lefts = [x + number * (width + gap) for number in range(columns)]
    rows_of = [entries[start : start + columns] for start in range(0, len(entries), columns or 1)]
    highs = [max(_cell(Canvas(), style, content, entry, 0, 0, width, 0) for entry in row) for row in rows_of]
    least = sum(highs) + between * (len(highs) - 1)
    spare = max(0.0, min((height - least) / max(1, len(highs)), _MOST_SPREAD * style.body))
    at = y
    for row, least_high in zip(rows_of, highs, strict=True):
        high = least_high + spare
        places = list(zip(lefts, row, strict=False))
        for left, entry in places:
            _cell(canvas, style, content, entry, left, at, width, high)
        radius = _radius(style)
        for (left, entry), (following, _) in pairwise(places):
            if not entry or not entry.leads_on:
                continue
            beside = _icon(style) + style.body if entry.icon and entry.number else 0.0
            begin = left + _padding(style) + 2 * radius + beside
            line = at + _padding(style) + radius
            end = following + _padding(style) - 0.5 * style.body
            parts.arrow(canvas, style, Point(begin + 0.5 * style.body, line), Point(end, line))
        at += high + between
    return max(0.0, least)


def _radius(style: Style) -> float:
    return 1.55 * style.body


def _icon(style: Style) -> float:
    return 2.2 * style.body


def _padding(style: Style) -> float:
    return 0.7 * style.body


def _cell(
    canvas: Canvas, style: Style, content: Content, entry: Stage | None, x: float, y: float, width: float, height: float
) -> float:
    """Put one stage and return how high its content wants it."""
    radius, pad = _radius(style), _padding(style)
    left, middle = x + pad, y + pad + radius
    top = y + pad + 2 * radius + 0.9 * style.body
    if entry is None:
        parts.finish(canvas, style, left + radius, middle, radius)
        kind = style.of(0.8, style.palette.strong, bold=True, leading=1.14)
        text = canvas.set(left, top, width - 2 * pad, content.outcome, kind)
        canvas.block("paragraph", text)
        return top + text.height + pad - y
    if not entry.number:
        canvas.area(Box(x, y, width, height), style.palette.tint, 0.75 * style.body)
    number = parts.badge(canvas, style, entry, left + radius, middle, radius)
    if entry.number:
        side, beside = _icon(style), left + 2 * radius + 0.7 * style.body
        if beside + side <= x + width:
            canvas.icon(entry.icon, beside, middle - side / 2, side, style.palette.strong)
    return top + parts.words(canvas, style, content, entry, left, top, width - 2 * pad, number) + pad - y
