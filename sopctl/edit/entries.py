"""Text edits that add, take out and rename entries of mappings and lists."""

from typing import Any, NamedTuple

from sopctl.edit.lines import begins_line, column, end_of_line, line_end, line_of, start_of_line
from sopctl.edit.order import order_at
from sopctl.edit.scalars import written
from sopctl.source import Path, Source
from sopctl.source.tree import Entry, Node, entry_at, node_at, walk

STEP = 2
"""Columns by which what is new is indented."""


class Change(NamedTuple):
    """Characters of a source's text and what is to stand in their place."""

    start: int
    end: int
    text: str


def removal(source: Source, path: Path, *, emptied: bool) -> Change | None:
    """Return the change that takes out the entry at `path`."""
    found = entry_at(source, path)
    if not found:
        return None
    node, number = found
    if len(node.entries) == 1 and not (node.flow and not emptied):
        if emptied and len(path) > 1:
            return removal(source, path[:-1], emptied=True)
        return None
    return flow_removal(source, node, number) if node.flow else block_removal(source, node, number)


def flow_removal(source: Source, node: Node, number: int) -> Change | None:
    """Return the change that takes an entry out of brackets, with its comma."""
    entry = node.entries[number]
    if number + 1 < len(node.entries):
        start, end = entry.start, node.entries[number + 1].start
    elif number:
        start, end = node.entries[number - 1].end, entry.end
    else:
        start, end = node.start + 1, node.end - 1
    lost = source.text[start : entry.start] + source.text[entry.end : end]
    return Change(start, end, "") if "#" not in lost else None


def block_removal(source: Source, node: Node, number: int) -> Change | None:
    """Return the change that takes an entry out of a block, with the rest of its lines."""
    entry = node.entries[number]
    last = line_of(source, entry.end)
    start = _dash(source, entry) if node.kind == "list" else entry.start
    if start is None:
        return None
    if begins_line(source, start):
        first = line_of(source, start)
        if last == len(source.lines) and first > 1:  # nothing behind it: the line end before it goes
            return Change(end_of_line(source, first - 1), end_of_line(source, last), "")
        return Change(start_of_line(source, first), start_of_line(source, last + 1), "")
    if number + 1 < len(node.entries):  # it shares its line with a dash, which the next one takes over
        following = node.entries[number + 1].start
        between = source.text[entry.end : following]
        return Change(start, following, "") if "#" not in between and node.kind == "mapping" else None
    return None


def _dash(source: Source, entry: Entry) -> int | None:
    """Return where the dash of an item stands, None where it is not on the item's line."""
    before = source.text[: entry.start].rstrip(" ")
    return len(before) - 1 if before.endswith("-") else None


def renaming(source: Source, path: Path, name: str) -> Change | None:
    """Return the change that renames the key at `path`."""
    found = entry_at(source, path)
    key = found[0].entries[found[1]].key if found else None
    if (
        not found
        or key is None
        or name in (found[0].numbers or ())
        or key.kind != "scalar"
        or key.marked
        or key.style in ("|", ">")
    ):
        return None
    return Change(key.start, key.end, written(name, flow=found[0].flow, like=key.style))


def exchange(source: Source, path: Path, name: str, value: Any) -> Change | None:
    """Return the change that writes another key and value in the place of the entry at `path`."""
    found = entry_at(source, path)
    if not found or found[0].kind != "mapping" or name in found[0].names():
        return None
    entry = found[0].entries[found[1]]
    between = source.text[entry.key.end : entry.value.start] if entry.key else "#"
    if "#" in between + _beside_scalars(source, entry.value):
        return None
    flow = found[0].flow
    return Change(entry.start, entry.end, f"{written(name, flow=flow)}: {written(value, flow=flow)}")


def _beside_scalars(source: Source, node: Node) -> str:
    """Return what stands in a node beside its scalars: signs and comments."""
    text, at = "", node.start
    for inner in walk(node):
        if inner.kind == "scalar":
            text += source.text[at : max(at, inner.start)]
            at = max(at, inner.end)
    return text + source.text[at : node.end]


def insertion(source: Source, path: Path, value: Any) -> Change | None:
    """Return the change that writes the key at `path`, and what is missing above it."""
    depth = len(path) - 1
    while depth and not (parent := node_at(source, path[:depth])):
        depth -= 1
        value = {path[depth + 1]: value}
    parent = node_at(source, path[:depth])
    name = path[depth]
    if parent is None or not isinstance(name, str):
        return None
    if parent.kind == "scalar" and not parent.value and parent.style is None:
        return _below_empty(source, parent, path[:depth], {name: value})
    if parent.kind != "mapping":
        return None
    if entry_at(source, path[: depth + 1]):
        return None
    return _new_entry(source, parent, name, value, order_at(path[:depth]))


def _below_empty(source: Source, empty: Node, path: Path, value: dict[str, Any]) -> Change | None:
    found = entry_at(source, path)
    if not found or found[0].flow or source.text[empty.start - 1 : empty.start] != ":":
        return None
    key = found[0].entries[found[1]].key
    at = end_of_line(source, line_of(source, empty.start))
    indent = column(source, key.start) + STEP if key else STEP
    return Change(at, at, line_end(source) + _block(value, indent, line_end(source)))


def _new_entry(source: Source, node: Node, name: str, value: Any, order: tuple[str, ...]) -> Change | None:
    rank = order.index(name) if name in order else len(order)
    before = set(order[:rank])
    earlier = [number for number, key in enumerate(node.entries) if key.key and key.key.value in before]
    if rank == len(order):
        earlier = list(range(len(node.entries)))
    if node.flow:
        text = f"{written(name, flow=True)}: {written(value, flow=True)}"
        if not node.entries:
            return Change(node.start + 1, node.start + 1, text)
        if not earlier:
            return Change(node.entries[0].start, node.entries[0].start, f"{text}, ")
        at = node.entries[earlier[-1]].end
        return Change(at, at, f", {text}")
    indent = column(source, node.entries[0].start)
    lines = _block({name: value}, indent, line_end(source))
    if not earlier:
        at = node.entries[0].start
        return Change(at, at, lines.lstrip(" ") + line_end(source) + " " * indent)
    at = end_of_line(source, line_of(source, node.entries[earlier[-1]].end))
    return Change(at, at, line_end(source) + lines)


def _block(value: dict[str, Any], indent: int, end: str) -> str:
    """Return lines of a block mapping; mappings inside are written in blocks too, lists in brackets."""
    lines = []
    for key, item in value.items():
        head = " " * indent + written(key) + ":"
        nested = isinstance(item, dict) and item
        lines.append(f"{head}{end}{_block(item, indent + STEP, end)}" if nested else f"{head} {written(item)}")
    return end.join(lines)


def appending(source: Source, path: Path, value: Any) -> Change | None:
    """Return the change that adds an item to the list at `path`."""
    node = node_at(source, path)
    if not node or node.kind != "list":
        return None
    if node.flow:
        at = node.entries[-1].end if node.entries else node.start + 1
        return Change(at, at, (", " if node.entries else "") + written(value, flow=True))
    dash = _dash(source, node.entries[-1])
    if dash is None:
        return None
    at = end_of_line(source, line_of(source, node.entries[-1].end))
    return Change(at, at, f"{line_end(source)}{' ' * column(source, dash)}- {written(value)}")
