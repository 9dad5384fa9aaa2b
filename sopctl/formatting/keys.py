"""The keys of each mapping in the order of the format."""

from collections.abc import Iterator

from sopctl.edit.apply import edited
from sopctl.edit.entries import Change
from sopctl.edit.order import order_at
from sopctl.edit.reorder import reordering
from sopctl.source import Path, Source, parse
from sopctl.source.tree import Node, tree_of

_DEEPEST = 8
"""Levels of mappings that the format has, with room to spare."""


def in_order(source: Source) -> str:
    """Return the text with all keys in the order of the format; keys of the user's own stay where they are.

    It is done level by level from the outside, because what moves takes along what is in it.
    """
    for depth in range(_DEEPEST):
        top = tree_of(source)
        changes = [change for node, path in _mappings(top, (), depth) for change in _ordered(source, node, path)]
        if not changes:
            continue
        after = parse(edited(source.text, changes), source.name)
        if after.complete:
            source = after
    return source.text


def _ordered(source: Source, node: Node, path: Path) -> list[Change]:
    order = order_at(path)
    return reordering(source, node, order) if order else []


def _mappings(node: Node | None, path: Path, depth: int) -> Iterator[tuple[Node, Path]]:
    """Yield the mappings that are inside of `depth` others, and their paths."""
    if node is None or node.kind not in ("mapping", "list"):
        return
    if node.kind == "mapping" and depth == 0:
        yield node, path
        return
    for number, entry in enumerate(node.entries):
        step = entry.key.value if entry.key else number
        yield from _mappings(entry.value, (*path, step), depth - (node.kind == "mapping"))
