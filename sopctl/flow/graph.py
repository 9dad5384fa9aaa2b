"""The graph of an SOP: steps are nodes, numbered as in the file; what may follow a step are edges.

Nodes are numbers and not ids, because an unfinished file may give two steps one id or a step none.
"""

from collections.abc import Container, Iterable, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from sopctl.flow.dominance import Dominance
from sopctl.model import Sop, Step


class Edge(Struct, frozen=True):
    """What may follow a step. `label` is the answer of a decision; several `parallel` edges are all taken."""

    source: int
    target: int
    kind: Literal["order", "next", "parallel", "branch"]
    label: str = ""
    probability: float | None = None
    limit: int | None = None

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where in the file the edge is written; the step itself where it is only implied by the order."""
        step = ("steps", self.source)
        if self.kind == "branch":
            return (*step, "decision", self.label)
        return step if self.kind == "order" else (*step, "next")

    @property
    def backward(self) -> bool:
        """True where the edge leads to the same or an earlier step of the file."""
        return self.target <= self.source


class Dangling(Struct, frozen=True):
    """A reference to a step that is not there."""

    source: int
    target: str
    path: tuple[str | int, ...]


class Flow(Struct, frozen=True, dict=True):
    """The graph of `sop`. Starts, ends and edges are in file order."""

    sop: Sop
    edges: tuple[Edge, ...]
    dangling: tuple[Dangling, ...]

    @classmethod
    def of(cls, sop: Sop) -> "Flow":
        """Build the graph: written references first, the order of the file where there are none."""
        index: dict[str, int] = {}
        for number, step in enumerate(sop.steps):
            index.setdefault(step.id, number)
        index.pop("", None)
        edges: list[Edge] = []
        dangling: list[Dangling] = []
        for number, step in enumerate(sop.steps):
            for label, branch in (step.decision or {}).items():
                if (target := index.get(branch.to)) is not None:
                    edges.append(Edge(number, target, "branch", label, branch.probability, branch.max))
                else:
                    dangling.append(Dangling(number, branch.to, ("steps", number, "decision", label, "to")))
            for position, name in enumerate(step.next):
                if (target := index.get(name)) is not None:
                    edges.append(Edge(number, target, "parallel" if len(step.next) > 1 else "next"))
                else:
                    dangling.append(Dangling(number, name, ("steps", number, "next", position)))
            if step.decision is None and not step.next and not step.end and number + 1 < len(sop.steps):
                edges.append(Edge(number, number + 1, "order"))
        return cls(sop, tuple(edges), tuple(dangling))

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps; an edge's source and target are indexes into them."""
        return self.sop.steps

    @cached_property
    def successors(self) -> tuple[tuple[Edge, ...], ...]:
        """For each step, the edges that leave it."""
        return self._grouped(by_source=True)

    @cached_property
    def predecessors(self) -> tuple[tuple[Edge, ...], ...]:
        """For each step, the edges that reach it."""
        return self._grouped(by_source=False)

    @cached_property
    def _following(self) -> list[list[int]]:
        """For each step, those that may follow it."""
        return [[edge.target for edge in edges] for edges in self.successors]

    @cached_property
    def _preceding(self) -> list[list[int]]:
        """For each step, those that it may follow."""
        return [[edge.source for edge in edges] for edges in self.predecessors]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The first step of the file, and every step that says `start:`."""
        return tuple(n for n, step in enumerate(self.steps) if n == 0 or step.start)

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Steps after which the procedure is over: `end:`, and the last step where nothing follows it."""
        written = {n for n, step in enumerate(self.steps) if step.end}
        last = len(self.steps) - 1
        if last >= 0 and not self.steps[last].next and self.steps[last].decision is None:
            written.add(last)
        return tuple(sorted(written))

    @cached_property
    def is_parallel(self) -> bool:
        """Whether some step starts several branches at once."""
        return any(edge.kind == "parallel" for edge in self.edges)

    @cached_property
    def reachable(self) -> frozenset[int]:
        """Steps that some start leads to."""
        return self._closure(self.starts, self._following)

    @cached_property
    def finishing(self) -> frozenset[int]:
        """Steps from which some end can be reached."""
        return self.leading_to(self.ends)

    @cached_property
    def loops(self) -> tuple[tuple[int, ...], ...]:
        """Groups of steps that can follow themselves (strongly connected components), each in file order."""
        if not any(edge.backward for edge in self.edges):
            return ()
        return tuple(sorted(self._components()))

    @cached_property
    def returns(self) -> frozenset[Edge]:
        """Edges that lead back to a step with `join:` from one that can only be reached through it.

        Whoever comes back that way has passed the join before: the step runs again at once and waits for nobody.
        """
        joins = [n for n in self.reachable if self.steps[n].join and len(self.predecessors[n]) > 1]
        if not joins:
            return frozenset()
        known = Dominance(self.starts, self._following)
        return frozenset(edge for n in joins for edge in self.predecessors[n] if known.passes(n, edge.source))

    def waits(self, number: int) -> bool:
        """Tell whether branches meet at a step that joins them.

        Branches that nothing leads to count: they are written, and drawn.
        """
        if not self.steps[number].join:
            return False
        return sum(edge not in self.returns for edge in self.predecessors[number]) > 1

    @cached_property
    def order(self) -> tuple[int, ...]:
        """All steps in the order in which they are first met from the starts, the unreachable ones last."""
        seen: dict[int, None] = {}
        for start in self.starts:
            pending = [start]
            while pending:
                node = pending.pop()
                if node in seen:
                    continue
                seen[node] = None
                pending += reversed([edge.target for edge in self.successors[node]])
        return (*seen, *(n for n in range(len(self.steps)) if n not in seen))

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """Ids of the declared actors as columns: in order of first appearance in the steps, the unused ones last."""
        declared = self.sop.actors
        if self.sop.layout.actors == "written":
            return tuple(declared)
        used = dict.fromkeys(actor for step in self.steps for actor in step.actor.ids if actor in declared)
        return tuple(used | dict.fromkeys(declared))

    def leading_to(self, targets: Iterable[int]) -> frozenset[int]:
        """Return `targets` and all steps from which one of them can be reached."""
        return self._closure(targets, self._preceding)

    def path_between(self, source: int, target: int, within: Container[int] | None = None) -> tuple[int, ...]:
        """Return a shortest way from `source` to `target` over at least one edge, both included; () where none is.

        With `within`, only steps in it are gone through.
        """
        before: dict[int, int] = {}
        frontier = [source]
        while frontier:
            following = []
            for node in frontier:
                for edge in self.successors[node]:
                    if edge.target not in before and (within is None or edge.target in within):
                        before[edge.target] = node
                        following.append(edge.target)
            if target in before:
                break
            frontier = following
        else:
            return ()
        path = [target, before[target]]
        while path[-1] != source:
            path.append(before[path[-1]])
        return tuple(reversed(path))

    def _grouped(self, *, by_source: bool) -> tuple[tuple[Edge, ...], ...]:
        groups: list[list[Edge]] = [[] for _ in self.steps]
        for edge in self.edges:
            groups[edge.source if by_source else edge.target].append(edge)
        return tuple(map(tuple, groups))

    @staticmethod
    def _closure(roots: Iterable[int], following: Sequence[Sequence[int]]) -> frozenset[int]:
        seen = set(roots)
        pending = list(seen)
        while pending:
            for node in following[pending.pop()]:
                if node not in seen:
                    seen.add(node)
                    pending.append(node)
        return frozenset(seen)

    def _components(self) -> Iterable[tuple[int, ...]]:
        """Find strongly connected components (Tarjan 1972, with a stack of our own), those with a loop only."""
        following = self._following
        low: dict[int, int] = {}
        number: dict[int, int] = {}
        stack: list[int] = []
        on_stack: set[int] = set()
        for root in range(len(self.steps)):
            if root in number:
                continue
            work = [(root, 0)]
            while work:
                node, position = work.pop()
                if position == 0:
                    number[node] = low[node] = len(number)
                    stack.append(node)
                    on_stack.add(node)
                targets = following[node]
                if position and targets[position - 1] in on_stack:
                    low[node] = min(low[node], low[targets[position - 1]])
                while position < len(targets) and targets[position] in number:
                    if targets[position] in on_stack:
                        low[node] = min(low[node], number[targets[position]])
                    position += 1
                if position < len(targets):
                    work += [(node, position + 1), (targets[position], 0)]
                    continue
                if low[node] == number[node]:
                    component = [stack.pop()]
                    while component[-1] != node:
                        component.append(stack.pop())
                    on_stack.difference_update(component)
                    if len(component) > 1 or node in targets:
                        yield tuple(sorted(component))
