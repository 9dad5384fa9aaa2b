"""Where the answers of decisions stand: beside their exit, inside one cell, touching nothing foreign."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from sopctl.layout.drawing import Box, Label, Point, Shape, TextLine
from sopctl.layout.metrics import ASCENT, DESCENT, width
from sopctl.layout.paper import Style
from sopctl.layout.shapes import outline
from sopctl.layout.typeface import Typeface, current
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
_ROUNDING = 0.02
"""More (mm) than places are moved by rounding."""
_UNDER = 1.2
"""Cost of lying below a line to the side, where the label of an exit below may be."""
_OWN = 6.0
"""Cost of lying on the connector that it belongs to; each mm away from the exit costs 1."""
_OWN_BARE = 9.0
"""The same where the label has no ground of its own."""
STRAY = 30.0
"""Cost of a place that is nearer to the exit of another answer: it would be read as that one's."""
_RINGS = (-1.0, 1.5, 4.0, 10.0, 30.0, 1e9)
"""Costs of places that are looked at one after the other, as long as the next may be better."""
_SAME = 0.5
"""Distances (mm) that look the same; then the middle of the label tells whose it is."""

MOST_ANSWERS = 12
"""Answers of one decision that stand at its arrows: to find places takes the fourth power of their number, and nobody
reads more of them there."""

Stroke = tuple[Point, Point]


class Scene(Struct, frozen=True):
    """What is in one cell: the cell, the symbol, lines, and the labels that stand already."""

    cell: Box
    shape: Shape
    symbol: Box | None
    foreign: tuple[Stroke, ...]
    labels: tuple[Box, ...]
    rivals: tuple[Point, ...] = ()
    """Where the lines of other answers leave the symbol."""


class Text(NamedTuple):
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


def breaks(text: str, widest: float, style: Style, *, torn: bool = False) -> tuple[Text, ...]:
    """Return the ways to break a label, in its usual size of type and in a smaller one; words too where `torn`."""
    return _breaks(text, widest, style, torn, current())


@lru_cache(maxsize=1024)
def _breaks(text: str, widest: float, style: Style, torn: bool, _typeface: Typeface) -> tuple[Text, ...]:  # noqa: FBT001
    found: dict[tuple[tuple[str, ...], float], Text] = {}
    for part, cost in _SIZES[:1] if style.whole else _SMALLER if torn else _SIZES:
        size = max(style.label * part, style.least)
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


def place(
    text: str, own: tuple[Stroke, ...], scene: Scene, style: Style, *, torn: bool, most: float = 1e9
) -> Placed | None:
    """Return the best free place for a label whose connector is `own`, None where none in the cell costs below `most`.

    Places are looked at as they get dearer, so that what costs more than the best is not thought about.
    """
    best: Placed | None = None
    lines = _extents(scene.foreign)
    room = scene.cell.height if style.turned else scene.cell.width
    for way in breaks(text, round(min(room - 2 * _RULE, style.widest), 2), style, torn=torn):
        limit = (best.cost if best else most) - way.cost
        spots = _Spots(*own[0], way, scene, lines)
        for low, high in pairwise(_RINGS):
            if low >= limit:
                break
            for cost, x, y in sorted(spots.between(low, min(high, limit))):
                if cost >= limit:
                    break
                box = Box(round(x, 2), round(y, 2), way.width, way.height)
                own_line = _OWN_BARE if style.whole else _OWN
                price = cost + own_line * any(touches(box, a, b, _LINE * 0.8) for a, b in own)
                price += STRAY * any(_nearer(box, rival, own[0][0]) for rival in scene.rivals)
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


class _Spots:
    """Free places for a label: those at the exit, and those that touch what they must not overlap.

    The best free place is among them. The cost is how far a label is from the first part of its connector.
    """

    def __init__(self, start: Point, following: Point, text: Text, scene: Scene, lines: "list[_Extent]") -> None:
        self.text, self.scene, self.lines = text, scene, lines
        self.levels: dict[float, _Level] = {}
        cell, symbol = scene.cell, scene.symbol
        left, right = cell.x + _RULE, cell.right - _RULE - text.width
        top, bottom = cell.y + _RULE, cell.bottom - _RULE - text.height
        self.across: list[tuple[float, float, float]] = []
        """Each place side to side, and what it costs for being beside the connector and off its middle."""
        self.along: list[tuple[float, float, list[tuple[float, float, float]]]] = []
        """What each height costs; its y; and places side to side that there are only there."""
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

        def across(some: Iterable[float]) -> list[tuple[float, float, float]]:
            return sorted(
                (x, max(x - high_x, low_x - x - wide, 0.0), _OFF_MIDDLE * abs(x + wide / 2 - far_x))
                for x in some
                if left - _HAIR <= x <= right + _HAIR
            )

        self.across = across(set(xs))
        for y in set(ys):
            if top - _HAIR <= y <= bottom + _HAIR:
                cost = max(y - high_y, low_y - y - tall, 0.0) + _OFF_MIDDLE * abs(y + tall / 2 - far_y)
                if start.y == following.y and y > start.y:
                    cost += _UNDER
                self.along.append((cost, y, across(_beside(symbol, y, text)) if symbol else []))
        self.along.sort()

    def between(self, low: float, high: float) -> Iterator[tuple[float, float, float]]:
        """Yield cost, x and y of the places that cost at least `low`, but less than `high`."""
        wide, tall = self.text.width, self.text.height
        for along, y, here in self.along:
            if along >= high:
                break
            if y not in self.levels:
                self.levels[y] = _Level(round(y, 2), wide, tall, self.scene, self.lines)
            level = self.levels[y]
            for some in (self.across, here):
                for left, right in level.gaps:
                    for x, beside, off in some[bisect_left(some, (left,)) : bisect_left(some, (right,))]:
                        cost = along + beside + off
                        if low <= cost < high and level.is_free(Box(round(x, 2), level.y, wide, tall)):
                            yield cost, x, y


def _beside(symbol: Box, y: float, text: Text) -> tuple[float, float]:
    """Return the places at the height `y` where a label touches the slanted sides of a diamond."""
    middle, half, tall = symbol.x + symbol.width / 2, symbol.width / 2 + _SLANT, symbol.height / 2 + _SLANT
    along = max(y - symbol.y - symbol.height / 2, symbol.y + symbol.height / 2 - y - text.height, 0.0)
    across = half * max(1 - along / tall, 0.0) + 0.02
    return middle + across, middle - across - text.width


class _Level:
    """What stands in the way of labels of one size whose upper side is at `y`: looked up once for many places."""

    def __init__(self, y: float, wide: float, tall: float, scene: Scene, lines: "list[_Extent]") -> None:
        self.y = y
        low, high = y - _LINE, y + tall + _LINE
        merged = _merged([line for line in lines if line[2] < high and line[3] > low])
        self.lefts, self.rights = [line[0] for line in merged], [line[1] for line in merged]
        self.gaps = _gaps(merged, wide)
        """From where to where the left side of a label may touch no line."""
        here = Box(0.0, y, 0.0, tall)
        self.labels = [other for other in scene.labels if _near_upright(here, other, _OFF)]
        self.symbol = scene.symbol if scene.symbol and _near_upright(here, scene.symbol, _OFF) else None
        self.diamond = outline("decision", self.symbol) if self.symbol and scene.shape == "decision" else None

    def is_free(self, box: Box) -> bool:
        """Tell whether a label touches nothing that stands at its height."""
        before = bisect_left(self.lefts, box.x + box.width + _LINE)
        if before and self.rights[before - 1] > box.x - _LINE:
            return False
        if any(_near_level(box, other, _OFF) for other in self.labels):
            return False
        if not self.symbol or not _near_level(box, self.symbol, _OFF):
            return True
        return self.diamond is not None and not _in_diamond(box, self.diamond)


_Extent = tuple[float, float, float, float]
"""From where to where a line runs: from left to right, from top to bottom."""


def _extents(strokes: Iterable[Stroke]) -> list[_Extent]:
    """Return how far lines reach, in the order of their left ends."""
    return sorted((min(a.x, b.x), max(a.x, b.x), min(a.y, b.y), max(a.y, b.y)) for a, b in strokes)


def _merged(lines: list[_Extent]) -> list[tuple[float, float]]:
    """Return from where to where there are lines, side to side; those that touch are one."""
    found: list[tuple[float, float]] = []
    for low, high, _, _ in lines:
        if not found or low > found[-1][1]:
            found.append((low, high))
        elif high > found[-1][1]:
            found[-1] = (found[-1][0], high)
    return found


def _gaps(lines: list[tuple[float, float]], wide: float) -> list[tuple[float, float]]:
    """Return between which x a label as wide as `wide` may stand free of lines, give or take what rounding does."""
    found, left = [], float("-inf")
    for low, high in lines:
        if (right := low - _LINE - wide + _ROUNDING) >= left:
            found.append((left, right))
        left = high + _LINE - _ROUNDING
    return [*found, (left, float("inf"))]


def touches(box: Box, a: Point, b: Point, room: float) -> bool:
    """Return whether a straight piece along an axis comes nearer to a box than `room`."""
    return (
        min(a.x, b.x) < box.right + room
        and max(a.x, b.x) > box.x - room
        and min(a.y, b.y) < box.bottom + room
        and max(a.y, b.y) > box.y - room
    )


def _nearer(box: Box, rival: Point, own: Point) -> bool:
    """Return whether a label seems to belong to the exit `rival` and not to its `own`."""
    other, this = _away(box, rival), _away(box, own)
    if abs(other - this) > _SAME:
        return other < this
    middle = Box(box.x + box.width / 2, box.y + box.height / 2, 0.0, 0.0)
    return _away(middle, rival) < _away(middle, own)


def _away(box: Box, point: Point) -> float:
    """Return how far a point is from a box."""
    across = max(box.x - point.x, point.x - box.right, 0.0)
    along = max(box.y - point.y, point.y - box.bottom, 0.0)
    return float((across**2 + along**2) ** 0.5)


def _near_level(one: Box, two: Box, room: float) -> bool:
    return one.x < two.right + room and two.x < one.right + room


def _near_upright(one: Box, two: Box, room: float) -> bool:
    return one.y < two.bottom + room and two.y < one.bottom + room


def _in_diamond(box: Box, corners: tuple[Point, ...]) -> bool:
    """Return whether a box touches a diamond, with a little room round it."""
    x, y = corners[0].x, corners[1].y
    half, tall = corners[1].x - x + _SLANT, corners[2].y - y + _SLANT
    across = max(box.x - x, x - box.right, 0.0)
    along = max(box.y - y, y - box.bottom, 0.0)
    return across / half + along / tall < 1.0
