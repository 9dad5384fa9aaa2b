"""How symbols, lines and arrow heads of the table look, the same in every format. Lengths are millimetres."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct, field

from sopctl.layout.drawing import Connector, Point, Shape

INK: Final = "#000000"
PAPER: Final = "#ffffff"
HEAD: Final = "#e9edf1"
"""Ground of the head of the table."""
THIN: Final = 0.18
"""Width of a rule."""
LINE: Final = 0.3
"""Width of a connector."""
FRAME: Final = 0.35
"""Width of the outline of a symbol."""
HOP: Final = 0.55
"""Radius of the arc where one line jumps over another."""
CLEAR: Final = 0.5
"""Width of the white line that clears the way for an arc."""
_ARROW: Final = 0.68
"""Width of an arrow head as a part of its length."""


class Look(Struct, frozen=True):
    """Colours: those of the table unless told otherwise."""

    ink: str = INK
    paper: str = PAPER
    head: str = HEAD
    line: str = INK
    back: str = INK
    """Connectors that return; they are dashed too, where their connector says so."""
    fills: Mapping[Shape, str] = field(default_factory=lambda: MappingProxyType({}))
    """The grounds of symbols that have one of their own."""


TABLE: Final = Look()


def arrow_head(connector: Connector, length: float) -> tuple[Point, Point, Point]:
    """Return the corners of the arrow head at the last point, shorter where the last piece of line is short."""
    before, tip = connector.points[-2:]
    size = min(length, max(abs(tip.x - before.x) + abs(tip.y - before.y) - 0.2, 0.6))
    half = size * _ARROW / 2
    x, y = (tip.x > before.x) - (tip.x < before.x), (tip.y > before.y) - (tip.y < before.y)
    foot = Point(tip.x - x * size, tip.y - y * size)
    return (tip, Point(foot.x - y * half, foot.y - x * half), Point(foot.x + y * half, foot.y + x * half))
