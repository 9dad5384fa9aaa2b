"""One space where one is wanted, quotes around what other programs read otherwise."""

from sopctl.edit.apply import edited
from sopctl.edit.entries import Change
from sopctl.edit.lines import line_of
from sopctl.edit.scalars import written
from sopctl.regex import regex
from sopctl.source import Source
from sopctl.source.scalars import ambiguous
from sopctl.source.tree import Node, tree_of, walk

_COLON = regex(r"[ \t]*:[ \t]+")
_SPACES = 2
"""Least spaces before a comment behind a value."""


def spaced(source: Source) -> str:
    """Return the text with even spaces around signs on each line and risky plain texts in quotes.

    A comment that stands more than two spaces behind a value keeps its column, so that those below each other stay so.
    """
    top = tree_of(source)
    if top is None:
        return source.text
    changes: list[Change] = []
    _collect(source, top, changes)
    changes.sort()
    by_line: dict[int, int] = {}
    for change in changes:
        line = line_of(source, change.start)
        by_line[line] = by_line.get(line, 0) + len(change.text) - (change.end - change.start)
    changes += _comments(source, by_line)
    return edited(source.text, changes)


def _collect(source: Source, node: Node, changes: list[Change]) -> None:
    """Add the changes in a block and all blocks in it."""
    for entry in node.entries:
        if entry.key:
            _add(source, Change(entry.key.start, entry.key.end, _scalar(source, entry.key)), changes)
            if _COLON.fullmatch(source.text[entry.key.end : entry.value.start]):
                _add(source, Change(entry.key.end, entry.value.start, ": "), changes)
        value = entry.value
        if value.kind == "scalar":
            _add(source, Change(value.start, value.end, _scalar(source, value)), changes)
        elif value.flow and _is_simple(source, value):
            _add(source, Change(value.start, value.end, _flow(source, value)), changes)
        else:
            _collect(source, value, changes)


def _add(source: Source, change: Change, changes: list[Change]) -> None:
    if source.text[change.start : change.end] != change.text:
        changes.append(change)


def _scalar(source: Source, node: Node) -> str:
    if node.kind == "scalar" and node.style is None and not node.marked and ambiguous(node.value):
        return written(node.value, like='"')
    return source.text[node.start : node.end]


def _is_simple(source: Source, node: Node) -> bool:
    """Tell whether brackets stand on one line and hold nothing unusual."""
    text = source.text[node.start : node.end]
    if "\n" in text or node.marked or text[:1] not in "[{":
        return False
    return all(_is_usual(source, inner) for inner in walk(node))


def _is_usual(source: Source, node: Node) -> bool:
    """Tell whether every key of a mapping has a value behind its colon, and no mapping goes without braces."""
    if node.flow and source.text[node.start] not in "[{":
        return False
    for entry in node.entries:
        if entry.value.start == entry.value.end and entry.value.style is None:
            return False
        if entry.key and (entry.key.kind != "scalar" or entry.key.start == entry.key.end):
            return False
        if entry.key and source.text[entry.key.end : entry.value.start].strip() != ":":
            return False
    return True


def _flow(source: Source, node: Node) -> str:
    """Return brackets with one space behind each comma and colon, and none inside."""
    parts = []
    for entry in node.entries:
        value = _flow(source, entry.value) if entry.value.flow else _scalar(source, entry.value)
        parts.append(f"{_scalar(source, entry.key)}: {value}" if entry.key else value)
    inner = ", ".join(parts)
    return f"{{{inner}}}" if node.kind == "mapping" else f"[{inner}]"


def _comments(source: Source, grown: dict[int, int]) -> list[Change]:
    """Return the changes before comments behind values; `grown` tells by how much each line gets longer."""
    changes = []
    for comment in source.comments:
        if comment.alone:
            continue
        line = comment.place.line
        start = source.line_starts[line - 1] + comment.place.column - 1
        before = source.text[source.line_starts[line - 1] : start]
        gap = len(before) - len(before.rstrip())
        room = gap if gap <= _SPACES else gap - grown.get(line, 0)
        changes.append(Change(start - gap, start, " " * max(_SPACES, room)))
    return changes
