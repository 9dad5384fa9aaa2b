"""A YAML text as a tree from whose parts it can be put together again, character by character.

All lines are kept relative to what they are part of: those of an entry to the column where it begins, so that an entry
of one text may stand in another that is indented otherwise. The dash of an item is left blank and put back when the
item is written.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

from sopctl.merge.lines import dedent, is_comment
from sopctl.source import parse
from sopctl.source.scalars import SUSPECT, ambiguous, resolve

_HARMLESS = frozenset({"ambiguous-scalar", "byte-order-mark", "mixed-line-ends", "empty-file"})
_OTHER_BREAKS = ("\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e")
"""Characters that YAML or Python take for the end of a line, and others do not."""


class UnmergeableError(Exception):
    """A text whose parts cannot be told: broken YAML, or YAML with aliases, tags or keys that stand twice."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value and how it is written."""

    value: Any
    kind: str
    """`map`, `list` or `leaf`: a scalar, or a collection that is taken as a whole."""
    block: bool = False
    """True for a collection whose entries have lines of their own."""
    text: str = ""
    """What is written, where it is no block collection."""
    entries: tuple["Entry", ...] = ()
    tail: str = ""
    """Comment lines after the last entry of a block; what closes a collection in brackets."""
    gap: str = ", "
    """What stands between two entries in brackets."""
    opening: str = ""
    """What opens a collection in brackets."""


NOTHING = Node(None, "leaf")
"""The value of a key that has none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, or an item of a list."""

    key: str | None
    head: str
    """From the beginning of the entry to its value: `key: `, or the blank that stands for a dash."""
    node: Node
    before: str = ""
    """Empty lines and comments above it."""
    text: str = ""
    """All of its own lines, or what stands between two commas."""
    remark: str = ""
    """What follows the value, or the colon before a block, on the same line."""
    after: str = ""
    """Comments below a value that are indented as if they were part of it."""
    inner: int = field(default=0)
    """How many columns the entries of its block stand further right."""


def read(text: str) -> Node:
    """Return the tree of `text`, whose lines end with `\\n`. Raises UnmergeableError."""
    if any(sign in text for sign in _OTHER_BREAKS):
        raise UnmergeableError
    source = parse(text, "")
    if any(problem.kind not in _HARMLESS for problem in source.problems):
        raise UnmergeableError
    if not source.complete:
        return Node({}, "map", block=True, tail=text)
    loader: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    for event in yaml.parse(text, Loader=loader):
        if getattr(event, "anchor", None) or (getattr(event, "tag", None)):
            raise UnmergeableError
    top = yaml.compose(text, Loader=loader)
    if text.startswith("%") or text.rstrip().endswith("\n...") or not isinstance(top, yaml.MappingNode):
        raise UnmergeableError
    if top.flow_style or top.start_mark.column:
        raise UnmergeableError
    reader = _Reader(text)
    return reader.block(top, 0, len(reader.lines))


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.splitlines(keepends=True)
        """The lines; the dash of an item becomes blank when the item is read."""

    def block(self, node: Any, start: int, end: int) -> Node:
        """Return the block collection that has the lines from `start` up to, not including, `end`."""
        column = node.start_mark.column
        is_map = isinstance(node, yaml.MappingNode)
        pairs = node.value if is_map else [(None, item) for item in node.value]
        starts = [key.start_mark.line if key else self._dash(item, column) for key, item in pairs]
        entries: list[Entry] = []
        above = start
        for number, (key, item) in enumerate(pairs):
            first = starts[number]
            following = starts[number + 1] if number + 1 < len(pairs) else end
            last = self._own_end(self._last_line(item) + 1, following, column)
            before = dedent("".join(self.lines[above:first]), column)
            entries.append(self._entry(key, item, before, (first, last, column)))
            above = last
        tail = dedent("".join(self.lines[above:end]), column)
        value: Any = {e.key: e.node.value for e in entries} if is_map else [e.node.value for e in entries]
        return Node(value, "map" if is_map else "list", block=True, entries=tuple(entries), tail=tail)

    def _entry(self, key: Any, item: Any, before: str, where: tuple[int, int, int]) -> Entry:
        first, end, column = where
        if key is None:
            line = self.lines[first]
            self.lines[first] = f"{line[:column]} {line[column + 1 :]}"
        text = dedent("".join(self.lines[first:end]), column)
        name = self._key(key)
        if isinstance(item, yaml.CollectionNode) and not item.flow_style:
            inner = item.start_mark.column - column
            if key is None:
                return Entry(name, "", self.block(item, first, end), before, text, inner=inner)
            colon = self.lines[first].index(":", key.end_mark.column) + 1
            head, rest = self.lines[first][column:colon], self.lines[first][colon:].rstrip("\n")
            if not rest.lstrip().startswith("#") and rest.strip():
                raise UnmergeableError
            return Entry(name, head, self.block(item, first + 1, end), before, text, rest, inner=inner)
        return self._leaf(name, item, before, text, where)

    def _leaf(self, name: str | None, item: Any, before: str, text: str, where: tuple[int, int, int]) -> Entry:
        first, end, column = where
        begin, close = item.start_mark, item.end_mark
        last = self._last_line(item)
        after = dedent("".join(self.lines[last + 1 : end]), column)
        head = self._between(first, column, begin.line, begin.column)
        if getattr(item, "style", None) in ("|", ">"):
            written = self._between(begin.line, begin.column, last, len(self.lines[last]) - 1)
            node, remark = Node(item.value, "leaf", text=dedent(written, column, first=False)), ""
        else:
            node = self._inline(item, column)
            remark = self.lines[close.line][close.column :].rstrip("\n")
        if remark.strip() and not remark.lstrip().startswith("#"):
            raise UnmergeableError
        return Entry(name, dedent(head, column, first=False), node, before, text, remark, after)

    def _between(self, line: int, column: int, last: int, end: int) -> str:
        if line == last:
            return self.lines[line][column:end]
        return self.lines[line][column:] + "".join(self.lines[line + 1 : last]) + self.lines[last][:end]

    def _inline(self, item: Any, column: int) -> Node:
        """Return a scalar or a collection in brackets."""
        begin, end = item.start_mark.index, item.end_mark.index
        written = dedent(self.text[begin:end], column, first=False)
        if isinstance(item, yaml.ScalarNode):
            return Node(_scalar(item), "leaf", text=written)
        is_map = isinstance(item, yaml.MappingNode)
        pairs = item.value if is_map else [(None, inner) for inner in item.value]
        nodes = [self._inline(inner, column) for _, inner in pairs]
        keys = [self._key(key) for key, _ in pairs]
        value: Any = dict(zip(keys, (n.value for n in nodes), strict=True)) if is_map else [n.value for n in nodes]
        kind = "map" if is_map else "list"
        spans = [((key or inner).start_mark.index, inner.end_mark.index) for key, inner in pairs]
        edges = [begin + 1, *(place for span in spans for place in span), end - 1]
        gaps = [dedent(self.text[a:b], column, first=False) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        if written[0] not in "[{" or any("#" in gap for gap in gaps):
            return Node(value, "leaf", text=written)
        entries = tuple(
            Entry(
                keys[n],
                dedent(self.text[spans[n][0] : inner.start_mark.index], column, first=False) if key else "",
                nodes[n],
                text=dedent(self.text[spans[n][0] : spans[n][1]], column, first=False),
            )
            for n, (key, inner) in enumerate(pairs)
        )
        if any("#" in entry.head.split(":")[-1] for entry in entries):
            return Node(value, "leaf", text=written)
        gap = gaps[1] if len(gaps) > 2 else ", "
        return Node(
            value,
            kind,
            text=written,
            entries=entries,
            opening=written[0] + (gaps[0] if entries else ""),
            tail=(gaps[-1] if entries else "") + written[-1],
            gap=gap,
        )

    def _key(self, key: Any) -> str | None:
        if key is None:
            return None
        if not isinstance(key, yaml.ScalarNode) or (key.value == "<<" and not key.style):
            raise UnmergeableError
        if key.start_mark.line != key.end_mark.line or self.text[key.start_mark.index] == "?":
            raise UnmergeableError
        return str(key.value)

    def _dash(self, item: Any, column: int) -> int:
        """Return the line on which the dash of an item stands."""
        for line in range(item.start_mark.line, -1, -1):
            if self.lines[line][column : column + 1] == "-" and not self.lines[line][:column].strip():
                return line
        raise UnmergeableError

    def _last_line(self, node: Any) -> int:
        """Return the last line that a value stands on."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            inner = node.value[-1]
            return self._last_line(inner[1] if isinstance(inner, tuple) else inner)
        last: int = node.end_mark.line
        if getattr(node, "style", None) not in ("|", ">"):
            return last
        last -= node.end_mark.column == 0 or last >= len(self.lines)
        keeps = "+" in self.lines[node.start_mark.line][node.start_mark.column :].partition("#")[0]
        while last > node.start_mark.line and not keeps and not self.lines[last].strip():
            last -= 1
        return last

    def _own_end(self, after: int, following: int, column: int) -> int:
        """Return the line after the comments that follow an entry and are indented as a part of it."""
        end = after
        for line in range(after, following):
            text = self.lines[line]
            if is_comment(text):
                if len(text) - len(text.lstrip(" ")) <= column:
                    break
                end = line + 1
        return end


def _scalar(node: Any) -> Any:
    value: str = node.value
    if node.style or (value and value[0] not in SUSPECT) or ambiguous(value):
        return value
    return resolve(value)
