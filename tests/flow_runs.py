"""Runs of small flows, edge by edge: slow, and as plain as can be, so that `sopctl.flow.soundness` is held to them."""

from collections import Counter, deque
from collections.abc import Iterator

from sopctl.flow import Flow
from sopctl.flow.graph import Edge
from sopctl.flow.soundness import Verdict

Token = tuple[str, object]
"""At a start, on an edge, or at an end."""
State = tuple[frozenset[tuple[Token, int]], frozenset[Edge]]
"""Tokens, each with how many there are, and edges whose token a racing step will take in."""


class Runs:
    """Every way in which a flow can run."""

    def __init__(self, found: Flow) -> None:
        self.flow = found
        self._ahead = [_closure(found, {n}, -1) for n in range(len(found.steps))]
        self.incoming = {
            n: frozenset(
                e for e in found.predecessors[n] if e.source in found.reachable and e.source not in self._through(n)
            )
            for n in found.reachable
        }

    @property
    def rounds(self) -> list[int]:
        """Racing steps on a loop: it is open which round a token belongs to."""
        return [
            n
            for n in self.flow.reachable
            if self._join(n) == "any" and {e.source for e in self.incoming[n]} & self._ahead[n]
        ]

    def sound(self, most: int = 30_000) -> bool | None:
        """Look at every state; None where there are too many, or rounds of a race."""
        if self.rounds:
            return None
        states = {self._state(Counter([("start", start)]), frozenset()) for start in self.flow.starts}
        before: dict[State, set[State]] = {}
        finished, pending = set(), list(states)
        while pending:
            state = pending.pop()
            if any(count > 1 for _, count in state[0]) or self._ended(state) > 1:
                return False
            following = {other for _, other in self._moves(state)}
            if all(token[0] == "end" for token, _ in state[0]):
                finished.add(state)
            for other in following:
                before.setdefault(other, set()).add(state)
            pending += following - states
            states |= following
            if len(states) > most:
                return None
        return _leading_to(finished, before) == states

    def shows(self, verdict: Verdict, most: int = 30_000) -> bool | None:
        """Look for a run that gives the answers of a verdict, no other ones, and ends in its fault."""
        answers: dict[int, tuple[str, ...]] = {}
        for step, answer in verdict.choices:
            answers[step] = (*answers.get(step, ()), answer)
        first = frozenset(answers.items())
        pending = deque((self._state(Counter([("start", start)]), frozenset()), first) for start in self.flow.starts)
        seen = set(pending)
        while pending:
            state, left = pending.popleft()
            if not left and self._is(verdict, state):
                return True
            for chosen, other in self._moves(state):
                rest = dict(left)
                if chosen is not None:
                    given = rest.get(chosen.source, ())
                    if given[:1] != (chosen.label,):
                        continue
                    rest[chosen.source] = given[1:]
                    if not given[1:]:
                        del rest[chosen.source]
                following = (other, frozenset(rest.items()))
                if following not in seen and all(count < 3 for _, count in other[0]):
                    seen.add(following)
                    pending.append(following)
            if len(seen) > most:
                return None
        return False

    def stops(self, most: int = 30_000) -> bool | None:
        """Tell whether some run stops before an end of its own, be it beside others that end."""
        pending = [self._state(Counter([("start", start)]), frozenset()) for start in self.flow.starts]
        seen = set(pending)
        while pending:
            state = pending.pop()
            following = [other for _, other in self._moves(state)]
            if not following and any(token[0] != "end" for token, _ in state[0]):
                return True
            for other in following:
                if other not in seen and all(count < 3 for _, count in other[0]):
                    seen.add(other)
                    pending.append(other)
            if len(seen) > most:
                return None
        return False

    def _is(self, verdict: Verdict, state: State) -> bool:
        tokens = dict(state[0])
        if verdict.kind == "deadlock":
            waiting = self.incoming[verdict.step]
            here = {edge for edge in waiting if ("edge", edge) in tokens}
            absent = {edge.source for edge in waiting - here}
            return bool(here) and absent == set(verdict.others) and not any(True for _ in self._moves(state))
        if verdict.step < 0:
            ended = [n for n in verdict.others for _ in range(tokens.get(("end", n), 0))]
            return set(ended) == set(verdict.others) and len(ended) > 1
        waiting = self.incoming[verdict.step] if self._join(verdict.step) else frozenset()
        places: Counter[object] = Counter()
        for token, count in tokens.items():
            if token == ("start", verdict.step) or (token[0] == "edge" and token[1].target == verdict.step):
                places[token[1] if token[1] in waiting else None] += count
        return max(places.values(), default=0) > 1

    def _join(self, n: int) -> str | None:
        return self.flow.steps[n].join if len(self.incoming[n]) > 1 else None

    def _moves(self, state: State) -> Iterator[tuple[Edge | None, State]]:
        """Yield the states after this one, each with the branch that was chosen for it."""
        tokens, late = dict(state[0]), state[1]
        for n in self.flow.reachable:
            join = self._join(n)
            here = [t for t in tokens if t == ("start", n) or (t[0] == "edge" and t[1].target == n)]
            branches = [t for t in here if t[0] == "edge" and t[1] in self.incoming[n]]
            ways = [[t] for t in here if t not in branches]
            if join != "all":
                ways += [[t] for t in branches]
            elif len(branches) == len(self.incoming[n]):
                ways.append(branches)
            for taken in ways:
                rest = Counter(tokens)
                rest.subtract(taken)
                pending = late
                if join == "any" and taken[0] in branches:
                    edge = taken[0][1]
                    if edge in late:
                        yield None, self._state(rest, late - {edge})
                        continue
                    pending = (late | self.incoming[n]) - {edge}
                for chosen, given in self._exits(n):
                    yield chosen, self._state(rest + Counter(given), pending)

    def _exits(self, n: int) -> Iterator[tuple[Edge | None, list[Token]]]:
        edges = self.flow.successors[n]
        if any(e.kind == "parallel" for e in edges):
            yield None, [("edge", e) for e in edges]
        else:
            for e in edges:
                yield e if e.kind == "branch" else None, [("edge", e)]
        if n in self.flow.ends:
            yield None, [("end", n)]

    def _state(self, tokens: Counter[Token], late: frozenset[Edge]) -> State:
        return frozenset((+tokens).items()), frozenset(edge for edge in late if self._awaited(tokens, edge))

    def _awaited(self, tokens: Counter[Token], edge: Edge) -> bool:
        """Tell whether some token can still come to an edge."""
        moving = [t for t in +tokens if t[0] != "end"]
        return any(t[1] == edge or edge.source in self._ahead[t[1].target if t[0] == "edge" else t[1]] for t in moving)

    @staticmethod
    def _ended(state: State) -> int:
        return sum(count for token, count in state[0] if token[0] == "end")

    def _through(self, number: int) -> frozenset[int]:
        """Return the steps that can only be reached through this one."""
        return self.flow.reachable - _closure(self.flow, {s for s in self.flow.starts if s != number}, number)


def _closure(found: Flow, roots: set[int], without: int) -> set[int]:
    seen, pending = set(roots), list(roots)
    while pending:
        new = {e.target for e in found.successors[pending.pop()]} - seen - {without}
        seen |= new
        pending += new
    return seen


def _leading_to(states: set[State], before: dict[State, set[State]]) -> set[State]:
    seen, pending = set(states), list(states)
    while pending:
        new = before.get(pending.pop(), set()) - seen
        seen |= new
        pending += new
    return seen
