"""Who runs where on the grid of a page, and what it costs to run there too.

A piece joins two neighbouring grid nodes; its number is twice that of its left or upper node, plus one where it is
upright.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

_STEP = 2.5
_OUTER = 4.0
"""Cost of a piece, and of one in the outermost channels, which are half as wide."""
_OUTERMOST = [_STEP, _OUTER]
_CROSSING = 14.0
_MEETING = 3.0
"""Cost of crossing a wire, and of passing a node where one turns."""
_SHARED_MIDDLE = 45.0
_SHARED_CHANNEL = 2.5
"""Cost of running beside a wire that leads elsewhere, in the middle of a row or column and in a channel."""
JOINED = 0.85
"""The part of a piece's cost that is paid where a line to the same target runs already."""
LEAST = _STEP * JOINED
"""The least cost of a piece."""

Way = tuple[int, ...]
"""The grid nodes that a wire runs through, from symbol to symbol."""


class Traffic:
    """The wires on the grid of a page that is `width` nodes wide."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        size = width * height
        self.users: dict[int, dict[int, int]] = {}
        """For each piece, how many wires of each net use it."""
        self.turned: dict[int, dict[int, int]] = {}
        """For each node, the nets that turn there."""
        self.ports: dict[tuple[int, int], int] = {}
        """How many wires leave or reach a symbol at a node by the node next to it."""
        self.pieces = _OUTERMOST + [_STEP] * (2 * width - 4) + _OUTERMOST
        self.pieces *= height
        """What a wire pays for each piece if all others are foreign."""
        self.passing = [0.0] * (2 * size)
        """What it then pays for passing each node level and upright."""
        self._of_net: dict[int, set[int]] = {}
        self._turns_of_net: dict[int, set[int]] = {}
        """The pieces that each net uses, and the nodes that it turns at."""

    def note(self, net: int, way: Way, count: int) -> None:
        """Add a wire of `net` along `way`, or take it away where `count` is -1."""
        before = 0
        for start, end in pairwise(way):
            step = end - start
            self.add(piece_between(start, end), net, count)
            if before and before != step:
                self._turn(start, net, count)
            before = step
        for port in ((way[0], way[1]), (way[-1], way[-2])):
            self.ports[port] = self.ports.get(port, 0) + count

    def add(self, piece: int, net: int, count: int) -> None:
        """Add a wire of `net` on one piece, or take it away where `count` is -1."""
        users = self.users.setdefault(piece, {})
        before = len(users)
        _add(users, net, count)
        _mark(self._of_net, net, piece, there=net in users)
        if more := len(users) - before:
            self.pieces[piece] += more * self._shared(piece)
            for across in self._across(piece):
                self.passing[across] += _CROSSING / 2 * more

    def troubled(self, net: int, way: Way) -> bool:
        """Return whether a way runs beside or across anything foreign."""
        for start, end in pairwise(way):
            if any(user != net for user in self.users.get(piece_between(start, end), ())):
                return True
        for node in way[1:-1]:
            for piece in (2 * node, 2 * node + 1):
                if any(user != net for user in self.users.get(piece, ())):
                    return True
        return False

    def foreign(self, net: int, one: int, two: int) -> bool:
        """Return whether a wire of another net runs between two neighbours."""
        return any(user != net for user in self.users.get(piece_between(one, two), ()))

    @contextmanager
    def seen_by(self, net: int) -> Iterator[None]:
        """Let `pieces` and `passing` tell what `net` pays, to which its own wires are not foreign."""
        pieces, passing = self.pieces, self.passing
        own = [(number, pieces[number]) for number in self._of_net.get(net, ())]
        turns = [node for node in self._turns_of_net.get(net, ()) if len(self.turned[node]) == 1]
        for number, _ in own:
            pieces[number] = self._plain(number) * JOINED + (len(self.users[number]) - 1) * self._shared(number)
            for across in self._across(number):
                passing[across] -= _CROSSING / 2
        for node in turns:
            passing[2 * node] -= _MEETING
            passing[2 * node + 1] -= _MEETING
        try:
            yield
        finally:
            for number, price in own:
                pieces[number] = price
                for across in self._across(number):
                    passing[across] += _CROSSING / 2
            for node in turns:
                passing[2 * node] += _MEETING
                passing[2 * node + 1] += _MEETING

    def _plain(self, piece: int) -> float:
        """Return what a piece costs where nobody runs."""
        column = piece // 2 % self.width
        return _OUTER if piece % 2 and column in {0, self.width - 1} else _STEP

    def _shared(self, piece: int) -> float:
        row, column = divmod(piece // 2, self.width)
        middle = column if piece % 2 else row
        return _SHARED_MIDDLE if middle % 2 else _SHARED_CHANNEL

    def _across(self, piece: int) -> tuple[int, int]:
        """Return the passages at both ends of a piece that cross it."""
        if piece % 2:
            return piece - 1, piece - 1 + 2 * self.width
        return piece + 1, piece + 3

    def _turn(self, node: int, net: int, count: int) -> None:
        nets = self.turned.setdefault(node, {})
        before = bool(nets)
        _add(nets, net, count)
        _mark(self._turns_of_net, net, node, there=net in nets)
        more = _MEETING * (bool(nets) - before)
        self.passing[2 * node] += more
        self.passing[2 * node + 1] += more


def piece_between(one: int, two: int) -> int:
    """Return the number of the piece between two neighbours."""
    return 2 * one + (two - one != 1) if one < two else 2 * two + (one - two != 1)


def _add(users: dict[int, int], net: int, count: int) -> None:
    total = users.get(net, 0) + count
    if total:
        users[net] = total
    else:
        del users[net]


def _mark(places: dict[int, set[int]], net: int, place: int, *, there: bool) -> None:
    if there:
        places.setdefault(net, set()).add(place)
    else:
        places.get(net, set()).discard(place)
