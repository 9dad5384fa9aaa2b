"""From what is to be changed, told by paths, to the characters that change."""

import itertools
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sopctl.diagnostic import Edit, Fix, Place
from sopctl.edit.entries import Change, appending, exchange, insertion, removal, renaming
from sopctl.edit.lines import line_of
from sopctl.edit.operations import (
    Append,
    Exchange,
    Insert,
    Operation,
    Proposal,
    Quote,
    Remove,
    Rename,
    Reorder,
    Replace,
    Rewrite,
    Set,
)
from sopctl.edit.reorder import reordering
from sopctl.edit.scalars import is_plain, written
from sopctl.source import Source
from sopctl.source.tree import Node, entry_at, node_at, scalar_at

_MOST_LINES = 12
"""Lines of a fix that are kept to be shown."""
_SHORT = ((0,), ("name",), ("to",))
"""Where the model has what a short form says: `outputs: Surat` is the name of the first output."""


def resolved(source: Source, proposal: Proposal) -> Fix | None:
    """Return the text edits that `proposal` means in `source`; None where one of them cannot be made for certain.

    That is so where a value is repeated by an alias, where a text is spread over lines, or where a comment would be
    lost.
    """
    changes: list[Change] = []
    operations = tuple(_as_written(source, operation) for operation in proposal.operations)
    for operation in operations:
        found = _changes(source, operation)
        if not found:
            return None
        changes += found
    changes.sort()
    if any(after.start < before.end for before, after in itertools.pairwise(changes)):
        return None
    edits = tuple(Edit(_place(source, change), change.start, change.end, change.text) for change in changes)
    old, new, line = _shown(source, changes)
    return Fix(proposal.title, proposal.safe, edits, line, old, new, operations)


def _as_written(source: Source, operation: Operation) -> Operation:
    """Return `operation` with the path of the text itself where a short form stands for a mapping or a list."""
    if not isinstance(operation, Set | Replace) or operation.path[-1:] not in _SHORT:
        return operation
    above = node_at(source, operation.path[:-1])
    return replace(operation, path=operation.path[:-1]) if above and above.kind == "scalar" else operation


def _changes(source: Source, operation: Operation) -> Sequence[Change]:
    match operation:
        case Rewrite(start, end, text):
            return (Change(start, end, text),)
        case Quote(line, column):
            found = _quoting(source, source.offset(line, column))
        case Set(path, value):
            found = _setting(source, node_at(source, path), value, flow=_in_flow(source, operation))
        case Replace(path, old, new):
            found = _replacing(source, node_at(source, path), old, new, flow=_in_flow(source, operation))
        case Rename(path, name):
            found = renaming(source, path, name)
        case Exchange(path, name, value):
            found = exchange(source, path, name, value)
        case Remove(path, emptied):
            found = removal(source, path, emptied=emptied)
        case Insert(path, value):
            found = insertion(source, path, value)
        case Append(path, value):
            found = appending(source, path, value)
        case Reorder(path, keys):
            return reordering(source, node_at(source, path), keys)
    return (found,) if found else ()


def _in_flow(source: Source, operation: Set | Replace) -> bool:
    """Tell whether the value stands in braces or brackets, however deep."""
    return any(
        (found := entry_at(source, operation.path[:depth])) and found[0].flow
        for depth in range(1, len(operation.path) + 1)
    )


def _setting(source: Source, node: Node | None, value: object, *, flow: bool) -> Change | None:
    if node is None or (node.kind != "scalar" and "#" in source.text[node.start : node.end]):
        return None
    if node.kind != "scalar" and not node.flow:
        return None
    text = written(value, flow=flow, like=node.style)
    if node.start == node.end:  # nothing stands behind the colon
        return Change(node.start, node.end, " " + text)
    return Change(node.start, node.end, text)


def _replacing(source: Source, node: Node | None, old: str, new: str, *, flow: bool) -> Change | None:
    if node is None or node.kind != "scalar" or not old:
        return None
    at = source.text.find(old, node.start, node.end)
    if at < 0 or source.text.count(old, node.start, node.end) < node.value.count(old):
        return None
    value = node.value.replace(old, new, 1)
    if node.style is None and "\n" not in source.text[node.start : node.end] and not is_plain(value, flow=flow):
        return Change(node.start, node.end, written(value, flow=flow))
    if (node.style == "'" and "'" in new) or (node.style == '"' and written(new, like='"')[1:-1] != new):
        return _setting(source, node, value, flow=flow)
    return Change(at, at + len(old), new)


def _quoting(source: Source, start: int) -> Change | None:
    """Put quotes around the plain scalar at `start`, which is on one line, whatever stands behind it."""
    node = scalar_at(source, start)
    if node is None or node.style is not None or node.marked:
        return None
    return Change(node.start, node.end, written(node.value, like='"'))


def _place(source: Source, change: Change) -> Place:
    first, last = line_of(source, max(change.start, 0)), line_of(source, max(change.end, 0))
    starts = source.line_starts
    return Place(
        first,
        max(change.start, 0) - starts[first - 1] + 1,
        last,
        max(change.end, 0) - starts[last - 1] + 1,
    )


def _shown(source: Source, changes: Iterable[Change]) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Return the lines that change, what becomes of them, and the number of the first; nothing where that is much."""
    whole = list(changes)
    first, last = line_of(source, max(whole[0].start, 0)), line_of(source, max(whole[-1].end, 0))
    if last - first >= _MOST_LINES:
        return (), (), first
    begin, end = source.line_starts[first - 1], source.line_starts[last - 1] + len(source.lines[last - 1])
    text, at = "", begin
    for change in whole:
        text += source.text[at : max(change.start, 0)] + change.text
        at = max(change.end, 0)
    after = (text + source.text[at:end]).replace("\r\n", "\n").split("\n")
    before = source.lines[first - 1 : last]
    while before and after and before[0] == after[0]:
        before, after, first = before[1:], after[1:], first + 1
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return tuple(before), tuple(after), first
