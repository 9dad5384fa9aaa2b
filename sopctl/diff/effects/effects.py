"""All effects of a comparison, each before and after."""

from msgspec import Struct

from sopctl.diff.compare import Comparison
from sopctl.diff.effects.lead import Lead, lead
from sopctl.diff.effects.posts import Handoff, handoffs, to_train
from sopctl.diff.effects.ways import Ways, ways
from sopctl.flow import Flow


class Effects(Struct, frozen=True):
    """What the changes come to. Pairs are before and after; steps and actors have the ids of the new version."""

    lead: tuple[Lead, Lead]
    ways: tuple[Ways, Ways]
    handoffs: tuple[tuple[Handoff, ...], tuple[Handoff, ...]]
    train: tuple[str, ...]
    """The actors who work differently now, by id."""


def _new_answers(comparison: Comparison) -> dict[tuple[str, str], str]:
    """Return the answers that read otherwise now, by step and by what they read before."""
    return {
        (change.path[1], change.old): change.new
        for change in comparison.changes
        if change.kind == "renamed" and change.path[2:3] == ("decision",)
    }


def effects(comparison: Comparison) -> Effects:
    """Work out what the changes come to."""
    before, after = Flow.of(comparison.aligned), Flow.of(comparison.new)
    return Effects(
        (lead(before), lead(after)),
        (ways(before, _new_answers(comparison)), ways(after)),
        (tuple(handoffs(before)), tuple(handoffs(after))),
        to_train(comparison.changes, comparison.aligned, comparison.new),
    )
