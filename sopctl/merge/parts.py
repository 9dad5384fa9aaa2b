"""A YAML text in parts from which it can be put together again, character by character.

Where its keys and values stand is told by the nodes of the text (`source.tree`); here what is written is cut out.
All lines are kept relative to what they are part of: those of an entry to the column where it begins, so that an entry
of one text may stand in another that is indented otherwise. The dash of an item is left blank and put back when the
item is written.
"""

from bisect import bisect_right
from typing import Any

from msgspec import Struct, field

from sopctl.merge.lines import dedent, is_comment
from sopctl.source import HARMLESS, Source, parse
from sopctl.source.scalars import SUSPECT, ambiguous, resolve
from sopctl.source.tree import Entry, Node, tree_of, walk

_HARMLESS = HARMLESS | {"empty-file"}
_BLOCK_STYLES = ("|", ">")
_OTHER_BREAKS = ("\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e")
"""Characters that YAML or Python take for the end of a line, and others do not."""


class UnmergeableError(Exception):
    """A text whose parts cannot be told: broken YAML, or YAML with aliases, tags or keys that stand twice."""


class Content(Struct, frozen=True):
    """A value and how it is written."""

    value: Any
    kind: str
    """`map`, `list` or `leaf`: a scalar, or a collection that is taken as a whole."""
    block: bool = False
    """True for a collection whose entries have lines of their own."""
    text: str = ""
    """What is written, where it is no block collection."""
    entries: tuple["Part", ...] = ()
    tail: str = ""
    """Comment lines after the last entry of a block; what closes a collection in brackets."""
    gap: str = ", "
    """What stands between two entries in brackets."""
    opening: str = ""
    """What opens a collection in brackets."""


NOTHING = Content(None, "leaf")
"""The value of a key that has none."""


class Part(Struct, frozen=True):
    """A key with its value, or an item of a list."""

    key: str | None
    head: str
    """From the beginning of the entry to its value: `key: `, or the blank that stands for a dash."""
    content: Content
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


def read(text: str) -> Content:
    """Return the parts of `text`, whose lines end with `\\n`. Raises UnmergeableError."""
    if any(sign in text for sign in _OTHER_BREAKS):
        raise UnmergeableError
    source = parse(text, "")
    if any(problem.kind not in _HARMLESS for problem in source.problems):
        raise UnmergeableError
    if not source.complete:
        return Content({}, "map", block=True, tail=text)
    top = tree_of(source)
    if top is None or any(node.marked or node.kind == "alias" for node in walk(top)):
        raise UnmergeableError
    reader = _Reader(source)
    if text.startswith("%") or text.rstrip().endswith("\n...") or top.flow or reader.column(top.start):
        raise UnmergeableError
    return reader.block(top, 0, len(reader.lines))


class _Reader:
    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.starts = source.line_starts
        self.lines = source.text.splitlines(keepends=True)
        """The lines; the dash of an item becomes blank when the item is read."""

    def line(self, offset: int) -> int:
        """Return the line, from 0, of a character of the text."""
        return bisect_right(self.starts, offset) - 1

    def column(self, offset: int) -> int:
        """Return the column, from 0, of a character of the text."""
        return offset - self.starts[self.line(offset)]

    def block(self, node: Node, start: int, end: int) -> Content:
        """Return the block collection that has the lines from `start` up to, not including, `end`."""
        column = self.column(node.start)
        is_map = node.kind == "mapping"
        if any(entry.key and self.column(entry.key.start) != column for entry in node.entries):
            raise UnmergeableError  # a key behind a question mark, whose value may stand nowhere
        starts = [self.line(e.key.start) if e.key else self._dash(e.value, column) for e in node.entries]
        entries: list[Part] = []
        above = start
        for number, entry in enumerate(node.entries):
            first = starts[number]
            following = starts[number + 1] if number + 1 < len(starts) else end
            last = self._own_end(self._last_line(entry.value) + 1, following, column)
            before = dedent("".join(self.lines[above:first]), column)
            entries.append(self._entry(entry, before, (first, last, column)))
            above = last
        tail = dedent("".join(self.lines[above:end]), column)
        value: Any = {e.key: e.content.value for e in entries} if is_map else [e.content.value for e in entries]
        return Content(value, "map" if is_map else "list", block=True, entries=tuple(entries), tail=tail)

    def _entry(self, entry: Entry, before: str, where: tuple[int, int, int]) -> Part:
        key, item = entry.key, entry.value
        first, end, column = where
        if key is None:
            line = self.lines[first]
            self.lines[first] = f"{line[:column]} {line[column + 1 :]}"
        text = dedent("".join(self.lines[first:end]), column)
        name = self._key(key)
        if _is_block(item):
            inner = self.column(item.start) - column
            if key is None:
                return Part(name, "", self.block(item, first, end), before, text, inner=inner)
            colon = self.lines[first].index(":", self.column(key.end)) + 1
            head, rest = self.lines[first][column:colon], self.lines[first][colon:].rstrip("\n")
            if not rest.lstrip().startswith("#") and rest.strip():
                raise UnmergeableError
            return Part(name, head, self.block(item, first + 1, end), before, text, rest, inner=inner)
        return self._leaf(name, item, before, text, where)

    def _leaf(self, name: str | None, item: Node, before: str, text: str, where: tuple[int, int, int]) -> Part:
        first, end, column = where
        line, start, last = self.line(item.start), self.column(item.start), self._last_line(item)
        after = dedent("".join(self.lines[last + 1 : end]), column)
        head = self._between(first, column, line, start)
        if item.style in _BLOCK_STYLES:
            written = self._between(line, start, last, len(self.lines[last]) - 1)
            node, remark = Content(item.value, "leaf", text=dedent(written, column, first=False)), ""
        else:
            node = self._inline(item, column)
            remark = self.lines[last][self.column(item.end) :].rstrip("\n")
        if remark.strip() and not remark.lstrip().startswith("#"):
            raise UnmergeableError
        return Part(name, dedent(head, column, first=False), node, before, text, remark, after)

    def _between(self, line: int, column: int, last: int, end: int) -> str:
        if line == last:
            return self.lines[line][column:end]
        return self.lines[line][column:] + "".join(self.lines[line + 1 : last]) + self.lines[last][:end]

    def _inline(self, item: Node, column: int) -> Content:
        """Return a scalar or a collection in brackets."""
        begin, end = item.start, item.end
        written = dedent(self.text[begin:end], column, first=False)
        if item.kind == "scalar":
            return Content(_scalar(item), "leaf", text=written)
        is_map = item.kind == "mapping"
        pairs = [(entry.key, entry.value) for entry in item.entries]
        nodes = [self._inline(inner, column) for _, inner in pairs]
        keys = [self._key(key) for key, _ in pairs]
        value: Any = dict(zip(keys, (n.value for n in nodes), strict=True)) if is_map else [n.value for n in nodes]
        kind = "map" if is_map else "list"
        spans = [(entry.start, entry.value.end) for entry in item.entries]
        edges = [begin + 1, *(place for span in spans for place in span), end - 1]
        gaps = [dedent(self.text[a:b], column, first=False) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        if written[0] not in "[{" or any("#" in gap for gap in gaps):
            return Content(value, "leaf", text=written)
        entries = tuple(
            Part(
                keys[n],
                dedent(self.text[spans[n][0] : inner.start], column, first=False) if key else "",
                nodes[n],
                text=dedent(self.text[spans[n][0] : spans[n][1]], column, first=False),
            )
            for n, (key, inner) in enumerate(pairs)
        )
        if any("#" in entry.head.split(":")[-1] for entry in entries):
            return Content(value, "leaf", text=written)
        gap = gaps[1] if len(gaps) > 2 else ", "
        return Content(
            value,
            kind,
            text=written,
            entries=entries,
            opening=written[0] + (gaps[0] if entries else ""),
            tail=(gaps[-1] if entries else "") + written[-1],
            gap=gap,
        )

    def _key(self, key: Node | None) -> str | None:
        if key is None:
            return None
        if key.kind != "scalar" or (key.value == "<<" and not key.style):
            raise UnmergeableError
        if self.line(key.start) != self.line(key.end) or key.style in _BLOCK_STYLES or self.text[key.start] == "?":
            raise UnmergeableError
        return key.value

    def _dash(self, item: Node, column: int) -> int:
        """Return the line on which the dash of an item stands."""
        for line in range(self.line(item.start), -1, -1):
            if self.lines[line][column : column + 1] == "-" and not self.lines[line][:column].strip():
                return line
        raise UnmergeableError

    def _last_line(self, node: Node) -> int:
        """Return the last line that a value stands on."""
        return self._last_line(node.entries[-1].value) if _is_block(node) else self.line(node.end)

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


def _is_block(node: Node) -> bool:
    return node.kind in ("mapping", "list") and not node.flow


def _scalar(node: Node) -> Any:
    value = node.value
    if node.style or (value and value[0] not in SUSPECT) or ambiguous(value):
        return value
    return resolve(value)
