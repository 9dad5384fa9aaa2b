"""Running a net in every way that matters, until something goes wrong, everything was seen, or a bound is reached."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sopctl.flow.soundness.net import END, START, Choice, Kind, Net

State = tuple[frozenset[int], frozenset[int], int]
"""Ways with a token; ways of racing nodes whose token will be taken in; tokens that have reached the end."""


class Stuck(NamedTuple):
    """A run that stops before its end: ways whose tokens wait at a node, and those that it waits for."""

    node: int
    present: tuple[int, ...]
    absent: tuple[int, ...]
    choices: tuple[Choice, ...]


class Doubled(NamedTuple):
    """A run in which two tokens come to one place: the ways that they come by."""

    ways: tuple[int, int]
    choices: tuple[Choice, ...]


class Undecided(NamedTuple):
    """The bound was reached."""

    states: int


Moves = Iterable[tuple[State | Doubled, tuple[Choice, ...]]]
"""States that one token can lead to, each with the answers that were given for it."""


def search(net: Net, most: int) -> Stuck | Doubled | Undecided | None:
    """Return the first fault of `net`, None where it has none.

    Of all tokens that can move, only one is moved, since in a free-choice net the others can still move after it
    (stubborn sets, Valmari 1991); where that shows nothing new, the next one is moved too, so that none is put off
    for ever. With racing nodes, every token is moved.
    """
    return _Search(net, most).run()


class _Search:
    def __init__(self, net: Net, most: int) -> None:
        self.net = net
        self.most = most
        self.before: dict[State, tuple[State | None, tuple[Choice, ...]]] = {}
        self.races = [node for node, kind in net.kinds.items() if kind is Kind.RACE]
        self.work = 0
        """Tokens that were looked at."""
        self.two_ends: Doubled | None = None
        """The first run with two ends; a step that waits for ever is worse, and is looked for all the same."""
        self._reach: dict[tuple[int, int], frozenset[int]] = {}

    def run(self) -> Stuck | Doubled | Undecided | None:
        """Go through the states, the deepest first."""
        if any(self._on_a_loop(node) for node in self.races):
            return Undecided(0)  # which token belongs to which round is not said
        pending: list[State] = []
        for way in self.net.out[START]:
            state: State = (frozenset({way}), frozenset(), 0)
            if state not in self.before:
                self.before[state] = (None, self.net.ways[way].choices)
                pending.append(state)
        while pending:
            state = pending.pop()
            self.work += len(state[0])
            if self.work > self.most:
                return self.two_ends or Undecided(len(self.before))
            moved = False
            for moves in self._clusters(state):
                moved = True
                new = self._new(state, moves)
                if isinstance(new, Doubled):
                    return new
                pending += new
                if new and not self.races:
                    break
            if not moved and not self._is_over(state):
                return self._stuck(state)
        return self.two_ends

    def _new(self, state: State, moves: Moves) -> list[State] | Doubled:
        """Return the states behind `state` that were not seen yet, or the token that comes to another one."""
        new = []
        for reached, choices in moves:
            following = reached
            if isinstance(following, Doubled):
                doubled = following._replace(choices=self._way_to(state) + choices)
                if any(self.net.ways[way].target != END for way in doubled.ways):
                    return doubled
                self.two_ends = self.two_ends or doubled
                following = self._settled(state[0] - {doubled.ways[1]}, state[1], state[2])
            if following not in self.before:
                self.before[following] = (state, choices)
                new.append(following)
        return new

    def _clusters(self, state: State) -> Iterator[Moves]:
        """Yield, for each token that can move, the states that it can lead to."""
        tokens, seen = state[0], set()
        for way in sorted(tokens):
            node = self.net.ways[way].target
            kind = self.net.kinds[node]
            if node == END:
                yield [(self._ended(state, way), ())]
            elif kind is Kind.EXCLUSIVE:
                yield [(self._moved(state, [way], [out]), self.net.ways[out].choices) for out in self.net.out[node]]
            elif kind is Kind.RACE:
                yield [(self._raced(state, way, node), ())]
            elif node not in seen and tokens.issuperset(self.net.into[node]):
                seen.add(node)
                yield [(self._moved(state, self.net.into[node], self.net.out[node]), ())]

    def _moved(self, state: State, taken: Iterable[int], given: Iterable[int]) -> State | Doubled:
        tokens, late, ended = state
        left = tokens.difference(taken)
        for way in given:
            if way in left:
                return Doubled((way, way), ())
        return self._settled(left.union(given), late, ended)

    def _ended(self, state: State, way: int) -> State | Doubled:
        tokens, late, ended = state
        if ended:
            return Doubled((ended - 1, way), ())
        return self._settled(tokens - {way}, late, way + 1)

    def _raced(self, state: State, way: int, node: int) -> State | Doubled:
        tokens, late, ended = state
        if way in late:
            return self._settled(tokens - {way}, late - {way}, ended)
        following = self._moved(state, [way], self.net.out[node])
        if isinstance(following, Doubled):
            return following
        return self._settled(following[0], following[1].union(self.net.into[node]) - {way}, ended)

    def _settled(self, tokens: frozenset[int], late: frozenset[int], ended: int) -> State:
        """Return the state, in which nothing is still awaited that no token can bring any more."""
        if late:
            late = frozenset(way for way in late if any(way in self._reached(t, way) for t in tokens))
        return tokens, late, ended

    def _is_over(self, state: State) -> bool:
        return not state[0] and state[2] > 0

    def _reached(self, token: int, way: int) -> frozenset[int]:
        """Return the ways that a token can come to, itself included, without passing the node that `way` leads to."""
        node = self.net.ways[way].target
        key = (token, node)
        if key not in self._reach:
            seen, pending = {token}, [token]
            while pending:
                target = self.net.ways[pending.pop()].target
                new = set() if target == node else set(self.net.out[target]) - seen
                seen |= new
                pending += new
            self._reach[key] = frozenset(seen)
        return self._reach[key]

    def _on_a_loop(self, node: int) -> bool:
        seen, pending = set(), list(self.net.out[node])
        while pending:
            target = self.net.ways[pending.pop()].target
            if target == node:
                return True
            if target not in seen:
                seen.add(target)
                pending += self.net.out[target]
        return False

    def _stuck(self, state: State) -> Stuck:
        way = min(state[0], default=next(iter(self.net.out[START])))
        node = self.net.ways[way].target
        present = tuple(number for number in self.net.into[node] if number in state[0])
        absent = tuple(number for number in self.net.into[node] if number not in state[0])
        return Stuck(node, present, absent, self._way_to(state))

    def _way_to(self, state: State) -> tuple[Choice, ...]:
        choices: list[Choice] = []
        at: State | None = state
        while at is not None:
            at, last = self.before[at]
            choices[:0] = last
        return tuple(choices)
