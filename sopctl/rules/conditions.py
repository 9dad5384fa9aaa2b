"""Steps of an SOP that are no decisions although their text has a condition."""

from collections.abc import Iterator

from sopctl.rules.base import Document
from sopctl.rules.language.conditions import SIGNS, Condition, condition_in
from sopctl.rules.language.texts import LONGEST, without_numbering


def plain_steps_with_a_condition(document: Document) -> Iterator[tuple[int, Condition]]:
    """Yield the number of each such step, and its condition."""
    if not document.speaks or SIGNS[document.language].isdisjoint(document.activity_words):
        return
    for number, step in document.steps():
        if step.decision is None and not document.is_unknown(("steps", number, "decision")):
            found = condition_in(without_numbering(step.activity[:LONGEST]), document.language)
            if found:
                yield number, found
