"""Fixes applied to a text, as many at once as do not touch each other, each checked by its result."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sopctl.diagnostic import Edit, Fix
from sopctl.edit.entries import Change
from sopctl.edit.expected import after
from sopctl.edit.operations import Quote, Remove, Rewrite
from sopctl.source import Path, Source, parse
from sopctl.source.equality import same


class Applied(NamedTuple):
    """A text after fixes."""

    text: str
    done: tuple[Fix, ...]
    """Those that were applied."""
    refused: tuple[Fix, ...]
    """Those whose result would not have been what they promise."""


def apply(source: Source, fixes: Iterable[Fix]) -> Applied:
    """Apply `fixes` to the text of `source`, which they were made for.

    Of two that touch, the first is applied. The result is read again: where other values than the fixes name came out
    different, or it can no longer be read, they are tried one by one, and those at fault are refused.
    """
    chosen = _apart(fixes)
    if not chosen:
        return Applied(source.text, (), ())
    text = edited(source.text, [edit for fix in chosen for edit in fix.edits])
    if keeps_promise(source, text, chosen):
        return Applied(text, tuple(chosen), ())
    kept, refused = _tried(source, [], chosen)
    return Applied(edited(source.text, [edit for fix in kept for edit in fix.edits]), tuple(kept), tuple(refused))


def _tried(source: Source, kept: list[Fix], fixes: list[Fix]) -> tuple[list[Fix], list[Fix]]:
    """Return `kept` with those of `fixes` that keep their promise together with them, and the others."""
    both = [*kept, *fixes]
    if keeps_promise(source, edited(source.text, [edit for fix in both for edit in fix.edits]), both):
        return both, []
    if len(fixes) == 1:
        return kept, fixes
    middle = len(fixes) // 2
    kept, refused = _tried(source, kept, fixes[:middle])
    kept, more = _tried(source, kept, fixes[middle:])
    return kept, refused + more


def edited(text: str, edits: Iterable[Edit | Change]) -> str:
    """Return `text` with edits made that do not overlap; a byte order mark stands before its first character."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.end <= 0 and edit.start < 0:
            continue  # the mark is no part of the text
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:]])


def keeps_promise(source: Source, text: str, fixes: Sequence[Fix]) -> bool:
    """Tell whether `text` can be read, and holds what `source` holds but for what `fixes` name."""
    result = parse(text, source.name)
    if not result.complete:
        return False
    operations: list[Any] = [operation for fix in fixes for operation in fix.operations]
    if all(isinstance(operation, Quote | Rewrite) for operation in operations):
        return _equal(source.value, result.value)
    try:
        wanted = after(source.value, operations)
    except (LookupError, TypeError, AttributeError):
        return False
    if not _equal(wanted, result.value):
        return False
    if any(isinstance(operation, Remove | Rewrite) for operation in operations):
        return True
    return sorted(comment.text for comment in source.comments) == sorted(comment.text for comment in result.comments)


def _equal(one: Any, other: Any) -> bool:
    """Tell whether two values are the same, all keys in the same order: a fix moves nothing that it does not name."""
    return same(one, other, ordered=lambda _: True)


def _apart(fixes: Iterable[Fix]) -> list[Fix]:
    """Return the fixes in order without those that touch an earlier one, in the text or by their paths."""
    chosen: list[Fix] = []
    spans: list[tuple[int, int]] = []
    """What is taken, in the order of the text."""
    paths: set[Path] = set()
    above: set[Path] = set()
    """The ways to `paths`."""
    for fix in fixes:
        named = [operation.path for operation in fix.operations if hasattr(operation, "path")]
        if any(_touches(edit, spans) for edit in fix.edits):
            continue
        if any(path in above or any(path[:depth] in paths for depth in range(len(path) + 1)) for path in named):
            continue
        chosen.append(fix)
        for edit in fix.edits:
            insort(spans, (edit.start, edit.end))
        paths.update(named)
        above.update(path[:depth] for path in named for depth in range(len(path)))
    return chosen


def _touches(edit: Edit, spans: list[tuple[int, int]]) -> bool:
    """Tell whether an edit meets one of `spans`, which do not meet each other."""
    at = bisect_right(spans, (edit.start, edit.end))
    before, behind = spans[at - 1 : at], spans[at : at + 1]
    return any(span[1] >= edit.start for span in before) or any(span[0] <= edit.end for span in behind)
