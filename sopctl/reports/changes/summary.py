"""The changes of a version in a few plain sentences, as a revision history has them."""

from sopctl.diff import Change, Comparison, Level
from sopctl.i18n import Language, Text
from sopctl.reports.changes.sentences import tell

_LONGEST = 160
"""Characters of one sentence."""


def summary(comparison: Comparison, language: Language, most: int) -> list[str]:
    """Return at most `most` sentences about what matters, the weightiest first, and one about how many there are more.

    Steps are told by their numbers and actors by their names: the reader has the document, not the file.
    """
    weighty = sorted((c for c in comparison.changes if c.level > Level.NONE), key=lambda c: -c.level)
    told = list(dict.fromkeys(_sentence(change, comparison, language) for change in weighty))
    left = len(told) - most
    if left <= 0:
        return told
    more = Text(f"{left + 1} more changes", f"{left + 1} perubahan lain")
    return [*told[: most - 1], more.in_(language)]


def _sentence(change: Change, comparison: Comparison, language: Language) -> str:
    told = tell(change, comparison, language)
    said = "".join(part.text for part in told.said if part.mark != "cut")
    subject = _subject(change, comparison, language)
    line = " ".join((f"{subject}: {said}" if subject else said[:1].upper() + said[1:]).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _subject(change: Change, comparison: Comparison, language: Language) -> str:
    """Return which step or actor a change is about, as the document calls it."""
    if change.path[:1] not in {("steps",), ("actors",)} or len(change.path) == 1:
        return ""
    name = change.path[1] if change.kind != "renamed" or len(change.path) > 2 else str(change.new)
    if change.path[0] == "actors":
        known = comparison.new.actors.get(name) or comparison.old.actors.get(name)
        return known.name if known and known.name else name
    for sop, word in ((comparison.new, Text("Step", "Langkah")), (comparison.old, Text("Old step", "Langkah lama"))):
        number = next((n for n, step in enumerate(sop.steps, 1) if step.id == name), 0)
        if number:
            return f"{word.in_(language)} {number}"
    return name
