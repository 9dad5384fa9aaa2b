"""The changes of a version in a few plain sentences, as a revision history has them."""

from sopctl.diff import Change, Comparison, Level
from sopctl.i18n import Language, Text
from sopctl.reports.changes.phrase import Part
from sopctl.reports.changes.sentences import tell

_LONGEST = 160
"""Characters of one sentence."""
_NAMED = {("steps",), ("actors",)}
_LEADING = {("decision",), ("next",)}
"""Fields of a step that say where the flow leads."""


def summary(comparison: Comparison, language: Language, most: int) -> list[str]:
    """Return at most `most` sentences about what matters, the weightiest first, and one about how many there are more.

    Steps are told by their numbers and actors by their names: the reader has the document, not the file, and never
    hears of ids.
    """
    weighty = sorted((c for c in comparison.changes if c.level > Level.NONE and not _of_the_file(c)),
                     key=lambda c: -c.level)  # fmt: skip
    told = list(dict.fromkeys(_sentence(change, comparison, language) for change in weighty))
    left = len(told) - most
    if left <= 0:
        return told
    more = Text(f"{left + 1} more changes", f"{left + 1} perubahan lain")
    return [*told[: most - 1], more.in_(language)]


def _of_the_file(change: Change) -> bool:
    """Tell whether only the file has what changed: the id of a step or an actor."""
    return change.kind == "renamed" and change.path[:1] in _NAMED and len(change.path) == len(("steps", "id"))


def _sentence(change: Change, comparison: Comparison, language: Language) -> str:
    told = tell(change, comparison, language)
    said = "".join(_for_readers(part, change, comparison, language) for part in told.said if part.mark != "cut")
    subject = _subject(change, comparison, language)
    line = " ".join((f"{subject}: {said}" if subject else said[:1].upper() + said[1:]).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _for_readers(part: Part, change: Change, comparison: Comparison, language: Language) -> str:
    """Return a piece of a sentence with the numbers of steps for their ids, where it has some."""
    leads = change.path[:1] == ("steps",) and change.path[2:3] in _LEADING
    if part.mark != "id" and not (leads and part.mark in {"gone", "come"}):
        return part.text
    numbers = [_number(name, comparison, language, old=part.mark == "gone") for name in part.text.split(", ")]
    return ", ".join(numbers)


def _subject(change: Change, comparison: Comparison, language: Language) -> str:
    """Return which step or actor a change is about, as the document calls it; "" where the sentence says so itself."""
    if change.path[:1] not in _NAMED or len(change.path) == 1:
        return ""
    name = change.path[1] if change.kind != "renamed" or len(change.path) > 2 else str(change.new)
    if change.path[0] == "steps":
        step = _number(name, comparison, language)
        return step[:1].upper() + step[1:] if step != name else name
    if len(change.path) == len(("actors", "id")) and change.kind in {"added", "removed"}:
        return ""
    known = comparison.new.actors.get(name) or comparison.old.actors.get(name)
    return known.name if known and known.name else name


def _number(name: str, comparison: Comparison, language: Language, *, old: bool = False) -> str:
    """Return the number of a step in the new version, else in the old one, or there only; the name if it has none."""
    now = (comparison.new, Text("step", "langkah"))
    was = (comparison.aligned, Text("old step", "langkah lama"))
    for sop, word in (was,) if old else (now, was):
        number = next((n for n, step in enumerate(sop.steps, 1) if step.id == name), 0)
        if number:
            return f"{word.in_(language)} {number}"
    return name
