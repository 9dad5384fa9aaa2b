"""The flow as nested blocks, for languages without jumps: branches that meet again, loops with one way back, forks.

A flow that jumps in or out of a block has none; it is then told as a graph.
"""

from typing import NamedTuple

from sopctl.flow import Edge, Flow


class Act(NamedTuple):
    """A step is done."""

    step: int


class Stop(NamedTuple):
    """The flow is over."""


class Choice(NamedTuple):
    """One of several answers to the question of a step; each leads to a block, which may be empty."""

    step: int
    branches: tuple[tuple[str, "Blocks"], ...]


class Fork(NamedTuple):
    """Blocks that run side by side, from a step until all are done."""

    step: int
    branches: tuple["Blocks", ...]


class Loop(NamedTuple):
    """A block that is done again while the question of its last step is answered by `back`."""

    body: "Blocks"
    step: int
    back: str
    onwards: str


Block = Act | Stop | Choice | Fork | Loop
Blocks = tuple[Block, ...]


class _Unstructured(Exception):
    """The flow has no blocks."""


def blocks(flow: Flow) -> Blocks | None:
    """Return the blocks of a flow with one start, None where it jumps."""
    if len(flow.starts) != 1 or flow.dangling:
        return None
    reader = _Reader(flow)
    try:
        found = reader.read(0, reader.exit)
    except _Unstructured:
        return None
    return found if len(reader.seen) == len(flow.steps) else None


class _Reader:
    """A flow on its way to blocks. `exit` stands for what is behind the last step."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.seen: set[int] = set()
        self.opened: set[int] = set()
        count = self.exit = len(flow.steps)
        self.meets = [count] * count
        """Where the ways ahead of a step meet again, those left out that end for themselves."""
        self.ahead: list[frozenset[int]] = [frozenset()] * count
        """Steps that ways ahead lead to, the step itself too."""
        for step in reversed(range(count)):
            targets = self._targets(step)
            self.ahead[step] = frozenset({step}.union(*(self.ahead[target] for target in targets)))
            self.meets[step] = self._meeting(self._onwards(targets, count))

    def _targets(self, step: int) -> list[int]:
        return list(dict.fromkeys(edge.target for edge in self.flow.successors[step] if not edge.backward))

    def _meeting(self, targets: list[int]) -> int:
        """Return the first step that lies ahead of all targets."""
        met = targets[0] if targets else self.exit
        for target in targets[1:]:
            other = target
            while met != other:
                if met < other:
                    met = self.meets[met]
                else:
                    other = self.meets[other]
        return met

    def _onwards(self, targets: list[int], until: int) -> list[int]:
        """Return the targets from which the flow goes on, be it only one: the others end for themselves."""
        if until != self.exit and any(until in self.ahead[target] for target in targets):
            return [target for target in targets if until in self.ahead[target]]
        shared = [
            target
            for target in targets
            if any(self.ahead[target] & self.ahead[other] for other in targets if other != target)
        ]
        return shared or sorted(targets, key=lambda target: len(self.ahead[target]))[-1:]

    def read(self, step: int, until: int) -> Blocks:
        """Return what happens from a step on, before the step `until`."""
        found: list[Block] = []
        while step != until:
            if step == self.exit:
                raise _Unstructured
            back = [edge for edge in self.flow.predecessors[step] if edge.backward]
            if back and step not in self.opened:
                loop, step = self._loop(step, back)
                found.append(loop)
                continue
            step = self._step(step, until, found)
            if found and isinstance(found[-1], Stop):
                break
        return tuple(found)

    def _step(self, step: int, until: int, found: list[Block]) -> int:
        """Add a step and the block that it opens; return the step after them."""
        self._see(step)
        found.append(Act(step))
        exits = self.flow.successors[step]
        if not exits:
            found.append(Stop())
            return self.exit
        if any(edge.backward for edge in exits):
            raise _Unstructured
        if exits[0].kind == "parallel":
            return self._fork(step, exits, found)
        if exits[0].kind == "branch":
            return self._choice(step, exits, until, found)
        return exits[0].target

    def _see(self, step: int) -> None:
        if step in self.seen:
            raise _Unstructured
        self.seen.add(step)

    def _loop(self, head: int, back: list[Edge]) -> tuple[Loop, int]:
        last = back[0].source
        exits = self.flow.successors[last]
        onwards = [edge for edge in exits if not edge.backward]
        if len(back) != 1 or len(exits) != 2 or len(onwards) != 1 or back[0].kind != "branch":
            raise _Unstructured
        self.opened.add(head)
        body = self.read(head, last)
        self._see(last)
        if body and isinstance(body[-1], Stop):
            raise _Unstructured
        return Loop((*body, Act(last)), last, back[0].label, onwards[0].label), onwards[0].target

    def _choice(self, step: int, exits: tuple[Edge, ...], until: int, found: list[Block]) -> int:
        targets = list(dict.fromkeys(edge.target for edge in exits))
        onwards = self._onwards(targets, until)
        meeting = self._meeting(onwards)
        if meeting == self.exit or (len(targets) < len(exits) and targets != [meeting]):
            raise _Unstructured
        branches = [
            (edge.label, self.read(edge.target, meeting if edge.target in onwards else self.exit)) for edge in exits
        ]
        found.append(Choice(step, tuple(branches)))
        return meeting

    def _fork(self, step: int, exits: tuple[Edge, ...], found: list[Block]) -> int:
        meeting = self.meets[step]
        if meeting == self.exit or self.flow.steps[meeting].join != "all":
            raise _Unstructured
        branches = tuple(self.read(edge.target, meeting) for edge in exits)
        if not all(branches) or any(isinstance(branch[-1], Stop) for branch in branches):
            raise _Unstructured
        if len(branches) != len(self.flow.predecessors[meeting]):
            raise _Unstructured
        found.append(Fork(step, branches))
        return meeting
