"""The flowchart for paper: in one picture where that can be read there, else in pieces with lettered pentagons."""

import re
from math import ceil

from sopctl.diagrams import palette, pentagons, svg
from sopctl.diagrams.engine import Engine
from sopctl.diagrams.symbols import View
from sopctl.flow import Flow
from sopctl.flow.pieces import Opening, cut
from sopctl.i18n import Language
from sopctl.layout.paper import LEAST_TYPE
from sopctl.regex import regex

_MOST = 5
"""Numbers of pieces that are tried."""
_WAYS = 4
"""Ways to cut into so many pieces that are tried: one that looks best may come out too wide."""
_GAP = 26.0
"""Points between the symbols of two steps."""
_PENTAGON = 30.0
"""Points that a pentagon takes; several may stand side by side."""
_SIZE = regex(r'<svg\b[^>]*?\bwidth="([\d.]+)pt"[^>]*?\bheight="([\d.]+)pt"')
_SYMBOL = regex(r'<g class="symbol [^"]*" data-step="([^"]*)".*?</g>', re.DOTALL)
_PLACE = regex(r'points="([^"]*)"|\b(width|height)="([-\d.]+)"')
_POINT = 25.4 / 72


def pieces(
    flow: Flow, language: Language, program: Engine, room: tuple[float, float], opening: Opening | None = None
) -> tuple[bytes, ...]:
    """Return pictures that can be read on pages with `room` (width and height in mm), nothing where none can be.

    There are no more than must be, or those that `opening` asks for where the flow runs down. Raises EngineError.
    """
    view = View(flow, language)
    least = LEAST_TYPE / palette.SMALL
    wide, high = (length / _POINT / least for length in room)
    whole = svg.draw(flow, language, program)
    lengths = _lengths(whole, view)
    links = pentagons.links(view)

    def made(count: int, first: float) -> tuple[bytes, ...]:
        """Return so many pictures of which the first is no higher than `first`, nothing where they do not fit."""
        without: set[tuple[int, int]] = set()
        for _ in range(_WAYS):
            found = []
            for piece in cut(links, lengths, count, _PENTAGON, first / high, without):
                found.append(svg.draw(flow, language, program, piece))
                if not _fits(found[-1], wide, high if piece.number else first):
                    without.add((piece.first, piece.last))
                    break
            else:
                return tuple(found)
        return ()

    if opening:
        return () if view.across else made(opening.number, opening.high / _POINT / least)
    if _fits(whole, wide, high):
        return (whole,)
    along = _size(whole)[0] / wide if view.across else _size(whole)[1] / high
    few = max(2, ceil(along))
    counts = range(few, min(few + _MOST, len(lengths) + 1))
    return next(filter(None, (made(count, high) for count in counts)), ())


def _size(picture: bytes) -> tuple[float, float]:
    found = _SIZE.search(picture.decode())
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def _fits(picture: bytes, wide: float, high: float) -> bool:
    own = _size(picture)
    return own[0] <= wide and own[1] <= high


def _lengths(picture: bytes, view: View) -> list[float]:
    """Return how long each step is in the direction of the flow."""
    numbers = {step.id: number for number, step in reversed(list(enumerate(view.flow.steps)))}
    found = [_GAP] * len(view.flow.steps)
    for symbol in _SYMBOL.finditer(picture.decode()):
        if symbol[1] in numbers:
            found[numbers[symbol[1]]] += _length(symbol[0], across=view.across) + _GAP
    return found


def _length(symbol: str, *, across: bool) -> float:
    """Return the length of the first outline of a symbol."""
    for corners, _, _ in _PLACE.findall(symbol):
        if corners:
            places = [float(part.split(",")[0 if across else 1]) for part in corners.split()]
            return max(places) - min(places)
    wanted = "width" if across else "height"
    return next((float(value) for _, name, value in _PLACE.findall(symbol) if name == wanted), 0.0)
