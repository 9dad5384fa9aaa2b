"""Who runs where on the grid of a page, and what it costs to run there too.

A piece joins two neighbouring grid nodes; its number is twice that of its left or upper node, plus one where it is
upright.
"""

from itertools import pairwise

_STEP = 2.5
_OUTER = 4.0
"""Cost of a piece, and of one in the outermost channels, which are half as wide."""
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
        self.users: list[dict[int, int]] = [{} for _ in range(2 * size)]
        """For each piece, how many wires of each net use it."""
        self.turned: list[dict[int, int]] = [{} for _ in range(size)]
        """For each node, the nets that turn there."""
        self.ports: dict[tuple[int, int], int] = {}
        """How many wires leave or reach a symbol at a node by the node next to it."""
        self._plain = [_STEP] * (2 * size)
        self._middle = [False] * (2 * size)
        for node in range(size):
            row, column = divmod(node, width)
            self._middle[2 * node], self._middle[2 * node + 1] = row % 2 == 1, column % 2 == 1
            if column in {0, width - 1}:
                self._plain[2 * node + 1] = _OUTER
        self._pieces = self._plain.copy()
        """What a wire pays for each piece if all others are foreign."""
        self._passing = [0.0] * (2 * size)
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
        users = self.users[piece]
        before = len(users)
        _add(users, net, count)
        _mark(self._of_net, net, piece, there=net in users)
        if more := len(users) - before:
            self._pieces[piece] += more * self._shared(piece)
            for across in self._across(piece):
                self._passing[across] += _CROSSING / 2 * more

    def troubled(self, net: int, way: Way) -> bool:
        """Return whether a way runs beside or across anything foreign."""
        for start, end in pairwise(way):
            if any(user != net for user in self.users[piece_between(start, end)]):
                return True
        for node in way[1:-1]:
            for piece in (2 * node, 2 * node + 1):
                if any(user != net for user in self.users[piece]):
                    return True
        return False

    def foreign(self, net: int, one: int, two: int) -> bool:
        """Return whether a wire of another net runs between two neighbours."""
        return any(user != net for user in self.users[piece_between(one, two)])

    def costs(self, net: int) -> tuple[list[float], list[float]]:
        """Return what `net` pays for each piece, and for passing each node level and upright."""
        pieces, passing = self._pieces.copy(), self._passing.copy()
        for number in self._of_net.get(net, ()):
            users = self.users[number]
            pieces[number] = self._plain[number] * JOINED + (len(users) - 1) * self._shared(number)
            for across in self._across(number):
                passing[across] -= _CROSSING / 2
        for node in self._turns_of_net.get(net, ()):
            if len(self.turned[node]) == 1:
                passing[2 * node] -= _MEETING
                passing[2 * node + 1] -= _MEETING
        return pieces, passing

    def _shared(self, piece: int) -> float:
        return _SHARED_MIDDLE if self._middle[piece] else _SHARED_CHANNEL

    def _across(self, piece: int) -> tuple[int, int]:
        """Return the passages at both ends of a piece that cross it."""
        if piece % 2:
            return piece - 1, piece - 1 + 2 * self.width
        return piece + 1, piece + 3

    def _turn(self, node: int, net: int, count: int) -> None:
        before = len(self.turned[node])
        _add(self.turned[node], net, count)
        _mark(self._turns_of_net, net, node, there=net in self.turned[node])
        more = _MEETING * (bool(self.turned[node]) - bool(before))
        self._passing[2 * node] += more
        self._passing[2 * node + 1] += more


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
