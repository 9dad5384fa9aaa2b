"""Two spaces a level, dashes of lists too; comments go with the line that they are about."""

from typing import NamedTuple

from sopctl.edit.entries import STEP
from sopctl.edit.lines import begins_line, column, line_of
from sopctl.source import Source
from sopctl.source.tree import Node, tree_of, walk


class _Level(NamedTuple):
    """A column where entries begin, as it was and as it will be."""

    old: int
    new: int


class _Prefix(NamedTuple):
    """What a line begins with: the number of characters there were, and what takes their place."""

    old: int
    new: str


def indented(source: Source) -> str:
    """Return the text with every block indented by two spaces more than what it is in."""
    top = tree_of(source)
    if top is None or top.flow or any(_is_odd(source, node) for node in walk(top)):
        return source.text
    lines = _Lines(source)
    lines.mapping(top, 0)
    return lines.text()


def _is_odd(source: Source, node: Node) -> bool:
    """Tell whether a node is written in a way that is seen too rarely to be worth a rule: then nothing is moved."""
    if any(entry.key and entry.key.kind != "scalar" for entry in node.entries):
        return True
    if node.flow or node.kind not in ("mapping", "list"):
        return False
    first = node.entries[0]
    return node.marked and line_of(source, node.start) == line_of(source, first.start)


class _Lines:
    """Where each line of a text is to begin."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._prefixes: dict[int, _Prefix] = {}
        self._levels: dict[int, list[_Level]] = {}
        """The levels that begin on a line: a dash, and what stands behind it."""

    def mapping(self, node: Node, new: int) -> None:
        """Let the keys of a mapping begin in column `new`."""
        for entry in node.entries:
            key = entry.key or entry.value
            line, old = line_of(self._source, key.start), column(self._source, key.start)
            if begins_line(self._source, key.start):
                self._prefixes[line] = _Prefix(old, " " * new)
            self._levels.setdefault(line, []).append(_Level(old, new))
            self._value(entry.value, line, _Level(old, new))

    def _list(self, node: Node, new: int) -> None:
        old = column(self._source, node.start)
        for entry in node.entries:
            line = self._line_of_dash(entry.value, old)
            content = entry.value.start
            shares = line_of(self._source, content) == line and entry.value.end > entry.value.start
            width = column(self._source, content) if shares else old + 1
            before = self._prefixes.get(line)
            dash = "- " if shares else "-"
            is_first = not self._source.lines[line - 1][:old].strip(" ")
            self._prefixes[line] = _Prefix(width, " " * new + dash if is_first or not before else before.new + dash)
            self._levels.setdefault(line, []).append(_Level(old, new))
            self._value(entry.value, line, _Level(old, new))

    def _line_of_dash(self, value: Node, old: int) -> int:
        line = line_of(self._source, value.start)
        while line > 1 and not self._is_dash(line, old):
            line -= 1
        return line

    def _is_dash(self, line: int, old: int) -> bool:
        text = self._source.lines[line - 1]
        return text[old : old + 1] == "-" and text[old + 1 : old + 2] in ("", " ") and not text[:old].strip(" -")

    def _value(self, node: Node, line: int, parent: _Level) -> None:
        """Place what belongs to an entry that begins on `line` in the columns `parent`."""
        if node.kind == "mapping" and not node.flow:
            self.mapping(node, parent.new + STEP)
        elif node.kind == "list" and not node.flow:
            self._list(node, parent.new + STEP)
        elif node.style in ("|", ">"):
            self._block(node, parent)
        else:
            self._continued(node, line, parent)

    def _block(self, node: Node, parent: _Level) -> None:
        """Shift the lines of a block of text; a block that says its own indentation keeps it."""
        first, last = line_of(self._source, node.start), line_of(self._source, node.end)
        body = range(first + 1, last + 1)
        texts = [self._source.lines[line - 1] for line in body]
        full = [text for text in texts if text.strip(" ")]
        if not full:
            return
        header = self._source.text[node.start : node.end].partition("\n")[0].partition("#")[0]
        was = len(full[0]) - len(full[0].lstrip(" "))
        shift = parent.new - parent.old
        if not any(sign.isdigit() for sign in header):
            shift = parent.new + STEP - was
        for line, text in zip(body, texts, strict=True):
            spaces = len(text) - len(text.lstrip(" "))
            if text.strip(" ") or spaces > was:
                self._prefixes[line] = _Prefix(spaces, " " * max(0, spaces + shift))

    def _continued(self, node: Node, line: int, parent: _Level) -> None:
        """Shift the further lines of a text or of brackets, at least as far as they must be."""
        for number in range(line + 1, line_of(self._source, node.end) + 1):
            text = self._source.lines[number - 1]
            spaces = len(text) - len(text.lstrip(" "))
            if text.strip(" "):
                closes = text.lstrip(" ")[0] in "]}"
                least = parent.new if closes and node.kind != "scalar" else parent.new + STEP
                self._prefixes[number] = _Prefix(spaces, " " * max(least, spaces + parent.new - parent.old))

    def text(self) -> str:
        """Return the text with all lines where they are to be."""
        columns = self._columns_of_comments()
        made = []
        for number, line in enumerate(self._source.lines, 1):
            prefix = self._prefixes.get(number)
            if prefix:
                made.append(prefix.new + line[prefix.old :])
            elif number in columns:
                made.append(" " * columns[number] + line.lstrip(" \t"))
            else:
                made.append(line)
        return "\n".join(made)

    def _columns_of_comments(self) -> dict[int, int]:
        """Return where comments on lines of their own go: to the next entry, or to a deeper one before them."""
        comments = [comment.place for comment in self._source.comments if comment.alone]
        following: dict[int, _Level] = {}
        after = _Level(-1, 0)
        lines = sorted(self._levels)
        for place in reversed(comments):
            while lines and lines[-1] > place.line:
                after = self._levels[lines.pop()][0]
            following[place.line] = after
        columns: dict[int, int] = {}
        stack: list[_Level] = []
        lines = sorted(self._levels, reverse=True)
        for place in comments:
            while lines and lines[-1] < place.line:
                _open(stack, self._levels[lines.pop()])
            columns[place.line] = _column(place.column - 1, following[place.line], stack)
        return columns


def _open(stack: list[_Level], levels: list[_Level]) -> None:
    """Put the levels of a line onto the stack of those that are open, and take off those that end with it."""
    for level in levels:
        while stack and stack[-1] >= level:
            stack.pop()
        stack.append(level)


def _column(was: int, following: _Level, stack: list[_Level]) -> int:
    if was <= following.old:
        return following.new
    fitting = [level for level in stack if following.old < level.old <= was]
    deepest = max((level.old for level in fitting), default=-1)
    return next((level.new for level in fitting if level.old == deepest), max(following.new, 0))
