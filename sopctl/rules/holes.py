"""Places in an SOP that are still open, and the rule of the tool that tells of such a place.

A rule of a project's own finds fault with them too: a placeholder is no number of the city. What that weighs is decided
once, by the rule of the tool, so that a draft is judged as softly by both.
"""

from typing import Any

from sopctl.edit import Append, Exchange, Insert, Proposal, Set
from sopctl.rules.language.texts import has_placeholder, is_blank
from sopctl.source import Path, Source

PLACEHOLDERS, MISSING = "placeholder", "missing-required-field"


def hole_at(source: Source, path: Path) -> str:
    """Return the name of the tool's rule about what is open at `path`; "" where something is written there."""
    if source.deepest(path) != path:
        return MISSING
    value = source.value_at(path)
    if value is None or value in ([], {}) or (isinstance(value, str) and is_blank(value)):
        return MISSING
    texts = value if isinstance(value, list) else [value]  # a list of texts is open where one of them is
    return PLACEHOLDERS if any(isinstance(text, str) and has_placeholder(text) for text in texts) else ""


def leaves_hole(proposal: Proposal) -> bool:
    """Tell whether a fix writes a placeholder, which somebody has to fill in then."""
    written = (
        operation for operation in proposal.operations if isinstance(operation, Append | Exchange | Insert | Set)
    )
    return any(map(_is_open, (operation.value for operation in written)))


def _is_open(value: Any) -> bool:
    if isinstance(value, str):
        return has_placeholder(value)
    if isinstance(value, dict):
        return any(map(_is_open, value.values()))
    return isinstance(value, list | tuple) and any(map(_is_open, value))
