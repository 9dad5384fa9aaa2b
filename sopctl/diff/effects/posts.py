"""Who works differently now, and how often work changes hands."""

from typing import NamedTuple

from sopctl.diff.change import Change, Level, Path
from sopctl.flow import Flow
from sopctl.model import Sop, Step


class Handoff(NamedTuple):
    """Work that goes from the actors of one step to others, by their ids."""

    giver: tuple[str, ...]
    taker: tuple[str, ...]


def handoffs(flow: Flow) -> list[Handoff]:
    """Return every place in the flow where work changes hands."""
    pairs = [(flow.steps[edge.source].actor.ids, flow.steps[edge.target].actor.ids) for edge in flow.edges]
    return [Handoff(giver, taker) for giver, taker in pairs if giver and taker and set(giver) != set(taker)]


def to_train(changes: tuple[Change, ...], aligned: Sop, new: Sop) -> tuple[str, ...]:
    """Return the actors who work differently now, by id, in the order of the columns of the new version.

    A change concerns the actors of its step, then and now, where it is more than words. A post whose steps are all
    gone is told too: it has to learn that they are. A step that only moved is done as before by those who do it.
    """
    then, now = ({step.id: step for step in sop.steps} for sop in (aligned, new))
    concerned: set[str] = set()
    for change in changes:
        if change.level < Level.MINOR or change.kind in {"moved", "renamed"}:
            continue
        concerned.update(_concerned(change, then, now))
    order = (*Flow.of(new).actors, *aligned.actors)
    return tuple(actor for actor in dict.fromkeys(order) if actor in concerned)


def _concerned(change: Change, then: dict[str, Step], now: dict[str, Step]) -> set[str]:
    path: Path = change.path
    if path[:1] == ("actors",) and len(path) > 1:
        return {path[1]} if path[2:] == ("qualification",) else set()
    if path[:1] != ("steps",) or len(path) < len(("steps", "id")):
        return set()
    steps: list[Step] = [side[path[1]] for side in (then, now) if path[1] in side]
    for value in (change.old, change.new):
        if isinstance(value, tuple):
            steps += [step for step in value if isinstance(step, Step)]
    return {actor for step in steps for actor in step.actor.ids}
