"""The QR code with what it is for."""

import re

from sopctl.layout.metrics import width as width_of
from sopctl.poster.content import Content
from sopctl.poster.layout import qr
from sopctl.poster.layout.canvas import Canvas, Style

_LEAST_MODULE = 0.75
"""Millimetres of one module that any camera tells apart."""
_SIDE = 8.0
"""Side of the code with its quiet zone, in the size of the text."""


def side(style: Style, content: Content) -> float:
    """Return the side of the white ground that the code stands on, 0 where there is no address."""
    if not content.url:
        return 0.0
    return max(_SIDE * style.body, _LEAST_MODULE * (len(qr.matrix(content.url)) + 2 * qr.QUIET))


def below(canvas: Canvas, style: Style, content: Content, x: float, y: float, *, dark: bool) -> float:
    """Put the code and below it what it is for, on the brand's ground where it is `dark`; return the height."""
    square = side(style, content)
    qr.draw(canvas, content.url, x, y, square, 0.75 * style.body)
    top = y + square + 0.7 * style.body
    return top - y + _said(canvas, style, content, x, top, square, dark=dark)


def beside(canvas: Canvas, style: Style, content: Content, x: float, y: float, room: float) -> float:
    """Put the code and to the right of it what it is for, on the brand's ground; return the height that they take."""
    square = side(style, content)
    qr.draw(canvas, content.url, x, y, square, 0.75 * style.body)
    left = x + square + 1.1 * style.body
    high = _said(Canvas(), style, content, left, 0, room - (left - x), dark=True)
    _said(canvas, style, content, left, y + max(0.0, (square - high) / 2), room - (left - x), dark=True)
    return max(square, high)


def _said(canvas: Canvas, style: Style, content: Content, x: float, y: float, room: float, *, dark: bool) -> float:
    palette = style.palette
    bold = style.of(-0.4, palette.on_brand if dark else palette.ink, bold=True)
    invitation = canvas.set(x, y, room, content.invitation, bold)
    shown = content.url.removeprefix("https://")
    kind = style.of(-1, palette.soft if dark else palette.muted)
    if width_of(shown, kind.size) > room:
        kind = style.of(-2, kind.colour)
        shown = _at_slashes(shown, room, kind.size)
    top = y + invitation.height + 0.45 * style.body
    address = canvas.set(x, top, room, shown, kind, link=content.url)
    canvas.block("paragraph", invitation, address)
    return top + address.height - y


def _at_slashes(address: str, room: float, size: float) -> str:
    """Return an address with blanks where its lines end: behind slashes, for a hyphen at an end may be doubted."""
    lines = [""]
    for part in re.findall(r"[^/]*/|[^/]+", address):
        if lines[-1] and width_of(lines[-1] + part, size) > room:
            lines.append(part)
        else:
            lines[-1] += part
    return " ".join(lines)
