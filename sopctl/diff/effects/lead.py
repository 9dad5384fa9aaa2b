"""The lead time: the longest way through a procedure, with each kind of time on its own."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from sopctl.flow import Flow
from sopctl.model import Kind
from sopctl.model.units import DAY, WORKING_DAY


class Lead(NamedTuple):
    """The usual time of the longest way from a start to an end that never goes back (critical path)."""

    minutes: Mapping[Kind, float]
    """Minutes of each kind along it; the kinds are not added up, for they are not alike."""
    path: tuple[str, ...]
    """Its steps, by id."""
    complete: bool
    """False where a step on it has no time, or one for a unit of which the number is not known."""

    @property
    def weight(self) -> float:
        """One number to compare two lead times with, in minutes on the calendar: a working day counts as a day."""
        return sum(_weighed(kind, minutes) for kind, minutes in self.minutes.items())


def _weighed(kind: Kind, minutes: float) -> float:
    return minutes / WORKING_DAY * DAY if kind is Kind.WORKING else minutes


def lead(flow: Flow) -> Lead:
    """Find the longest way: from the last step to the first, each step goes on by the longest way that follows it."""
    times = [_time(flow, number) for number in range(len(flow.steps))]
    best: dict[int, tuple[float, int]] = {}
    ends = frozenset(flow.ends)
    for number in range(len(flow.steps) - 1, -1, -1):
        following = [
            (best[edge.target][0], -edge.target)
            for edge in flow.successors[number]
            if not edge.backward and edge.target in best
        ]
        if not following and number not in ends:
            continue
        rest, target = max(following, default=(0.0, 1))
        kind, minutes = times[number] or (Kind.EFFORT, 0.0)
        best[number] = (rest + _weighed(kind, minutes), -target)
    starts = [(best[start][0], -start) for start in flow.starts if start in best]
    if not starts:
        return Lead({}, (), complete=False)
    path = []
    number = -max(starts)[1]
    while number >= 0:
        path.append(number)
        number = best[number][1]
    sums: defaultdict[Kind, float] = defaultdict(float)
    for number in path:
        if told := times[number]:
            sums[told[0]] += told[1]
    return Lead(dict(sums), tuple(flow.steps[n].id for n in path), all(times[n] for n in path))


def _time(flow: Flow, number: int) -> tuple[Kind, float] | None:
    duration = flow.steps[number].duration
    if duration is None or duration.fault or duration.per or not duration.expected:
        return None
    return duration.expected.kind, duration.expected.minutes
