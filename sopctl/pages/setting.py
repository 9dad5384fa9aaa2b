"""Text on its way to parts: paragraphs, headings, items of lists, with their sizes and distances."""

from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

from sopctl.layout.publication import Role
from sopctl.pages import spans
from sopctl.pages.part import Text
from sopctl.pages.spans import Line, Piece, Span
from sopctl.pages.style import Face, Style

_ROUNDS = 7
"""Halvings of the width until lines count as balanced."""
_BALANCED = 5
"""Lines of a text that are made about as long as each other."""
Align = Literal["left", "centre", "right"]
_SPACE = 0.45
"""Room between paragraphs, in lines."""
_INDENT = 1.55
"""Room for the number or bullet of an item, in ems."""
_BULLETS = ("\N{BULLET}", "\N{EN DASH}")


def text(
    content: str | Iterable[Span],
    room: float,
    size: float,
    *,
    role: Role = "paragraph",
    face: Face | None = None,
    leading: float = 1.2,
    align: Align = "left",
    before: float = 0.0,
    keep: bool = False,
    anchor: str = "",
) -> Text:
    """Return lines of `content`, `room` wide."""
    own = (Span(content, face or Face()),) if isinstance(content, str) else tuple(content)
    broken = spans.lines(own, room, size)
    if align == "centre" and 1 < len(broken) <= _BALANCED:
        broken = _balanced(own, len(broken), room, size)
    lines = aligned(broken, room, align)
    return Text(role, lines, size, size * leading, anchor=anchor, before=before, keep=keep)


def _balanced(content: tuple[Span, ...], count: int, room: float, size: float) -> tuple[Line, ...]:
    """Return `count` lines that are about as long as each other."""
    low, high = room / count / 2, room
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        if len(spans.lines(content, middle, size)) > count:
            low = middle
        else:
            high = middle
    return spans.lines(content, high, size)


def aligned(lines: tuple[Line, ...], room: float, align: Align) -> tuple[Line, ...]:
    """Return lines moved to the middle or to the right side of `room`."""
    if align == "left":
        return lines
    share = 0.5 if align == "centre" else 1.0
    return tuple(replace(line, x=line.x + (room - line.width) * share) for line in lines)


def paragraph(content: str | Iterable[Span], room: float, style: Style) -> Text:
    """Return a paragraph of the text."""
    return text(content, room, style.size, leading=style.leading, before=_SPACE * style.line)


def heading(content: str | Iterable[Span], room: float, style: Style, level: int = 1) -> Text:
    """Return a heading that stays with what follows."""
    size = style.heading(level)
    face = Face(bold=True, colour=style.accent)
    made = text(content, room, size, role="heading", face=face, keep=True)
    return replace(made, level=level, before=above(style, level))


def above(style: Style, level: int = 1) -> float:
    """Return the room above a heading."""
    return style.line * (1.25, 0.85, 0.7)[min(level, 3) - 1]


def item(
    content: str | Iterable[Span],
    room: float,
    style: Style,
    *,
    number: int = 0,
    depth: int = 1,
    widest: int = 0,
    size: float = 0.0,
    leading: float = 0.0,
    marked: bool = True,
) -> Text:
    """Return an item of a list with its number, or a bullet without one; `widest` is the greatest number."""
    size = size or style.size
    mark = f"{number}." if number else _BULLETS[min(depth, 2) - 1]
    own = indent(style, max(widest, number), size)
    left = sum(indent(style, 0, size) for _ in range(depth - 1))
    given = (Span(content),) if isinstance(content, str) else tuple(content)
    lines = spans.lines(given, room - left - own, size) or (Line((), 0.0),)
    moved = [_moved(line, left + own) for line in lines]
    if marked:
        wide = spans.measure(mark, size, Face())
        at = left + (own - 0.45 * size - wide if number else 0.25 * size)
        moved[0] = replace(moved[0], pieces=(Piece(at, mark, wide, Face()), *moved[0].pieces))
    leading = leading or style.leading
    return Text("item", tuple(moved), size, size * leading, depth, before=0.18 * size * leading)


def indent(style: Style, widest: int, size: float = 0.0) -> float:
    """Return how far the text of an item stands in; `widest` is the greatest number of the list."""
    size = size or style.size
    if not widest:
        return _INDENT * size
    return max(_INDENT * size, spans.measure(f"{widest}.", size, Face()) + 0.6 * size)


def _moved(line: Line, by: float) -> Line:
    return replace(line, pieces=tuple(piece._replace(x=piece.x + by) for piece in line.pieces))
