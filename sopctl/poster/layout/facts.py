"""What everybody asks first: time, fee, product. On cards side by side, or as rows on the brand's ground."""

from sopctl.layout.drawing import Box
from sopctl.layout.wrap import widest_word
from sopctl.poster.content import Fact
from sopctl.poster.layout.canvas import Canvas, Setting, Style, Type, broken_lines
from sopctl.poster.layout.palette import WHITE

_STEPS = (2.6, 2.2, 1.8, 1.4, 1.0, 0.5, 0.0)
_SHORT = 1.0
"""The step from which on a value is set like those beside it."""
_LIGHTER = 1.4
"""The step of values that stand below a title."""
_MOST_LINES = 2


def cards(canvas: Canvas, style: Style, facts: tuple[Fact, ...], x: float, y: float, room: float) -> float:
    """Put the cards side by side; return the height that they take."""
    if not facts:
        return 0.0
    gap = 0.9 * style.body
    width = (room - (len(facts) - 1) * gap) / len(facts)
    inner = width - 2 * _padding(style)
    types = _value_types(facts, inner, style, style.palette.ink)
    labels = [_label(Canvas(), style, fact, 0, 0, inner - _icon(style) - 0.5 * style.body) for fact in facts]
    below = any(len(label.lines) > 1 for label in labels)
    high = max(
        _card(Canvas(), style, fact, Box(0, y, width, 0), kind, below=below)
        for fact, kind in zip(facts, types, strict=True)
    )
    for number, (fact, kind) in enumerate(zip(facts, types, strict=True)):
        _card(canvas, style, fact, Box(x + number * (width + gap), y, width, high), kind, below=below)
    return high


def rows(canvas: Canvas, style: Style, facts: tuple[Fact, ...], x: float, y: float, room: float) -> float:
    """Put the facts below each other on the brand's ground; return the height that they take."""
    palette = style.palette
    side = 2.3 * style.body
    left = x + side + 0.9 * style.body
    width = room - (left - x)
    at = y
    quiet = style.of(-0.6, palette.soft)
    types = _value_types(facts, width, style, palette.on_brand, most=_LIGHTER)
    for fact, kind in zip(facts, types, strict=True):
        settings: list[Setting] = []
        top = at
        for text, how in ((fact.heading, quiet), (fact.value, kind), (fact.after, quiet)):
            if text:
                settings.append(canvas.set(left, at, width, text, how))
                at += settings[-1].height + 0.3 * style.body
        canvas.icon(fact.icon, x, top, side, palette.on_brand)
        canvas.block("paragraph", *settings)
        at = max(at - 0.3 * style.body, top + side) + style.gap(0.9)
    return at - style.gap(0.9) - y if facts else 0.0


def _padding(style: Style) -> float:
    return 0.95 * style.body


def _icon(style: Style) -> float:
    return 1.9 * style.body


def _value_types(
    facts: tuple[Fact, ...], room: float, style: Style, colour: str, most: float = _STEPS[0]
) -> list[Type]:
    """Return how the value of each fact is set: short ones alike, a long one smaller, none above `most` steps."""
    steps = [min(most, _largest(fact.value, room, style)) for fact in facts]
    alike = min((step for step in steps if step >= _SHORT), default=_SHORT)
    return [_type(alike if step >= _SHORT else step, style, colour) for step in steps]


def _type(step: float, style: Style, colour: str) -> Type:
    return Type(style.body * 1.25**step, colour, bold=True, leading=1.12)


def _largest(text: str, room: float, style: Style) -> float:
    for step in _STEPS:
        kind = _type(step, style, "")
        fits = widest_word(text, kind.size, bold=True) <= room
        if fits and len(broken_lines(text, room, kind.size, bold=True)) <= _MOST_LINES:
            return step
    return _STEPS[-1]


def _label(canvas: Canvas, style: Style, fact: Fact, x: float, y: float, room: float) -> Setting:
    """Set the heading of a card beside its icon, or as wide as the card below it."""
    return canvas.set(x, y, room, fact.heading, style.of(-0.6, style.palette.strong, bold=True))


def _card(canvas: Canvas, style: Style, fact: Fact, box: Box, value: Type, *, below: bool) -> float:
    """Put one card, its heading beside or `below` the icon, and return how high its content wants it."""
    pad, side = _padding(style), _icon(style)
    palette = style.palette
    canvas.area(box, palette.line, 0.75 * style.body)
    border = 0.07 * style.body
    inner = Box(box.x + border, box.y + border, box.width - 2 * border, max(0.0, box.height - 2 * border))
    canvas.area(inner, WHITE, 0.75 * style.body - border)
    x, room, at = box.x + pad, box.width - 2 * pad, box.y + pad
    canvas.icon(fact.icon, x, at, side, palette.strong)
    if below:
        heading = _label(canvas, style, fact, x, at + side + 0.6 * style.body, room)
        at += side + heading.height + 1.05 * style.body
    else:
        beside = side + 0.5 * style.body
        lone = _label(Canvas(), style, fact, 0, 0, room - beside)
        heading = _label(canvas, style, fact, x + beside, at + (side - lone.height) / 2, room - beside)
        at += side + 0.7 * style.body
    settings = [heading]
    for text, kind in ((fact.value, value), (fact.after, style.of(-0.6, palette.muted))):
        if text:
            settings.append(canvas.set(x, at, room, text, kind))
            at += settings[-1].height + 0.35 * style.body
    canvas.block("paragraph", *settings)
    return at - 0.35 * style.body + pad - box.y
