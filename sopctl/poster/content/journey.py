"""The way of the public through a procedure.

A poster tells the public's own way where somebody from outside begins the procedure or is served by it: the usual way
from the start to the end, at each decision by the most probable answer, else by the first one that leads on. The steps
in which the public takes part each get a number; what the office does between two of them is told as one stop. Where
nobody from outside is served, all steps are told.
"""

import re
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from msgspec import Struct

from sopctl.flow import Flow
from sopctl.flow.graph import Edge

_TOWARDS = "kepada|dari|bersama|dengan|terhadap|to|from|with"
_IN_PERSON = {
    *("merekam", "memotret", "mengukur", "menimbang", "memanggil", "mewawancarai"),
    *("record", "photograph", "measure", "weigh", "call", "interview"),
}
"""Acts for which the person must be there, even if the text names the thing (merekam data biometrik pemohon)."""


class Stop(Struct, frozen=True):
    """One stop: steps of the file by number. Several steps at a public stop are ways of which one is taken."""

    public: bool
    steps: tuple[int, ...]


def journey(flow: Flow) -> tuple[Stop, ...]:
    """Return the stops of the way, all steps where it is not a way of the public."""
    if not serves(flow):
        return tuple(Stop(True, (number,)) for number in range(len(flow.steps)))
    way = usual_way(flow)
    entries = _entries(flow, way)
    stops: list[Stop] = []
    for number in way:
        if number in entries and entries[0] != number:
            continue
        public = concerns_public(flow, number)
        if stops and not public and not stops[-1].public:
            stops[-1] = Stop(False, (*stops[-1].steps, number))
        else:
            stops.append(Stop(public, entries if number in entries else (number,)))
    if len(stops) > 2 and not stops[-1].public:  # what the office does when the public has left
        stops.pop()
    return tuple(stops)


def serves(flow: Flow) -> bool:
    """Tell whether the procedure serves somebody from outside, who comes first or is promised something."""
    if not any(_takes_part(flow, number) for number in range(len(flow.steps))):
        return False
    service = flow.sop.service
    promised = service is not None and bool(service.requirements or service.cost or service.product)
    return promised or any(_takes_part(flow, number) for number in flow.starts)


def _takes_part(flow: Flow, number: int) -> bool:
    declared = flow.sop.actors
    return any(actor in declared and declared[actor].external for actor in flow.steps[number].actor.ids)


def concerns_public(flow: Flow, number: int) -> bool:
    """Tell whether somebody from outside takes part in a step, is handed something in it, or must be there."""
    if _takes_part(flow, number):
        return True
    activity = " ".join(flow.steps[number].activity.lower().split())
    verb = activity.partition(" ")[0]
    for name in _names(flow):
        called = re.escape(name)
        if re.search(rf"(?:\b(?:{_TOWARDS}) |^\S+ )(?:the |para )?{called}\b", activity):
            return True
        if verb in _IN_PERSON and re.search(rf"\b{called}\b", activity):
            return True
    return False


def _names(flow: Flow) -> Iterator[str]:
    """Yield how texts call those from outside: by name, by its first word (pemohon), by an alias."""
    for actor in flow.sop.actors.values():
        if actor.external:
            for name in (actor.name, actor.name.partition(" ")[0], *actor.aliases):
                if plain := " ".join(name.lower().split()):
                    yield plain


def usual_way(flow: Flow) -> tuple[int, ...]:
    """Return the steps of the usual way from all starts, in the order in which they are done."""
    seen: dict[int, None] = {}
    waiting: list[int] = list(flow.starts)
    while waiting:
        number = heappop(waiting)
        if number in seen:
            continue
        seen[number] = None
        for edge in _taken(flow.successors[number], seen):
            heappush(waiting, edge.target)
    return tuple(seen)


def _taken(edges: Sequence[Edge], seen: dict[int, None]) -> Sequence[Edge]:
    """Return the exits that are usually taken: all, but of a decision the most probable or the first that leads on."""
    if not edges or edges[0].kind != "branch":
        return edges
    onward = [edge for edge in edges if edge.target not in seen]
    if onward and all(edge.probability is not None for edge in onward):
        return [max(onward, key=lambda edge: edge.probability or 0)]
    return onward[:1]


def _entries(flow: Flow, way: tuple[int, ...]) -> tuple[int, ...]:
    """Return the first steps of several ways in that lead to one and the same next step: the public takes one."""
    starts = [number for number in flow.starts if number in way and concerns_public(flow, number)]
    if len(starts) < 2:
        return ()
    following = [tuple(edge.target for edge in flow.successors[number]) for number in starts]
    return tuple(starts) if len(set(following)) == 1 and following[0] else ()
