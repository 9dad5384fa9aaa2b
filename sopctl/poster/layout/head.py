"""The head of a poster: who issues it, what it is, and its title."""

from sopctl.brand import Brand, Logo
from sopctl.layout.drawing import Box
from sopctl.layout.metrics import width
from sopctl.layout.publication import Picture
from sopctl.layout.wrap import widest_word
from sopctl.poster.content import Content
from sopctl.poster.layout.canvas import Canvas, Setting, Style, Type, broken_lines, height_of
from sopctl.poster.layout.palette import WHITE

_STEPS = tuple(0.25 * step for step in range(24, 8, -1))
"""Sizes of the title, in steps of the scale."""
_WIDEST_LOGO = 2.2
_EVEN = 0.73
"""How long lines of a title are at the least on the average, by the longest."""


def issuer(canvas: Canvas, style: Style, content: Content, brand: Brand, x: float, y: float, room: float) -> float:
    """Put the logo, agency and unit, and the logo of the unit on the right; return the height that they take."""
    side = 3.6 * style.body
    widths = [side * max(0.6, min(logo.ratio, _WIDEST_LOGO)) for logo in brand.logos]
    starts = (x, x + room - sum(widths[1:]))
    for logo, wide, logo_x in zip(brand.logos, widths, starts, strict=False):
        plate = Box(logo_x, y, wide, side)
        canvas.area(plate, WHITE, side * 0.12)
        canvas.written.append(_picture(logo, plate))
    text_x = x + widths[0] + style.body if widths else x
    left = room - sum(wide + style.body for wide in widths)
    *agency, unit = content.issuer or ("",)
    small = style.of(0, style.palette.soft)
    large = style.of(0.7, style.palette.on_brand, bold=True, leading=1.15)
    heights = [canvas.set(text_x, 0, left, text, small).height for text in agency]
    heights.append(canvas.set(text_x, 0, left, unit, large).height)
    high = sum(heights) + 0.35 * style.body * (len(heights) - 1)
    at = y + max(0.0, ((side if widths else high) - high) / 2)
    for text, kind, height in zip((*agency, unit), [*[small] * len(agency), large], heights, strict=True):
        canvas.block("paragraph", canvas.set(text_x, at, left, text, kind))
        at += height + 0.35 * style.body
    return max(side if widths else 0.0, high)


def _picture(logo: Logo, box: Box) -> Picture:
    """Return a logo as large as it fits into a box, with a little room round it; it tells nothing that is not said."""
    room = box.height * 0.1
    scale = min((box.width - 2 * room) / logo.ratio, box.height - 2 * room)
    size = scale * logo.ratio, scale
    place = Box(
        round(box.x + (box.width - size[0]) / 2, 2),
        round(box.y + (box.height - size[1]) / 2, 2),
        round(size[0], 2),
        round(size[1], 2),
    )
    return Picture(place, logo.kind, logo.data, "")


def title(
    canvas: Canvas, style: Style, content: Content, x: float, y: float, room: float, lines: int, height: float
) -> float:
    """Put what this is and the title, as large as it stays within some lines and, if it can, within a height.

    Returns the height that they take.
    """
    kind = canvas.set(x, y, room, content.kind.upper(), style.of(0.3, style.palette.soft, bold=True))
    canvas.block("paragraph", kind)
    top = y + kind.height + 0.75 * style.body
    large = _as_large_as_fits(content.title, room, style, lines, height - (top - y))
    text = canvas.set(x, top, room, content.title, large)
    canvas.block("title", text)
    return top + text.height - y


def _as_large_as_fits(text: str, room: float, style: Style, lines: int, height: float) -> Type:
    """Return a type in which no word is parted and the lines are about equally long; the least where none is so."""
    types = [Type(style.body * 1.25**step, style.palette.on_brand, bold=True, leading=1.08) for step in _STEPS]
    for kind in types:
        if widest_word(text, kind.size, bold=True) > room:
            continue
        found = broken_lines(text, room, kind.size, bold=True)
        widths = [width(line, kind.size, bold=True) for line in found]
        even = sum(widths) >= _EVEN * len(widths) * max(widths, default=0.0)
        if even and len(found) <= lines and height_of(len(found), kind) <= height:
            return kind
    return types[-1]


def foot_note(canvas: Canvas, style: Style, content: Content, x: float, y: float, room: float, colour: str) -> float:
    """Put legal basis and imprint in the finest print; return the height that they take."""
    kind = style.of(-2, colour, leading=1.3)
    at = y
    for text in (content.basis, content.imprint):
        if text:
            setting: Setting = canvas.set(x, at, room, text, kind)
            canvas.block("paragraph", setting)
            at += setting.height + 0.35 * style.body
    return max(0.0, at - y - 0.35 * style.body)
