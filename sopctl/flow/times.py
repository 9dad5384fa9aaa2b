"""How long an SOP takes, with each kind of time on its own."""

from collections.abc import Mapping
from heapq import heappop, heappush

from msgspec import Struct, field

from sopctl.flow.graph import Flow
from sopctl.model import Kind


class Times(Struct, frozen=True):
    """Minutes of each kind along the flow without repeats.

    `shortest` and `longest` bound every way from a start to an end on which no step is done twice: the
    first from the lower bounds of the durations, the second from the upper ones. Effort in parallel
    branches adds up; it is not the lead time. `all_steps` are the usual times of all steps together, least and most,
    as a total below the table adds them. `complete` is False where a step has no duration, or one that is
    for a unit of which the number is not known ("2 menit/berkas").
    """

    shortest: dict[Kind, float] = field(default_factory=dict)
    longest: dict[Kind, float] = field(default_factory=dict)
    all_steps: dict[Kind, tuple[float, float]] = field(default_factory=dict)
    complete: bool = True


def times(flow: Flow) -> Times:
    """Add up the durations of `flow`."""
    lower: dict[Kind, dict[int, float]] = {}
    longest: dict[Kind, float] = {}
    all_steps: dict[Kind, tuple[float, float]] = {}
    complete = True
    for number, step in enumerate(flow.steps):
        duration = step.duration
        if duration is None or duration.fault or duration.per or not (duration.low and duration.high):
            complete = False
            continue
        for least, most in duration.usual:
            before = all_steps.get(most.kind, (0.0, 0.0))
            all_steps[most.kind] = (before[0] + least.minutes, before[1] + most.minutes)
        if number in flow.reachable:
            longest[duration.high.kind] = longest.get(duration.high.kind, 0) + duration.high.minutes
        lower.setdefault(duration.low.kind, {})[number] = duration.low.minutes
    shortest = {kind: minutes for kind, steps in lower.items() if (minutes := _shortest(flow, steps))}
    return Times(shortest, longest, all_steps, complete)


def _shortest(flow: Flow, minutes: Mapping[int, float]) -> float:
    """Return the minutes of the quickest way from a start to an end (Dijkstra 1959); 0 where there is none.

    Of parallel branches only the quickest counts, so this is never more than the lead time.
    """
    queue: list[tuple[float, int]] = []
    for start in flow.starts:
        heappush(queue, (minutes.get(start, 0.0), start))
    ends = frozenset(flow.ends)
    seen: set[int] = set()
    while queue:
        so_far, node = heappop(queue)
        if node in ends:
            return so_far
        if node in seen:
            continue
        seen.add(node)
        for edge in flow.successors[node]:
            heappush(queue, (so_far + minutes.get(edge.target, 0.0), edge.target))
    return 0.0
