"""Ways for connectors through the grid of a page.

Upright lines of the grid are channels between columns (even numbers) and middles of columns (odd), level lines are
gaps between rows (even) and middles of rows (odd). A symbol blocks its node; the four neighbours are its ports. A way
is found by A* with the direction in the state (Wybrow, Marriott, Stuckey: Orthogonal Connector Routing, GD 2009);
short ways ahead come first, loops last, and then every way that is not perfect is tried again.
"""

from functools import lru_cache
from heapq import heappop, heappush

from sopctl.layout.routing.graph import Graph, Wire
from sopctl.layout.routing.traffic import LEAST, Traffic, Way, piece_between

_BEND = 9.0
_SAME_PORT = 60.0
_SAME_BAR = 6.0
_LEAVE = (2.0, 0.0, 2.0, 25.0)
_ENTER = (3.0, 0.0, 3.0, 16.0)
"""Cost of leaving and of entering a symbol to the right, down, to the left and up."""
_LEAVE_PENTAGON = (2.0, 0.0, 2.0, 0.5)
_ENTER_PENTAGON = (3.0, 0.0, 3.0, 2.0)
_ROUNDS = 2
_FAR = 1e18
"""Cost of what was not reached yet."""

_MOST_KNOWN = 64
"""Symbols to which it is remembered what ways cost at least."""

_State = int
"""Four times the node, plus the direction in which it was reached: right, down, left or up."""


class Router:
    """Routes the wires of one page."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.width = 2 * graph.actors + 1
        self.height = 2 * graph.rows + 1
        self.traffic = Traffic(self.width, self.height)
        self.symbol = [-1] * (self.width * self.height)
        """The number of the symbol at each grid node, -1 where there is none."""
        for number, node in enumerate(graph.nodes):
            for column in node.columns:
                self.symbol[self.at(node.row, column)] = number
            if len(node.columns) > 1:
                self._join(number)
        self.moves = _moves(self.width, self.height)
        self.tried = 0
        """How many states were looked at, to know the work that was done."""
        self._aheads: dict[int, _Ahead] = {}
        self._cost = [_FAR] * (4 * len(self.symbol))
        self._came = [0] * (4 * len(self.symbol))
        """What states cost and where they were reached from; between two searches nothing is reached."""

    def at(self, row: int, column: int) -> int:
        """Return the grid node in the middle of a cell."""
        return (2 * row + 1) * self.width + 2 * column + 1

    def route(self) -> list[Way]:
        """Return a way for each wire."""
        wires = self.graph.wires
        ways: list[Way] = [()] * len(wires)
        order = sorted(range(len(wires)), key=self._length)
        for number in order:
            ways[number] = self._find(wires[number])
            self.traffic.note(wires[number].net, ways[number], 1)
        for _ in range(_ROUNDS):
            changed = [self._again(number, ways) for number in order]
            if not any(changed):
                break
        return ways

    def _again(self, number: int, ways: list[Way]) -> bool:
        """Look for a better way for a wire that meets others. Return whether there was one."""
        wire, old = self.graph.wires[number], ways[number]
        if not self.traffic.troubled(wire.net, old):
            return False
        self.traffic.note(wire.net, old, -1)
        ways[number] = self._find(wire)
        self.traffic.note(wire.net, ways[number], 1)
        return ways[number] != old

    def _length(self, number: int) -> tuple[bool, int, int]:
        wire = self.graph.wires[number]
        source, target = self.graph.nodes[wire.source], self.graph.nodes[wire.target]
        rows = target.row - source.row
        columns = min(abs(a - b) for a in source.columns for b in target.columns)
        return rows <= 0, abs(rows) * 2 + columns, number

    def _join(self, number: int) -> None:
        """Mark the lines that join the symbols of one step: others keep away."""
        node = self.graph.nodes[number]
        for place in range(self.at(node.row, node.columns[0]), self.at(node.row, node.columns[-1])):
            self.traffic.add(2 * place, -1 - number, 1)

    def _find(self, wire: Wire) -> Way:
        """Return the cheapest way of a wire."""
        reached: list[_State] = []
        with self.traffic.seen_by(wire.net):
            try:
                return self._search(wire, reached)
            finally:
                for state in reached:
                    self._cost[state] = _FAR
                self.tried += len(reached)

    def _search(self, wire: Wire, reached: list[_State]) -> Way:
        """Return the cheapest way, and in `reached` the states whose cost was written down."""
        pieces, passing = self.traffic.pieces, self.traffic.passing
        symbol, moves, goal = self.symbol, self.moves, wire.target
        ahead, cost, came = self._ahead(goal), self._cost, self._came
        queue: list[tuple[float, _State]] = []
        for state, price, start in self._exits(wire, pieces):
            cost[state], came[state] = price, -start
            reached.append(state)
            heappush(queue, (price + ahead[state // 4], state))
        while queue:
            estimate, state = heappop(queue)
            node = state // 4
            so_far = cost[state]
            if estimate > so_far + ahead[node] + 1e-9:
                continue
            if symbol[node] == goal:
                return self._way(came, state)
            direction = state % 4
            back, straight = direction ^ 2, passing[2 * node + direction % 2]
            for turn, following, piece in moves[node]:
                if turn == back:
                    continue
                price = so_far + pieces[piece] + (straight if turn == direction else _BEND)
                other = following * 4 + turn
                if price >= cost[other]:
                    continue
                if symbol[following] >= 0:
                    price += self._entering(wire, turn, node, following)
                    if price >= cost[other]:
                        continue
                if cost[other] == _FAR:
                    reached.append(other)
                cost[other], came[other] = price, state
                heappush(queue, (price + ahead[following], other))
        raise AssertionError("every symbol can be reached through the channels")

    def _exits(self, wire: Wire, pieces: list[float]) -> list[tuple[_State, float, int]]:
        """Return the first states of a wire with their costs and the nodes that they start at."""
        source = self.graph.nodes[wire.source]
        leave = _LEAVE_PENTAGON if source.shape == "offpage" else _LEAVE
        found = []
        # A decision that several actors take together is left at one place, as one question has one set of answers.
        for column in source.columns[:1] if source.shape == "decision" else source.columns:
            start = self.at(source.row, column)
            for turn, following in enumerate((start + 1, start + self.width, start - 1, start - self.width)):
                used = self.traffic.ports.get((start, following), 0)
                # A bar is long, so that branches part side by side below it.
                own = LEAST if source.shape == "junction" else pieces[piece_between(start, following)]
                price = own + (_SAME_BAR if source.shape == "junction" else _SAME_PORT) * used
                found.append((following * 4 + turn, price + leave[turn], start))
        return found

    def _entering(self, wire: Wire, turn: int, node: int, place: int) -> float:
        """Return what it costs to go from a node into the symbol at a place, which must be that of the target."""
        if self.symbol[place] != wire.target:
            return _FAR
        enter = _ENTER_PENTAGON if self.graph.nodes[wire.target].shape == "offpage" else _ENTER
        shared = self.traffic.ports.get((place, node)) and self.traffic.foreign(wire.net, node, place)
        return enter[turn] + (_SAME_PORT if shared else 0.0)

    def _ahead(self, number: int) -> "_Ahead":
        """Return for grid nodes what a way from there to a symbol costs at least."""
        if number not in self._aheads:
            if len(self._aheads) >= _MOST_KNOWN:
                self._aheads.clear()
            target = self.graph.nodes[number]
            row, left, right = 2 * target.row + 1, 2 * target.columns[0] + 1, 2 * target.columns[-1] + 1
            across = [max(left - x, x - right, 0) * LEAST for x in range(self.width)]
            down = [abs(y - row) * LEAST for y in range(self.height)]
            self._aheads[number] = _Ahead(across, down)
        return self._aheads[number]

    @staticmethod
    def _way(came: list[int], state: _State) -> Way:
        nodes = [state // 4]
        while (previous := came[state]) >= 0:
            state = previous
            nodes.append(state // 4)
        return (-previous, *reversed(nodes))


class _Ahead(dict[int, float]):
    """What a way from a grid node costs at least, worked out for the rows of nodes that are asked for."""

    def __init__(self, across: list[float], down: list[float]) -> None:
        self.across = across
        self.down = down

    def __missing__(self, node: int) -> float:
        width = len(self.across)
        row = node // width
        high, first = self.down[row], row * width
        self.update(zip(range(first, first + width), [high + wide for wide in self.across], strict=True))
        return self[node]


class _Moves(dict[int, tuple[tuple[int, int, int], ...]]):
    """Where a way may go on from a grid node: direction, next node and piece, for the nodes that are asked for."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height

    def __missing__(self, node: int) -> tuple[tuple[int, int, int], ...]:
        width = self.width
        row, column = divmod(node, width)
        found = []
        if column < width - 1:
            found.append((0, node + 1, 2 * node))
        if row < self.height - 1:
            found.append((1, node + width, 2 * node + 1))
        if column:
            found.append((2, node - 1, 2 * node - 2))
        if row:
            found.append((3, node - width, 2 * (node - width) + 1))
        self[node] = tuple(found)
        return self[node]


@lru_cache(maxsize=128)
def _moves(width: int, height: int) -> _Moves:
    """Return the moves on a grid; pages of one size share them."""
    return _Moves(width, height)
