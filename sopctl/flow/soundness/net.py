"""What can run when: the flow as a net of exclusive and parallel nodes, through which tokens move along edges.

An exclusive node passes a token on to one of its exits, whichever way it came. A parallel node waits for a token on
every way in and gives one to every exit. A racing node (`join: any`) passes on the first token and takes in the others.
This is a free-choice workflow net (van der Aalst 1997) written as a process graph; only racing nodes go beyond it.
"""

from enum import Enum
from typing import NamedTuple

from msgspec import Struct, field

from sopctl.flow.graph import Flow


class Kind(Enum):
    """How a node treats tokens."""

    EXCLUSIVE = "exclusive"
    PARALLEL = "parallel"
    RACE = "race"


class Choice(NamedTuple):
    """An answer that was given on the way."""

    step: int
    answer: str


class Way(Struct):
    """An edge of the net; it may stand for many edges of the flow that can only run one after the other."""

    source: int
    target: int
    last: int
    """The step that it comes from at last."""
    enters: int
    """The step that it arrives at from there."""
    choices: tuple[Choice, ...] = ()


class Net(Struct):
    """Nodes and ways, both by number. `START` has no way in, `END` no way out."""

    kinds: dict[int, Kind] = field(default_factory=dict)
    steps: dict[int, int] = field(default_factory=dict)
    """The step that a node belongs to."""
    ways: dict[int, Way] = field(default_factory=dict)
    into: dict[int, dict[int, None]] = field(default_factory=dict)
    """Ways in, in the order in which they came; a dictionary, so that one of thousands is dropped at once."""
    out: dict[int, dict[int, None]] = field(default_factory=dict)

    def add_node(self, kind: Kind, step: int) -> int:
        """Add a node and return its number."""
        number = len(self.kinds)
        self.kinds[number], self.steps[number] = kind, step
        self.into[number], self.out[number] = {}, {}
        return number

    def add_way(self, way: Way) -> None:
        """Add a way."""
        number = len(self.ways)
        self.ways[number] = way
        self.out[way.source][number] = None
        self.into[way.target][number] = None


START, END = 0, 1


def net(flow: Flow) -> Net:
    """Return the net of what is reachable in `flow`.

    A return to a step with `join:` (`Flow.returns`) comes in behind its join. A branch that is not reachable is no way
    into its join: that nothing leads to it is the fault, and not that the join waits for it.
    """
    made = Net()
    made.add_node(Kind.EXCLUSIVE, -1)
    made.add_node(Kind.EXCLUSIVE, -1)
    entries: dict[int, tuple[int, int]] = {}
    exits: dict[int, int] = {}
    for number in sorted(flow.reachable):
        entries[number], exits[number] = _nodes(made, flow, number)
    for edge in flow.edges:
        if edge.source in exits and edge.target in entries:
            waiting, plain = entries[edge.target]
            choices = (Choice(edge.source, edge.label),) if edge.kind == "branch" else ()
            target = plain if edge in flow.returns else waiting
            made.add_way(Way(exits[edge.source], target, edge.source, edge.target, choices))
    for number in flow.starts:
        made.add_way(Way(START, entries[number][1], -1, number))
    for number in flow.ends:
        if number in exits:
            made.add_way(Way(exits[number], END, number, -1))
    return made


def _nodes(made: Net, flow: Flow, number: int) -> tuple[tuple[int, int], int]:
    """Add the nodes of a step; return where branches that it waits for come in, where others do, and where it exits."""
    step = flow.steps[number]
    middle = made.add_node(Kind.EXCLUSIVE, number)
    entry = exit_ = middle
    if flow.waits(number):
        entry = made.add_node(Kind.PARALLEL if step.join == "all" else Kind.RACE, number)
        made.add_way(Way(entry, middle, number, number))
    if any(edge.kind == "parallel" for edge in flow.successors[number]):
        exit_ = made.add_node(Kind.PARALLEL, number)
        made.add_way(Way(middle, exit_, number, number))
    return (entry, middle), exit_
