"""The coloured head of a standing poster, and the cards of facts that hang over its lower edge."""

from sopctl.brand import Brand
from sopctl.layout.drawing import Box
from sopctl.poster.content import Content
from sopctl.poster.layout import facts, head
from sopctl.poster.layout.canvas import Canvas, Style
from sopctl.poster.layout.sizes import Size


def put(
    canvas: Canvas,
    style: Style,
    content: Content,
    brand: Brand,
    size: Size,
    gaps: tuple[float, float],
    lines: int,
    share: float,
) -> float:
    """Put it at the top and return where the cards end.

    `gaps` stand below the issuer and below the title, in sizes of the text; the title has at most so many `lines` and
    that `share` of the height.
    """
    x, room = size.margin, size.width - 2 * size.margin
    ground = len(canvas.areas)
    at = size.margin
    at += head.issuer(canvas, style, content, brand, x, at, room) + style.gap(gaps[0])
    at += head.title(canvas, style, content, x, at, room, lines, share * size.height) + style.gap(gaps[1])
    high = facts.cards(Canvas(), style, content.facts, x, at, room)
    edge = at + high * 0.5 if content.facts else at
    canvas.area(Box(0, 0, size.width, edge), style.palette.brand)
    canvas.areas.insert(ground, canvas.areas.pop())
    facts.cards(canvas, style, content.facts, x, at, room)
    return at + high
