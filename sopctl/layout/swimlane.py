"""A flowchart in lanes, on one picture as large as it needs to be: a lane an actor, a row a symbol, in written order.

The ways of connectors, their lanes in the channels and the places of labels are found as for the table. Where the flow
runs to the right, all of it is laid out downwards and turned in the end. Lengths are millimetres from the upper left
corner of the picture.
"""

from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from sopctl.layout.drawing import Box, Point, Shape
from sopctl.layout.labels import Placed, Text
from sopctl.layout.paging.answers import Wanted
from sopctl.layout.paging.compose import Composed
from sopctl.layout.paging.finish import hops
from sopctl.layout.paper import Style
from sopctl.layout.routing.graph import Graph, Node, Wire
from sopctl.layout.table.columns import Columns
from sopctl.layout.table.form import Form
from sopctl.layout.table.head import Head
from sopctl.layout.table.rows import Part
from sopctl.layout.table.sheet import Sheet
from sopctl.layout.typeface import Typeface, current

_CHANNELS = (7.0, 9.5, 12.0, 16.0, 22.0, 32.0, 45.0, 70.0)
_WORTH = 12.0
"""Up to this room lanes are widened to have every label at its own line; that helps where labels lie beside symbols."""
_NEAR = 3.5
"""Cost of a label's place that is still at its line."""
_PICTURES = 32
"""How many pictures are remembered: where a flow is cut into pieces, many tries begin with the same ones."""


class LaneSymbol(NamedTuple):
    """A symbol in the lanes of its actors; `caption` are words that stand beside it."""

    shape: Shape
    lanes: tuple[int, ...]
    width: float
    height: float
    caption: str = ""
    beside: bool = False
    """Whether it stands in the row of the one before it."""


class LaneArrow(NamedTuple):
    """From symbol to symbol, by number."""

    source: int
    target: int
    label: str = ""


class Lanes(Struct, frozen=True):
    """What is to be laid out: so many lanes, symbols in written order and arrows between them."""

    count: int
    symbols: tuple[LaneSymbol, ...]
    arrows: tuple[LaneArrow, ...]
    head: float
    """Room for the names of the lanes."""
    least: float = 0.0
    """The least width of a lane."""
    turned: bool = False
    """Whether the flow runs to the right."""
    channels: tuple[float, ...] = _CHANNELS
    """Room beside the widest symbol of a lane: what is tried until lines and labels fit."""
    widest: float = float("inf")
    """The greatest width of a lane; the first of `channels` is tried in any case."""
    style: Style = field(default_factory=Style)


class Words(NamedTuple):
    """A label or caption: its box and how its text is broken."""

    box: Box
    text: Text


class Swimlane(Struct, frozen=True, dict=True):
    """A picture of which all places are known."""

    lanes: Lanes
    composed: Composed

    @property
    def complete(self) -> bool:
        """Whether every line has room and every label a place."""
        return self.composed.complete and not self.composed.routed.crowded

    @property
    def _turned(self) -> bool:
        return self.lanes.turned

    @cached_property
    def area(self) -> Box:
        """All lanes with their names."""
        edges, style = self.composed.sheet.columns.actors, self.lanes.style
        tall = self.composed.sheet.head.height + self.composed.height
        return _box(
            Box(style.margin, style.margin, round(edges[-1] - edges[0], 2), round(tall, 2)), turned=self._turned
        )

    @cached_property
    def bands(self) -> tuple[Box, ...]:
        """The lanes without their names."""
        edges, tops = self.composed.sheet.columns.actors, self.composed.routed.tops
        return tuple(
            _box(Box(left, tops[0], round(right - left, 2), round(tops[-1] - tops[0], 2)), turned=self._turned)
            for left, right in pairwise(edges)
        )

    def boxes(self, symbol: int) -> tuple[Box, ...]:
        """Return the boxes of a symbol, one in each of its lanes from the first to the last."""
        node = self.composed.graph.nodes[symbol]
        return tuple(_box(self.composed.routed.box(symbol, lane), turned=self._turned) for lane in node.columns)

    def way(self, arrow: int) -> tuple[Point, ...]:
        """Return the corners of an arrow from symbol to symbol."""
        return self._way(self.composed.points[arrow])

    def lane_left(self, arrow: int) -> int:
        """Return the lane in which an arrow leaves its symbol, which may stand in several."""
        return self.composed.routed.ways[arrow][0] % (2 * self.lanes.count + 1) // 2

    def lane_reached(self, arrow: int) -> int:
        """Return the lane in which an arrow reaches its symbol."""
        return self.composed.routed.ways[arrow][-1] % (2 * self.lanes.count + 1) // 2

    @cached_property
    def links(self) -> tuple[tuple[int, tuple[Point, ...]], ...]:
        """The lines that join the symbols of one step, each with the number of its symbol."""
        found = self.composed.routed.links(range(len(self.lanes.symbols)))
        return tuple((number, self._way(ends)) for number, ends in found)

    @cached_property
    def labels(self) -> dict[int, Words]:
        """The answers, by the number of the arrow."""
        return {wanted.wire: self._words(placed) for wanted, placed in self._found if wanted.wire >= 0}

    @cached_property
    def captions(self) -> dict[int, Words]:
        """The captions, by the number of the symbol."""
        return {wanted.node: self._words(placed) for wanted, placed in self._found if wanted.wire < 0}

    @cached_property
    def hops(self) -> tuple[Point, ...]:
        """Where level lines jump over upright ones that lead elsewhere."""
        wires = self.composed.graph.wires
        lines = [(wire.net, self.way(number)) for number, wire in enumerate(wires)]
        return hops([*lines, *((-1, ends) for _, ends in self.links)])

    @property
    def _found(self) -> list[tuple[Wanted, Placed]]:
        return self.composed.answers.found

    def _way(self, points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(Point(y, x) for x, y in points) if self._turned else points

    def _words(self, placed: Placed) -> Words:
        text = placed.text
        if self._turned:
            text = text._replace(width=text.height, height=text.width)
        return Words(_box(placed.box, turned=self._turned), text)


def lay_out(lanes: Lanes) -> Swimlane:
    """Return the picture; lanes are as wide as its lines and labels need."""
    return _laid_out(lanes, current())


@lru_cache(_PICTURES)
def _laid_out(lanes: Lanes, _typeface: Typeface) -> Swimlane:
    graph = _graph(lanes)
    widest = max((node.size[0] for node in graph.nodes if node.size), default=0.0)
    fitting, ways = None, None
    for channel in lanes.channels:
        if fitting and (lanes.turned or channel > _WORTH):
            break
        if ways and widest + 2 * channel > lanes.widest:
            break
        found = Composed(_sheet(lanes, max(widest + 2 * channel, lanes.least), widest), graph, ways, tried=True)
        ways = found.routed.ways
        if found.complete and not found.routed.crowded:
            fitting = fitting or found
            if all(placed.cost < _NEAR for _, placed in found.answers.found):
                fitting = found
                break
    if not fitting and found.routed.crowded:
        found = Composed(found.sheet, graph, ways)
    return Swimlane(lanes, fitting or found)


def _graph(lanes: Lanes) -> Graph:
    nodes: list[Node] = []
    row = -1
    for symbol in lanes.symbols:
        row += not symbol.beside
        size = (symbol.height, symbol.width) if lanes.turned else (symbol.width, symbol.height)
        nodes.append(Node(row, tuple(sorted(symbol.lanes)), symbol.shape, row, None, size, symbol.caption))
    seen: set[tuple[int, int]] = set()
    wires = []
    for number, (source, target, label) in enumerate(lanes.arrows):
        # Two answers that lead to the same step must be told apart, so they do not share a line.
        net = len(nodes) + number if (source, target) in seen else target
        seen.add((source, target))
        wires.append(Wire(source, target, net, (source,), label))
    return Graph(0, row + 1, 0, 0, lanes.count, tuple(nodes), tuple(wires))


def _sheet(lanes: Lanes, lane: float, symbol: float) -> Sheet:
    style = replace(lanes.style, title=0.0, turned=lanes.turned)
    edges = tuple(round(style.margin + number * lane, 2) for number in range(lanes.count + 1))
    columns = Columns("", 0.0, 0.0, edges[:1], edges, edges[-1:], (symbol, 0.0))
    rows = sum(not symbol.beside for symbol in lanes.symbols)
    parts = [Part(number, True, (), 0.0) for number in range(rows)]
    return Sheet(Form("", "", "", "", (), (), (), (), ()), columns, style, Head(lanes.head, (), ()), parts)


def _box(box: Box, *, turned: bool) -> Box:
    return Box(box.y, box.x, box.height, box.width) if turned else box
