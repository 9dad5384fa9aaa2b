"""The nodes of a YAML text with their extents, for changing the text: every key, value and alias as it is written.

Unlike `Source.value` nothing is resolved here: duplicates, aliases and merge keys stand as they are.
"""

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct, field
from yaml.events import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

from sopctl.source.reader import event_parser
from sopctl.source.source import Path, Source

Kind = Literal["scalar", "mapping", "list", "alias"]


class Node(Struct):
    """A node and its extent, in characters of the text: from its first character to behind its last."""

    kind: Kind
    start: int
    end: int
    flow: bool = False
    """True for a mapping or list in braces or brackets."""
    style: str | None = None
    """The sign that begins a scalar: a quote, `|` or `>`; None where it is plain."""
    value: str = ""
    marked: bool = False
    """True where an anchor or a tag stands before it."""
    entries: list["Entry"] = field(default_factory=list)
    numbers: dict[str, int] | None = None
    """The number of the entry of each key, once somebody asked for one."""

    def names(self) -> list[str]:
        """Return the keys of a mapping, as far as they are texts."""
        return [entry.key.value for entry in self.entries if entry.key and entry.key.kind == "scalar"]


class Entry(Struct):
    """A key and a value of a mapping, or an item of a list, which has no key."""

    key: Node | None
    value: Node

    @property
    def start(self) -> int:
        """Where it begins; an item at its value, behind the dash."""
        return self.key.start if self.key else self.value.start

    @property
    def end(self) -> int:
        """Where its text ends."""
        return max(self.value.end, self.key.end if self.key else 0)


def tree_of(source: Source) -> Node | None:
    """Return the top mapping of a source that was read to its end; made once, and None where there is none."""
    if not source.complete:
        return None
    if source.tree is None:
        source.tree = _read(source.text)
    found: Node | None = source.tree
    return found


def entry_at(source: Source, path: Path) -> tuple[Node, int] | None:
    """Return the mapping or list that `path` ends in, and the number of its entry there.

    None where that is not written at `path` itself: it is missing, or it stands elsewhere and is repeated here by an
    alias, or it is repeated elsewhere.
    """
    node = tree_of(source)
    for depth, step in enumerate(path):
        if node is None or node.kind in ("alias", "scalar") or node.marked:
            return None
        number = _number(node, step)
        if number is None:
            return None
        if depth == len(path) - 1:
            return node, number
        node = node.entries[number].value
    return None


def node_at(source: Source, path: Path) -> Node | None:
    """Return the value at `path`, None where `entry_at` has nothing, or where it is an alias or has an anchor."""
    if not path:
        return tree_of(source)
    found = entry_at(source, path)
    node = found[0].entries[found[1]].value if found else None
    return None if node is None or node.marked or node.kind == "alias" else node


def scalar_at(source: Source, offset: int) -> Node | None:
    """Return the key or value that begins at `offset` and is a text, number or the like."""
    top = tree_of(source)
    if source.scalars is None:
        source.scalars = {node.start: node for node in walk(top) if node.kind == "scalar" and node.value} if top else {}
    found: Node | None = source.scalars.get(offset)
    return found


def walk(node: Node) -> Iterator[Node]:
    """Yield `node` and all nodes in it, keys too, in the order of the text."""
    pending = [node]
    while pending:
        found = pending.pop()
        yield found
        for entry in reversed(found.entries):
            pending.append(entry.value)
            if entry.key:
                pending.append(entry.key)


def _number(node: Node, step: str | int) -> int | None:
    if node.kind == "list":
        return step if isinstance(step, int) and 0 <= step < len(node.entries) else None
    if node.numbers is None:  # of equal keys the last counts
        keys = ((number, entry.key) for number, entry in enumerate(node.entries))
        node.numbers = {key.value: number for number, key in keys if key and key.kind == "scalar"}
    return node.numbers.get(step) if isinstance(step, str) else None


def _read(text: str) -> Node | None:
    """Build the nodes of the first document; a loop, because text may be nested deeply."""
    next_event = event_parser(text).get_event
    top: Node | None = None
    stack: list[Node] = []
    keys: list[Node | None] = []
    while (event := next_event()) is not None:
        kind = type(event)
        if kind is ScalarEvent or kind is AliasEvent:
            node = _leaf(event, text)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            name: Kind = "mapping" if kind is MappingStartEvent else "list"
            start = event.start_mark.index
            node = Node(name, start, start, bool(event.flow_style), marked=_is_marked(event))
            stack.append(node)
            keys.append(None)
            top = top or node
            continue
        elif stack and hasattr(event, "start_mark") and kind.__name__.endswith("EndEvent"):
            node = stack.pop()
            keys.pop()
            node.end = event.end_mark.index if node.flow else node.entries[-1].end
            if not stack:
                return node
        else:
            continue
        if not stack:
            return None
        _place(stack[-1], keys, node)
    return top


def _place(parent: Node, keys: list[Node | None], node: Node) -> None:
    if parent.kind == "list":
        parent.entries.append(Entry(None, node))
    elif keys[-1] is None:
        keys[-1] = node
    else:
        parent.entries.append(Entry(keys[-1], node))
        keys[-1] = None


def _leaf(event: Any, text: str) -> Node:
    start, end = event.start_mark.index, event.end_mark.index
    if type(event) is AliasEvent:
        return Node("alias", start, end)
    if event.style in ("|", ">"):
        end = _block_end(text, start, end)
    return Node("scalar", start, end, style=event.style or None, value=event.value, marked=_is_marked(event))


def _block_end(text: str, start: int, end: int) -> int:
    """Return where a block scalar ends, which the parser tells as the start of the next line that is none of it."""
    head = text[start:end].partition("\n")[0].partition("#")[0]
    if "+" in head:  # the empty lines behind it are part of its value
        return end - 1 if text[end - 1 : end] == "\n" else end
    return start + len(text[start:end].rstrip())


def _is_marked(event: Any) -> bool:
    return event.anchor is not None or event.tag is not None
