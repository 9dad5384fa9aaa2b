"""Where the answers of decisions stand: beside their exit, inside one cell, touching nothing foreign."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sopctl.layout.drawing import Box, Label, Point, Shape, TextLine
from sopctl.layout.metrics import ASCENT, DESCENT, width
from sopctl.layout.paper import Style
from sopctl.layout.shapes import outline
from sopctl.layout.wrap import widest_word, wrap

_RULE = 0.5
_LINE = 0.55
_OFF = 0.35
"""Least distances of a label from a rule, from a line and from a symbol, in mm."""
_SLANT = _OFF * 1.4
"""The same for a diamond, along the axes."""
_SIZES = ((1.0, 0.0), (0.88, 1.2))
"""Sizes of type, as parts of the usual one, and what each costs."""
_SMALLER = (*_SIZES, (0.75, 3.0))
"""The same where words are broken too."""
_SHARES = (1.0, 0.7, 0.45)
"""Parts of the width of a cell that lines are broken to."""
_TORN = (1.0, 0.5, 0.36, 0.28)
"""The same where words are broken too."""
_FIRST = 3.0
"""The part of a connector (mm) that its label should be near."""
_OFF_MIDDLE = 0.02
"""Cost of each mm between the middle of a label and the end of that part."""
_HAIR = 1e-6
_UNDER = 1.2
"""Cost of lying below a line to the side, where the label of an exit below may be."""
_OWN = 6.0
"""Cost of lying on the connector that it belongs to; each mm away from the exit costs 1."""
_OWN_BARE = 9.0
"""The same where the label has no ground of its own."""

Stroke = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Scene:
    """What is in one cell: the cell, the symbol, lines, and the labels that stand already."""

    cell: Box
    shape: Shape
    symbol: Box | None
    foreign: tuple[Stroke, ...]
    labels: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A label that is broken into lines; `cost` is what its size of type and its breaks cost."""

    lines: tuple[str, ...]
    size: float
    width: float
    height: float
    cost: float


class Placed(NamedTuple):
    """A label that found its place, and how good that is: less is better."""

    cost: float
    box: Box
    text: Text


@lru_cache(maxsize=1024)
def breaks(text: str, widest: float, style: Style, *, torn: bool = False) -> tuple[Text, ...]:
    """Return the ways to break a label, in its usual size of type and in a smaller one; words too where `torn`."""
    found: dict[tuple[tuple[str, ...], float], Text] = {}
    for part, cost in _SIZES[:1] if style.whole else _SMALLER if torn else _SIZES:
        size = style.label * part
        longest = 0.0 if torn else min(widest_word(text, size), widest)
        for share in _TORN if torn else _SHARES:
            lines = tuple(wrap(text, max(share * widest, longest), size))
            if (lines, size) not in found:
                wide = round(max(width(line, size) for line in lines) + 0.2, 2)
                tall = round(len(lines) * size * style.leading, 2)
                more = cost + 0.15 * (len(lines) - 1)
                if style.turned:
                    wide, tall = tall, wide
                found[lines, size] = Text(lines, size, wide, tall, more)
    return tuple(found.values())


def place(text: str, own: tuple[Stroke, ...], scene: Scene, style: Style, *, torn: bool) -> Placed | None:
    """Return the best free place for a label whose connector is `own`, None where the cell has none."""
    best: Placed | None = None
    room = scene.cell.height if style.turned else scene.cell.width
    for way in breaks(text, round(min(room - 2 * _RULE, style.widest), 2), style, torn=torn):
        limit = best.cost - way.cost if best else 1e9
        for cost, x, y in sorted(_candidates(*own[0], way, scene, limit)):
            if cost >= limit:
                break
            box = Box(round(x, 2), round(y, 2), way.width, way.height)
            if not _free(box, scene):
                continue
            own_line = _OWN_BARE if style.whole else _OWN
            price = cost + own_line * any(touches(box, a, b, _LINE * 0.8) for a, b in own)
            if price < limit:
                limit = price
                best = Placed(price + way.cost, box, way)
    return best


def label(source: str, target: str, box: Box, text: Text, style: Style) -> Label:
    """Return the finished label."""
    line = text.size * style.leading
    base = box.y + (line - (ASCENT + DESCENT) * text.size) / 2 + ASCENT * text.size
    x, size = round(box.x + box.width / 2, 2), round(text.size, 3)
    lines = tuple(
        TextLine(x, round(base + n * line, 2), words, size, round(width(words, size), 2), centred=True)
        for n, words in enumerate(text.lines)
    )
    return Label(source, target, box, lines)


def _candidates(
    start: Point, following: Point, text: Text, scene: Scene, limit: float
) -> Iterator[tuple[float, float, float]]:
    """Yield costs below `limit` and places: those at the exit, and those that touch what they must not overlap.

    The best place is among them. The cost is how far a label is from the first part of its connector.
    """
    cell, symbol = scene.cell, scene.symbol
    left, right = cell.x + _RULE, cell.right - _RULE - text.width
    top, bottom = cell.y + _RULE, cell.bottom - _RULE - text.height
    if right < left or bottom < top:
        return
    wide, tall = text.width, text.height
    xs = [left, right, start.x - wide / 2]
    ys = [top, bottom, start.y - tall / 2]
    if symbol:
        xs += [symbol.x - _OFF - wide, symbol.right + _OFF]
        ys += [symbol.y - _OFF - tall, symbol.bottom + _OFF]
    for a, b in [(start, following), *scene.foreign]:
        xs += [max(a.x, b.x) + _LINE, min(a.x, b.x) - _LINE - wide]
        ys += [max(a.y, b.y) + _LINE, min(a.y, b.y) - _LINE - tall]
    for other in scene.labels:
        xs += [other.right + _OFF, other.x - _OFF - wide]
        ys += [other.bottom + _OFF, other.y - _OFF - tall]
    far_x = start.x + max(-_FIRST, min(_FIRST, following.x - start.x))
    far_y = start.y + max(-_FIRST, min(_FIRST, following.y - start.y))
    low_x, high_x = min(start.x, far_x), max(start.x, far_x)
    low_y, high_y = min(start.y, far_y), max(start.y, far_y)
    for y in set(ys):
        along = max(y - high_y, low_y - y - tall, 0.0) + _OFF_MIDDLE * abs(y + tall / 2 - far_y)
        if start.y == following.y and y > start.y:
            along += _UNDER
        if along >= limit or not top - _HAIR <= y <= bottom + _HAIR:
            continue
        for x in {*xs, *(_beside(symbol, y, text) if symbol else ())}:
            cost = along + max(x - high_x, low_x - x - wide, 0.0) + _OFF_MIDDLE * abs(x + wide / 2 - far_x)
            if cost < limit and left - _HAIR <= x <= right + _HAIR:
                yield cost, x, y


def _beside(symbol: Box, y: float, text: Text) -> tuple[float, float]:
    """Return the places at the height `y` where a label touches the slanted sides of a diamond."""
    middle, half, tall = symbol.x + symbol.width / 2, symbol.width / 2 + _SLANT, symbol.height / 2 + _SLANT
    along = max(y - symbol.y - symbol.height / 2, symbol.y + symbol.height / 2 - y - text.height, 0.0)
    across = half * max(1 - along / tall, 0.0) + 0.02
    return middle + across, middle - across - text.width


def _free(box: Box, scene: Scene) -> bool:
    left, top, right, bottom = box.x - _LINE, box.y - _LINE, box.right + _LINE, box.bottom + _LINE
    for a, b in scene.foreign:
        if (a.x < right or b.x < right) and (a.x > left or b.x > left):  # noqa: SIM102  quicker this way
            if (a.y < bottom or b.y < bottom) and (a.y > top or b.y > top):
                return False
    if any(_near(box, other, _OFF) for other in scene.labels):
        return False
    if not scene.symbol or not _near(box, scene.symbol, _OFF):
        return True
    return scene.shape == "decision" and not _in_diamond(box, outline("decision", scene.symbol))


def touches(box: Box, a: Point, b: Point, room: float) -> bool:
    """Return whether a straight piece along an axis comes nearer to a box than `room`."""
    return (
        min(a.x, b.x) < box.right + room
        and max(a.x, b.x) > box.x - room
        and min(a.y, b.y) < box.bottom + room
        and max(a.y, b.y) > box.y - room
    )


def _near(one: Box, two: Box, room: float) -> bool:
    return (
        one.x < two.right + room
        and two.x < one.right + room
        and one.y < two.bottom + room
        and two.y < one.bottom + room
    )


def _in_diamond(box: Box, corners: tuple[Point, ...]) -> bool:
    """Return whether a box touches a diamond, with a little room round it."""
    x, y = corners[0].x, corners[1].y
    half, tall = corners[1].x - x + _SLANT, corners[2].y - y + _SLANT
    across = max(box.x - x, x - box.right, 0.0)
    along = max(box.y - y, y - box.bottom, 0.0)
    return across / half + along / tall < 1.0
