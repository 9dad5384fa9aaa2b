"""How large the symbols of a swimlane flowchart are, and where the text inside them stands."""

from math import inf
from typing import NamedTuple

from msgspec import Struct

from sopctl.exchange.chart import Chart, Node
from sopctl.layout.drawing import Box, Shape, TextLine
from sopctl.layout.metrics import ASCENT, DESCENT, POINT, width
from sopctl.layout.shapes import SHOULDER
from sopctl.layout.wrap import widest_word, wrap, wrap_times

SMALL = 6.8 * POINT
"""The smallest type."""
_ACTIVITY = 8.0 * POINT
_LEADING = 1.22
WIDE = 46.0
"""Usual width of a box (mm)."""
_AROUND = (2.2, 1.6)
"""Room beside and above the text of a box."""
_ROUND = (1.6, 0.6)
"""Further room beside and above the text of a capsule, whose ends are round."""
_WIDER = (1.0, 1.3, 1.7, 2.2, 2.8)
"""Parts of the usual width of a box that are tried where it must not be high."""
_LEAST = 8.0
_BAR = (30.0, 1.8)
_DIAMONDS = (8.0, 10.5, 13.0, 18.0, 23.0, 28.0, 40.0, 52.0)
"""Widths of text in a diamond that are tried; the first two only where lanes are narrow."""
_NARROW = 36.0
"""The width below which a box is narrow."""
_DIAMOND = (15.0, 10.0)
_AIR = 1.12
"""How much larger a diamond is than its text needs."""


class _Line(NamedTuple):
    text: str
    size: float
    bold: bool = False


class Sized(Struct, frozen=True):
    """A symbol with its text."""

    shape: Shape
    width: float
    height: float
    lines: tuple[_Line, ...] = ()

    def inside(self, box: Box) -> tuple[TextLine, ...]:
        """Return the text in the middle of `box`."""
        tall = box.height * SHOULDER + 1.6 if self.shape == "offpage" else box.height
        y = box.y + (tall - _height(self.lines)) / 2
        found = []
        for text, size, bold in self.lines:
            base = y + (size * _LEADING - (ASCENT + DESCENT) * size) / 2 + ASCENT * size
            wide = round(width(text, size, bold=bold), 2)
            middle = round(box.x + box.width / 2, 2)
            found.append(TextLine(middle, round(base, 2), text, round(size, 3), wide, bold, centred=True))
            y += size * _LEADING
        return tuple(found)


def sized(chart: Chart, node: Node, *, turned: bool = False, wide: float = WIDE, high: float = inf) -> Sized:
    """Return the symbol of a node, its box `wide`; bars stand upright where the flow runs to the right.

    Boxes and diamonds that would be higher than `high` are wider.
    """
    if node.kind in {"task", "decision"}:
        for part in _WIDER:
            most = wide * part
            found = _task(chart, node.step, most) if node.kind == "task" else _diamond(node.text, most)
            if found.height <= high:
                break
        return found
    if node.kind == "merge":
        lines = (_Line(node.text, SMALL),)
        return Sized("process", round(width(node.text, SMALL) + 3.0, 2), 5.0, lines)
    bar, high = _BAR
    return Sized("junction", high, 18.0) if turned else Sized("junction", min(bar, wide), high)


def pentagon(letter: str, said: str) -> Sized:
    """Return the pentagon of a flow that goes on in another picture, with a letter and what stands below it."""
    lines = (_Line(letter, _ACTIVITY, bold=True), _Line(said, SMALL))
    wide = max(width(line.text, line.size, bold=line.bold) for line in lines)
    return Sized("offpage", round(max(wide + 3.0, 13.0), 2), 11.0, lines)


def _task(chart: Chart, number: int, wide: float) -> Sized:
    task = chart.task(number)
    terminal = chart.terminal(number)
    beside, above = (a + b for a, b in zip(_AROUND, _ROUND if terminal else (0.0, 0.0), strict=True))
    room = wide - 2 * beside
    either = (task.actors,) if len(chart.lanes_of(number)) > 1 else ()
    lines = [_Line(part, SMALL) for text in task.above for part in wrap(text, room, SMALL)]
    lines += [_Line(part, _ACTIVITY) for part in wrap(task.activity, room, _ACTIVITY)]
    for texts, broken in ((either, wrap), ((task.duration,), wrap_times), (task.below, wrap)):
        lines += [_Line(part, SMALL) for text in texts for part in broken(text, room, SMALL)]
    high = max(_LEAST, _height(lines) + 2 * above)
    return Sized("terminator" if terminal else "process", wide, round(high, 2), tuple(lines))


def _diamond(question: str, most: float) -> Sized:
    """Return the diamond that is least high and wide together for its question."""
    found = []
    tried = _DIAMONDS if most < _NARROW else _DIAMONDS[2:]
    whole = [room for room in tried if widest_word(question, SMALL) <= room < 0.7 * most]
    for room in whole if whole and most < _NARROW else tried:
        lines = tuple(_Line(part, SMALL) for part in wrap(question, room, SMALL))
        wide = max(width(line.text, SMALL) for line in lines)
        high = _height(lines)
        # A rectangle of w by h fits a diamond of W by H where w/W + h/H is at most 1.
        across = min(most, max(_DIAMOND[0], wide + (wide * high) ** 0.5 * 1.6))
        if wide > 0.85 * across:
            continue
        along = max(_DIAMOND[1], high / (1 - wide / across)) * _AIR
        found.append((across + 1.8 * along, Sized("decision", round(across, 2), round(along, 2), lines)))
    return min(found, key=lambda item: item[0])[1]


def _height(lines: tuple[_Line, ...] | list[_Line]) -> float:
    return sum(line.size for line in lines) * _LEADING
