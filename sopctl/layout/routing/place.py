"""From lanes to millimetres: how high rows must be for the lines between them, and where each line runs."""

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct, field

from sopctl.layout.drawing import Box, Point
from sopctl.layout.paper import Style
from sopctl.layout.routing.graph import Graph
from sopctl.layout.routing.lanes import Lane, Piece, assign, clusters, lanes, links, pieces
from sopctl.layout.routing.router import Router
from sopctl.layout.routing.traffic import Way
from sopctl.layout.shapes import half_height, half_width
from sopctl.layout.table.columns import Columns

PENTAGON = 7.4
"""Height of a pentagon."""
_SPREAD = 0.6
"""The part of a symbol's edge that lines may meet it on."""
_APART = 1.6
"""How much further apart than in a channel lines are that meet one side of a symbol."""
_HOP = 0.35
"""Room between an arrow head and the hop of a line that crosses its shaft."""
_CLEAR = 0.7
"""Least distance between the ends of two upright lines on one track."""


class Gaps(Struct):
    """Room above and below the symbol of each row of the grid, in mm, and the height of the symbol."""

    above: list[float]
    below: list[float]
    symbol: list[float]


def usual_gap(style: Style) -> float:
    """Return the room above or below a symbol that one line and an arrow head need."""
    return style.near + style.arrow + 0.3


class Routed(Struct):
    """One page between grid and millimetres."""

    graph: Graph
    columns: Columns
    style: Style
    ways: list[Way]
    lanes: list[Lane] = field(default_factory=list)
    ties: list[Lane] = field(default_factory=list)
    """Lines that join the symbols of one step."""
    by_wire: list[list[Lane]] = field(default_factory=list)
    gaps: Gaps = field(default_factory=lambda: Gaps([], [], []))
    tops: list[float] = field(default_factory=list)
    """Upper edges of the rows, and the lower edge of the last one."""
    middles: list[float] = field(default_factory=list)
    crowded: bool = False
    """Whether lines in an upright channel are nearer to each other than is good to read."""

    @classmethod
    def of(cls, graph: Graph, columns: Columns, style: Style, ways: list[Way] | None = None) -> "Routed":
        """Find ways, unless they are known, and level lanes, and what room they need."""
        ways = ways or Router(graph).route()
        runs = [pieces(way, number, 2 * graph.actors + 1) for number, way in enumerate(ways)]
        found = lanes((piece for run in runs for piece in run), [wire.net for wire in graph.wires])
        owner = {id(piece): lane for lane in found for piece in lane.pieces}
        routed = cls(
            graph, columns, style, ways, found, links(graph), [[owner[id(piece)] for piece in run] for run in runs]
        )
        routed._make_room()
        return routed

    def _make_room(self) -> None:
        style, rows = self.style, self.graph.rows
        usual = usual_gap(style)
        above, below = [usual] * rows, [usual] * rows
        symbol = [self.columns.symbol[1]] * rows
        for node in self.graph.nodes:
            if node.size:
                symbol[node.row] = max(symbol[node.row], node.size[1])
            elif node.shape == "offpage":
                symbol[node.row] = PENTAGON
        for line, members in _by_line(self.lanes + self.ties, level=True).items():
            for cluster in clusters(members):
                count = assign(cluster)
                if line % 2:
                    continue
                over, under = self._split(line, count)
                if over:
                    below[line // 2 - 1] = max(below[line // 2 - 1], usual + _HOP + style.lane * (over - 1))
                if under:
                    above[line // 2] = max(above[line // 2], usual + _HOP + style.lane * (under - 1))
        self.gaps = Gaps(above, below, symbol)

    def _split(self, line: int, count: int) -> tuple[int, int]:
        """Return how many level tracks lie above the rule of a gap and how many below it."""
        if line == 0:
            return 0, count
        if line == 2 * self.graph.rows:
            return count, 0
        return count // 2, count - count // 2

    def settle(self, tops: list[float], middles: list[float]) -> None:
        """Place all lines, where the rows begin at `tops` and their symbols have their middles."""
        self.tops, self.middles, self.crowded = tops, middles, False
        for lane in self.lanes + self.ties:
            if lane.level:
                lane.at = round(self._height(lane), 2)
        for lane in self.lanes:
            if not lane.level:
                self._measure(lane)
        for line, members in _by_line(self.lanes, level=False).items():
            for cluster in clusters(members):
                assign(cluster)
                self._spread(line, cluster)

    def _height(self, lane: Lane) -> float:
        row, middle = divmod(lane.line, 2)
        if middle:
            room = self.gaps.symbol[row] * _SPREAD
            return self.middles[row] + _offset(lane, room, _APART * self.style.lane)
        over, _ = self._split(lane.line, lane.tracks)
        rule = self.tops[row]
        if lane.track < over:
            return rule - self.style.near - self.style.lane * (over - 1 - lane.track)
        return rule + self.style.near + self.style.lane * (lane.track - over)

    def _measure(self, lane: Lane) -> None:
        """Say in mm how far an upright lane reaches and where its wires turn off."""
        lows, highs, lane.turns = [], [], []
        for piece in lane.pieces:
            ends = self._ends(piece)
            upper, lower = piece.low // 2, piece.high // 2
            low = min(ends) if piece.low_turn else self.middles[upper] + self._tall(upper) * 0.2
            high = max(ends) if piece.high_turn else self.middles[lower] - self._tall(lower) * 0.2
            lows.append(low)
            highs.append(high)
            if piece.low_turn:
                lane.turns.append((low, piece.low_turn))
            if piece.high_turn:
                lane.turns.append((high, piece.high_turn))
        lane.low, lane.high = min(lows) - _CLEAR / 2, max(highs) + _CLEAR / 2

    def _tall(self, row: int) -> float:
        """Return the height of a row's symbol, which is the same in all rows unless symbols hold text."""
        return self.columns.symbol[1] or self.gaps.symbol[row]

    def _ends(self, piece: Piece) -> list[float]:
        """Return where the pieces before and after one run."""
        run, order = self.by_wire[piece.wire], piece.order
        return [run[other].at for other in (order - 1, order + 1) if 0 <= other < len(run)]

    def _spread(self, line: int, cluster: list[Lane]) -> None:
        column, middle = divmod(line, 2)
        width = self.columns.symbol[0]
        if middle:
            room = min((self._width(number) for number in self._ended(cluster)), default=width)
            for lane in cluster:
                off = _offset(lane, room * _SPREAD, _APART * self.style.lane)
                lane.at = round(self.columns.centre(column) + off, 2)
            return
        rule = self.columns.actors[column]
        half = (self.columns.actors[1] - self.columns.actors[0] - width) / 2
        count = cluster[0].tracks
        left = self._left(column, cluster)
        for lane in cluster:
            own = left if lane.track < left else count - left
            pitch = min(self.style.lane, half / (own + 1))
            self.crowded = self.crowded or pitch < self.style.crowded
            steps = lane.track - left if lane.track < left else lane.track - left + 1
            lane.at = round(rule + steps * pitch, 2)

    def _ended(self, cluster: list[Lane]) -> Iterable[int]:
        """Yield the nodes that lanes of a cluster begin or end at."""
        for piece in (piece for lane in cluster for piece in lane.pieces):
            wire = self.graph.wires[piece.wire]
            if piece.order == 0:
                yield wire.source
            if piece.order == len(self.by_wire[piece.wire]) - 1:
                yield wire.target

    def _width(self, number: int) -> float:
        size = self.graph.nodes[number].size
        return size[0] if size else self.columns.symbol[0]

    def _left(self, column: int, cluster: list[Lane]) -> int:
        """Return how many tracks of an upright channel lie left of its rule: those that serve that side mostly."""
        count = cluster[0].tracks
        if column == 0:
            return 0
        if column == self.graph.actors:
            return count
        pulls = [0] * count
        for lane in cluster:
            pulls[lane.track] += lane.pull
        wanted = sum(pull < 0 for pull in pulls)
        return min(max(wanted, count // 2 if count > 2 else 0), count if count < 3 else count - count // 2)

    def box(self, number: int, column: int) -> Box:
        """Return the box round one symbol of a node."""
        node = self.graph.nodes[number]
        width, height = self._width(number), self.gaps.symbol[node.row]
        x, y = self.columns.centre(column), self.middles[node.row]
        return Box(round(x - width / 2, 2), round(y - height / 2, 2), width, height)

    def points(self, wire: int) -> tuple[Point, ...]:
        """Return the corners of a wire from symbol to symbol."""
        run, way = self.by_wire[wire], self.ways[wire]
        ends = self.graph.wires[wire]
        corners = [Point(b.at, a.at) if a.level else Point(a.at, b.at) for a, b in pairwise(run)]
        start = self._meet(ends.source, run[0], way[0], way[1])
        return (start, *corners, self._meet(ends.target, run[-1], way[-1], way[-2]))

    def _meet(self, number: int, lane: Lane, own: int, other: int) -> Point:
        """Return where a lane meets the symbol of a node; grid node `own` is the symbol, `other` is next to it."""
        node = self.graph.nodes[number]
        column = own % (2 * self.graph.actors + 1) // 2
        after = other > own
        if lane.level:
            return self.edge(number, column, lane.at, after=after)
        box, y = self.box(number, column), self.middles[node.row]
        if self.style.turned:
            tall = half_width(node.shape, _turned(box), lane.at)
        else:
            tall = half_height(node.shape, box, lane.at, lower=after)
        return Point(lane.at, round(y + tall if after else y - tall, 2))

    def links(self, nodes: Iterable[int]) -> list[tuple[int, tuple[Point, Point]]]:
        """Return the lines that join the symbols of these nodes, from symbol to symbol."""
        found = []
        for number in nodes:
            columns = self.graph.nodes[number].columns
            if len(columns) < 2:
                continue
            y = next(lane.at for lane in self.ties if lane.net == -1 - number)
            for left, right in pairwise(columns):
                ends = (self.edge(number, left, y, after=True), self.edge(number, right, y, after=False))
                found.append((number, ends))
        return found

    def edge(self, number: int, column: int, y: float, *, after: bool) -> Point:
        """Return where a symbol of a node ends on its left, or on its right where `after`, at the height `y`."""
        shape, box, x = self.graph.nodes[number].shape, self.box(number, column), self.columns.centre(column)
        wide = half_height(shape, _turned(box), y, lower=after) if self.style.turned else half_width(shape, box, y)
        return Point(round(x + wide if after else x - wide, 2), y)


def _turned(box: Box) -> Box:
    """Return a box as it stands on a page that is turned, where pentagons still point down."""
    return Box(box.y, box.x, box.height, box.width)


def _offset(lane: Lane, room: float, pitch: float) -> float:
    """Return how far a lane in the middle of a row or column is off that middle."""
    if lane.tracks == 1:
        return 0.0
    return (lane.track - (lane.tracks - 1) / 2) * min(pitch, room / (lane.tracks - 1))


def _by_line(members: list[Lane], *, level: bool) -> dict[int, list[Lane]]:
    found: dict[int, list[Lane]] = {}
    for lane in members:
        if lane.level == level:
            found.setdefault(lane.line, []).append(lane)
    return found
