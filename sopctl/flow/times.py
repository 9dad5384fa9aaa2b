"""How long an SOP takes, with each kind of time on its own."""

from dataclasses import dataclass, field

from sopctl.flow.graph import Flow
from sopctl.model import Kind


@dataclass(frozen=True)
class Times:
    """Minutes of each kind along the flow without repeats.

    `shortest` and `longest` bound every way from a start to an end on which no step is done twice: the
    first from the lower bounds of the durations, the second from the upper ones. Effort in parallel
    branches adds up; it is not the lead time. `all_steps` are the expected times of all steps together,
    as a total below the table adds them. `complete` is False where a step has no duration.
    """

    shortest: dict[Kind, float] = field(default_factory=dict)
    longest: dict[Kind, float] = field(default_factory=dict)
    all_steps: dict[Kind, float] = field(default_factory=dict)
    complete: bool = True


def times(flow: Flow) -> Times:
    """Add up the durations of `flow`."""
    shortest: dict[Kind, float] = {}
    longest: dict[Kind, float] = {}
    all_steps: dict[Kind, float] = {}
    always = _on_every_way(flow)
    complete = True
    for number, step in enumerate(flow.steps):
        duration = step.duration
        if duration is None or duration.fault or duration.per or not (duration.low and duration.high):
            complete = False
            continue
        expected = duration.expected
        if expected:
            all_steps[expected.kind] = all_steps.get(expected.kind, 0) + expected.minutes
        if number in flow.reachable:
            longest[duration.high.kind] = longest.get(duration.high.kind, 0) + duration.high.minutes
        if number in always:
            shortest[duration.low.kind] = shortest.get(duration.low.kind, 0) + duration.low.minutes
    return Times(shortest, longest, all_steps, complete)


def _on_every_way(flow: Flow) -> frozenset[int]:
    """Return the steps without which no end can be reached from any start."""
    return frozenset(n for n in range(len(flow.steps)) if not _can_finish_without(flow, n))


def _can_finish_without(flow: Flow, avoided: int) -> bool:
    seen = {start for start in flow.starts if start != avoided}
    pending = list(seen)
    ends = set(flow.ends)
    while pending:
        node = pending.pop()
        if node in ends:
            return True
        for edge in flow.successors[node]:
            if edge.target != avoided and edge.target not in seen:
                seen.add(edge.target)
                pending.append(edge.target)
    return False
