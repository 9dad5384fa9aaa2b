"""Lines that run in one channel, side by side: which of them may be one line, and in which order the others lie.

Pieces that lead to one target and overlap become one lane. Others that overlap get tracks of their own, in an order
with few crossings; a lane lies on the first track that is free of those before it (left-edge packing).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct, field

from sopctl.layout.routing.graph import Graph
from sopctl.layout.routing.traffic import Way

_PORT = 3
_REACH = 4
"""Tenths of a grid line: how far a symbol's edge is from its middle, and how far from a line its lanes may lie."""


class Piece(Struct):
    """A straight piece of a wire along a grid line, from `low` to `high` in numbers of the lines that it meets.

    A turn is -1 where the wire goes on up or to the left, 1 where it goes on down or to the right, 0 at a symbol.
    """

    wire: int
    order: int
    """Which piece of its wire it is."""
    level: bool
    line: int
    low: int
    high: int
    low_turn: int
    high_turn: int


class Lane(Struct):
    """Pieces that share a line."""

    level: bool
    line: int
    net: int
    pieces: list[Piece] = field(default_factory=list)
    low: float = 0.0
    high: float = 0.0
    turns: list[tuple[float, int]] = field(default_factory=list)
    """Where its wires turn off, and to which side."""
    track: int = 0
    tracks: int = 1
    """The number of the track, counted from the top or the left, and how many there are beside it."""
    at: float = 0.0
    """The place on the page, in mm."""

    @property
    def pull(self) -> int:
        """Return which side more of its wires turn to."""
        return sum(side for _, side in self.turns)


def pieces(way: Way, wire: int, width: int) -> list[Piece]:
    """Return the straight pieces of a way from its source to its target."""
    corners = [way[0]]
    for before, node, after in zip(way, way[1:], way[2:], strict=False):
        if node - before != after - node:
            corners.append(node)
    corners.append(way[-1])
    found = []
    for number, (start, end) in enumerate(pairwise(corners)):
        level = start // width == end // width
        line, low, high = _span(start, end, width, level=level)
        turns = [0, 0]
        if number:
            turns[0] = -1 if corners[number - 1] < start else 1
        if number + 2 < len(corners):
            turns[1] = -1 if corners[number + 2] < end else 1
        if end < start:
            turns.reverse()
        found.append(Piece(wire, number, level, line, low, high, turns[0], turns[1]))
    return found


def _span(start: int, end: int, width: int, *, level: bool) -> tuple[int, int, int]:
    low, high = min(start, end), max(start, end)
    if level:
        return low // width, low % width, high % width
    return low % width, low // width, high // width


def lanes(all_pieces: Iterable[Piece], nets: Sequence[int]) -> list[Lane]:
    """Join pieces of one net that overlap on one grid line."""
    groups: dict[tuple[bool, int, int], list[Piece]] = {}
    for piece in all_pieces:
        groups.setdefault((piece.level, piece.line, nets[piece.wire]), []).append(piece)
    found: list[Lane] = []
    for (level, line, net), members in groups.items():
        members.sort(key=lambda piece: (piece.low, piece.high))
        reach = -1
        for piece in members:
            if piece.low > reach:
                found.append(Lane(level, line, net))
                reach = piece.high
            found[-1].pieces.append(piece)
            reach = max(reach, piece.high)
    for lane in found:
        _measure(lane)
    return found


def links(graph: Graph) -> list[Lane]:
    """Return the lines that join the symbols of one step."""
    found = []
    for number, node in enumerate(graph.nodes):
        for left, right in pairwise(node.columns):
            lane = Lane(level=True, line=2 * node.row + 1, net=-1 - number)
            lane.low, lane.high = (2 * left + 1) * 10 + _PORT, (2 * right + 1) * 10 - _PORT
            found.append(lane)
    return found


def _measure(lane: Lane) -> None:
    lows = [piece.low * 10 + (-_REACH if piece.low_turn else _PORT) for piece in lane.pieces]
    highs = [piece.high * 10 + (_REACH if piece.high_turn else -_PORT) for piece in lane.pieces]
    lane.low, lane.high = min(lows), max(highs)
    for piece in lane.pieces:
        if piece.low_turn:
            lane.turns.append((piece.low * 10, piece.low_turn))
        if piece.high_turn:
            lane.turns.append((piece.high * 10, piece.high_turn))


def clusters(members: list[Lane]) -> list[list[Lane]]:
    """Return the lanes of one grid line in groups that do not overlap each other."""
    members.sort(key=lambda lane: (lane.low, lane.high, lane.net))
    found: list[list[Lane]] = []
    reach = float("-inf")
    for lane in members:
        if lane.low >= reach:
            found.append([])
            reach = lane.high
        found[-1].append(lane)
        reach = max(reach, lane.high)
    return found


def assign(cluster: list[Lane]) -> int:
    """Give each lane of a cluster its track; return how many there are."""
    if len(cluster) == 1:
        cluster[0].track, cluster[0].tracks = 0, 1
        return 1
    order = _ordered(cluster)
    for number, lane in enumerate(order):
        lane.track = max((other.track + 1 for other in order[:number] if _overlap(other, lane)), default=0)
    count = max(lane.track for lane in order) + 1
    for lane in order:
        lane.tracks = count
    return count


def _overlap(one: Lane, two: Lane) -> bool:
    return one.low < two.high and two.low < one.high


def _ordered(cluster: list[Lane]) -> list[Lane]:
    """Sort by the side that lanes turn to, then move single lanes while that saves crossings."""
    lanes = sorted(cluster, key=lambda lane: (lane.pull, lane.low, lane.net))
    more = _differences(lanes)
    order = list(range(len(lanes)))
    for _ in range(4):
        moved = False
        for lane in tuple(order):
            here = order.index(lane)
            rest = order[:here] + order[here + 1 :]
            own, best, place, running = more[lane], 0, here, 0
            for to in range(here - 1, -1, -1):
                running += own[rest[to]]
                if running < best:
                    best, place = running, to
            running = 0
            for to in range(here, len(rest)):
                running -= own[rest[to]]
                if running < best:
                    best, place = running, to + 1
            if place != here:
                order = [*rest[:place], lane, *rest[place:]]
                moved = True
        if not moved:
            break
    return [lanes[number] for number in order]


def _differences(lanes: list[Lane]) -> list[list[int]]:
    """Return how many crossings more there are where one lane lies above or left of another than the other way."""
    down = [sorted(place for place, side in lane.turns if side > 0) for lane in lanes]
    up = [sorted(place for place, side in lane.turns if side < 0) for lane in lanes]
    found = [[0] * len(lanes) for _ in lanes]
    for one, first in enumerate(lanes):
        for two in range(one):
            second = lanes[two]
            if _overlap(first, second):
                more = _within(down[one], second) + _within(up[two], first)
                more -= _within(down[two], first) + _within(up[one], second)
                found[one][two], found[two][one] = more, -more
    return found


def _within(places: list[float], lane: Lane) -> int:
    """Return how many places lie beside a lane."""
    return bisect_right(places, lane.high) - bisect_left(places, lane.low)
