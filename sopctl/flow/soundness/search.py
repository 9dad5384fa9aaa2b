"""Running a net in every way that matters, until something goes wrong, everything was seen, or a bound is reached."""

from collections.abc import Iterable
from typing import NamedTuple

from sopctl.flow.soundness.net import END, START, Choice, Kind, Net

State = tuple[frozenset[int], frozenset[int]]
"""Ways with a token; ways of racing nodes whose token will be taken in."""


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


Moves = list[tuple[State | Doubled, tuple[Choice, ...]]]
"""States that one token can lead to, each with the answers that were given for it."""


def search(net: Net, most: int) -> Stuck | Doubled | Undecided | None:
    """Return the first fault of `net`, None where it has none.

    Of all tokens that can move, only one is moved, since in a free-choice net the others can still move after it
    (stubborn sets, Valmari 1991). None is put off for ever: of the exits of a node one is always nearer to the end.
    Racing nodes change nothing about that: they hold no token up, and of tokens that come by different ways one is
    passed on and the others are taken in, whichever comes first. A node that is reached twice by one way passes on two
    tokens in every order, and of those one runs into the other or ends beside it.
    """
    return _Search(net, most).run()


class _Search:
    def __init__(self, net: Net, most: int) -> None:
        self.net = net
        self.most = most
        self.before: dict[State, tuple[State | None, tuple[Choice, ...]]] = {}
        self.work = 0
        """Tokens that were looked at."""
        self.two_ends: Doubled | None = None
        """The first run with two ends; a step that waits for ever is worse, and is looked for all the same."""
        self._reach: dict[int, frozenset[int]] = {}

    def run(self) -> Stuck | Doubled | Undecided | None:
        """Go through the states, the deepest first."""
        if any(kind is Kind.RACE and self._has_rounds(node) for node, kind in self.net.kinds.items()):
            return Undecided(0)  # which token belongs to which round is not said
        pending: list[State] = []
        for way in self.net.out[START]:
            state: State = (frozenset({way}), frozenset())
            self.before[state] = (None, self.net.ways[way].choices)
            pending.append(state)
        while pending:
            state = pending.pop()
            self.work += len(state[0])
            if self.work > self.most:
                return self.two_ends or Undecided(len(self.before))
            moves = self._moves(state)
            if moves is None:
                waiting = [way for way in state[0] if self.net.ways[way].target != END]
                if waiting:
                    return self._stuck(state, min(waiting))
                if len(state[0]) > 1 and not self.two_ends:
                    first, second, *_ = sorted(state[0])
                    self.two_ends = Doubled((first, second), self._way_to(state))
                continue
            for following, choices in moves:
                if isinstance(following, Doubled):
                    return following._replace(choices=self._way_to(state) + choices)
                if following not in self.before:
                    self.before[following] = (state, choices)
                    pending.append(following)
        return self.two_ends

    def _moves(self, state: State) -> Moves | None:
        """Return the states that the first token that can move leads to, None where none can."""
        tokens = state[0]
        for way in sorted(tokens, key=self._place):
            node = self.net.ways[way].target
            kind = self.net.kinds[node]
            if kind is Kind.RACE:
                return [(self._raced(state, way, node), ())]
            if kind is Kind.EXCLUSIVE and node != END:
                return [(self._moved(state, [way], [out]), self.net.ways[out].choices) for out in self.net.out[node]]
            if kind is Kind.PARALLEL and tokens.issuperset(self.net.into[node]):
                return [(self._moved(state, self.net.into[node], self.net.out[node]), ())]
        return None

    def _place(self, way: int) -> tuple[int, int]:
        """Return where a way leads: the first in the file is moved first, so that tokens meet where they first can."""
        return self.net.steps[self.net.ways[way].target], way

    def _moved(self, state: State, taken: Iterable[int], given: Iterable[int]) -> State | Doubled:
        tokens, late = state
        left = tokens.difference(taken)
        places = {self.net.ways[way].target: way for way in left}
        for way in given:
            if way in left:
                return Doubled((way, way), ())
            target = self.net.ways[way].target
            if target in places and target != END and self.net.kinds[target] is Kind.EXCLUSIVE:
                return Doubled((places[target], way), ())
        return self._settled(left.union(given), late)

    def _raced(self, state: State, way: int, node: int) -> State | Doubled:
        tokens, late = state
        if way in late:
            return self._settled(tokens - {way}, late - {way})
        following = self._moved(state, [way], self.net.out[node])
        if isinstance(following, Doubled):
            return following
        return self._settled(following[0], following[1].union(self.net.into[node]) - {way})

    def _settled(self, tokens: frozenset[int], late: frozenset[int]) -> State:
        """Return the state, in which nothing is still awaited that no token can bring any more.

        That changes no verdict; but where races follow each other, each of them would double the states without it.
        """
        return tokens, frozenset(way for way in late if any(way in self._ahead(token) for token in tokens))

    def _ahead(self, token: int) -> frozenset[int]:
        """Return the ways that a token can come to, itself included."""
        if token not in self._reach:
            seen, pending = {token}, [token]
            while pending:
                new = set(self.net.out[self.net.ways[pending.pop()].target]) - seen
                seen |= new
                pending += new
            self._reach[token] = frozenset(seen)
        return self._reach[token]

    def _has_rounds(self, node: int) -> bool:
        ways = self.net.into[node]
        return len(ways) > 1 and any(not self._ahead(out).isdisjoint(ways) for out in self.net.out[node])

    def _stuck(self, state: State, way: int) -> Stuck:
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
