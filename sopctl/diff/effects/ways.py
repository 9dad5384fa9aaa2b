"""The ways through a procedure: how many there are, by which answers they are told apart, and whether all end well."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from sopctl.flow import Flow
from sopctl.flow.soundness import decide

Way = tuple[str, ...]
"""What tells one way from another: its start where there are several, each answer on it, and its end."""
Health = Literal["sound", "deadlock", "twice", "undecided", "cannot finish", "empty"]

_MOST_WAYS = 500
_MOST_TOKENS = 5_000


class Ways(NamedTuple):
    """The ways from a start to an end that never go back."""

    number: int
    """How many there are; where there are too many to tell them, parallel branches count like answers."""
    told: frozenset[Way]
    """Each of them; none where there are more than can be told one by one."""
    loops: frozenset[tuple[str, str]]
    """Where the flow goes back: from which step to which."""
    health: Health
    step: str = ""
    """The step at which it goes wrong."""


def ways(flow: Flow, answers: Mapping[tuple[str, str], str] | None = None) -> Ways:
    """Look at the ways through `flow`, with other words for some answers, by step and answer."""
    health, step = _health(flow)
    counts = _counts(flow)
    number = sum(counts[start] for start in flow.starts)
    told = frozenset(_tell(flow, counts, answers or {})) if number <= _MOST_WAYS else frozenset[Way]()
    steps = flow.steps
    loops = frozenset((steps[edge.source].id, steps[edge.target].id) for edge in flow.edges if edge.backward)
    return Ways(len(told) or number, told, loops, health, step)


def _health(flow: Flow) -> tuple[Health, str]:
    """Return whether the flow is sound, and where not."""
    if not flow.steps:
        return "empty", ""
    stuck = sorted(flow.reachable - flow.finishing)
    if stuck:
        return "cannot finish", flow.steps[stuck[0]].id
    if flow.reachable != frozenset(range(len(flow.steps))):
        lost = min(set(range(len(flow.steps))) - flow.reachable)
        return "cannot finish", flow.steps[lost].id
    verdict = decide(flow, _MOST_TOKENS)
    return verdict.kind, flow.steps[verdict.step].id if verdict.step >= 0 else ""


def _counts(flow: Flow) -> list[int]:
    """Count the ways from each step to an end: it has those of all that follow it, and one more if it is an end."""
    counts = [0] * len(flow.steps)
    ends = frozenset(flow.ends)
    for number in range(len(flow.steps) - 1, -1, -1):
        forward = sum(counts[edge.target] for edge in flow.successors[number] if not edge.backward)
        counts[number] = forward + (number in ends)
    return counts


def _tell(flow: Flow, counts: list[int], answers: Mapping[tuple[str, str], str]) -> list[Way]:
    """Tell each way; where no way leads to an end nobody looks."""
    ends = frozenset(flow.ends)
    several = len(flow.starts) > 1
    found: list[Way] = []
    pending: list[tuple[int, Way]] = [
        (start, (flow.steps[start].id,) if several else ()) for start in flow.starts if counts[start]
    ]
    while pending:
        number, way = pending.pop()
        step = flow.steps[number]
        if number in ends:
            found.append((*way, f"{step.id}."))
        for edge in flow.successors[number]:
            if not edge.backward and counts[edge.target]:
                label = answers.get((step.id, edge.label), edge.label)
                answer = (f"{step.id}: {label}",) if edge.kind == "branch" else ()
                pending.append((edge.target, (*way, *answer)))
    return found
