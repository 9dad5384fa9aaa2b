"""Whether a procedure can always finish properly: soundness (van der Aalst 1997), decided and not guessed.

A sound procedure can finish from everywhere, no branch waits for one that never comes, every step can run, and when
it is over nothing is left running. Small nets of structured flows are found by reduction, in linear time; what is left
is run in every way that matters.
"""

from typing import Literal

from msgspec import Struct

from sopctl.flow.graph import Flow
from sopctl.flow.soundness.net import END, START, Choice, Net, net
from sopctl.flow.soundness.reduction import reduce
from sopctl.flow.soundness.search import Doubled, Stuck, Undecided, search

__all__ = ["Choice", "Verdict", "decide"]

_MOST = 50_000
"""Tokens in states that are looked at before giving up: well below a second."""


class Verdict(Struct, frozen=True):
    """What is true of a flow, and the run that shows it."""

    kind: Literal["sound", "deadlock", "twice", "undecided"]
    step: int = -1
    """The step that waits for ever, or that runs twice; -1 where two ends are reached."""
    others: tuple[int, ...] = ()
    """The steps that it waits for, or those that lead to the second run, or the two ends."""
    choices: tuple[Choice, ...] = ()
    """The answers on the way there."""


def decide(flow: Flow, most: int = _MOST) -> Verdict:
    """Decide the soundness of a flow from whose every step an end can be reached.

    `most` bounds the work, in tokens of states that are looked at; where it is not enough the verdict is `undecided`.
    """
    made = net(flow)
    reduce(made)
    if all(made.ways[way].target == END for way in made.out[START]) and len(made.ways) == len(made.out[START]):
        return Verdict("sound")
    fault = search(made, most)
    if isinstance(fault, Stuck | Doubled):
        plain = net(flow)  # of the flow itself, so that the run names its steps and all its answers
        shown = search(plain, most)
        if isinstance(shown, Stuck | Doubled):
            made, fault = plain, shown
    match fault:
        case None:
            return Verdict("sound")
        case Undecided():
            return Verdict("undecided")
        case Stuck() as stuck:
            others = tuple(sorted({made.ways[way].last for way in stuck.absent}))
            return Verdict("deadlock", made.steps[stuck.node], others, stuck.choices)
        case Doubled() as doubled:
            return _twice(made, doubled)


def _twice(made: Net, doubled: Doubled) -> Verdict:
    first, second = (made.ways[way] for way in doubled.ways)
    if first.enters == second.enters and first.enters >= 0:
        return Verdict("twice", first.enters, (first.last,), doubled.choices)
    return Verdict("twice", -1, tuple(dict.fromkeys((first.last, second.last))), doubled.choices)
