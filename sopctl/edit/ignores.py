"""Comments that silence findings, written into a text: `# sopctl: ignore[CODE] reason`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from sopctl.diagnostic import Diagnostic
from sopctl.edit.entries import Change
from sopctl.edit.lines import end_of_line, line_end, line_of
from sopctl.regex import regex
from sopctl.source import Source
from sopctl.source.tree import Node, tree_of, walk

_NAMES = regex(r"#\s*sopctl:\s*ignore\s*\[([^\]\r\n]*)\]")
_FILE_NAMES = regex(r"#\s*sopctl:\s*ignore-file\s*\[([^\]\r\n]*)\]")


class _Comment(NamedTuple):
    """The brackets of a comment that silences, in characters of the text, and what is in them."""

    start: int
    end: int
    names: tuple[str, ...]


def with_ignores(source: Source, findings: Iterable[Diagnostic], reason: str) -> str:
    """Return the text with a comment for the line of each of `findings`; a comment that is there is added to.

    A line that has another comment, or that ends within a text, gets it on a line of its own above.
    """
    wanted: dict[int, set[str]] = {}
    for found in findings:
        wanted.setdefault(_line(source, found), set()).add(found.code)
    writer = _Writer(source, reason)
    changes = [writer.silenced(line, codes) for line, codes in sorted(wanted.items())]
    return _changed(source.text, [change for change in changes if change])


def with_file_ignores(source: Source, findings: Iterable[Diagnostic], reason: str) -> str:
    """Return the text with one comment for the whole file, below those that it begins with."""
    codes = {found.code for found in findings}
    for comment in source.comments:
        if match := _FILE_NAMES.match(comment.text):
            return _changed(source.text, [_more(_at(source, comment.place.line, comment.place.column, match), codes)])
    line = 1
    while line < len(source.lines) and source.lines[line - 1].startswith("#"):
        line += 1
    at = source.line_starts[line - 1]
    text = f"# sopctl: ignore-file[{', '.join(sorted(codes))}] {reason}".rstrip() + line_end(source)
    return _changed(source.text, [Change(at, at, text)])


def _line(source: Source, found: Diagnostic) -> int:
    """Return the line that a comment must be about: that of the key, or of the very place where no path is known."""
    if not found.subject:
        return found.place.line
    offset = source.offset(found.place.line, found.place.column)
    node, line = tree_of(source), found.place.line
    while node:
        at = bisect_right(node.entries, offset, key=lambda entry: entry.start) - 1
        if at < 0 or offset > node.entries[at].end:
            break
        line = line_of(source, node.entries[at].start)
        node = node.entries[at].value
    return line


class _Writer:
    """Writes comments for lines."""

    def __init__(self, source: Source, reason: str) -> None:
        self._source, self._reason = source, reason
        self._comments = {comment.place.line: comment for comment in source.comments}
        top = tree_of(source)
        self._texts = sorted(span for node in walk(top) if (span := _lines_within(source, node))) if top else []
        """The places, from and to, where a comment would be part of a text."""

    def silenced(self, line: int, codes: set[str]) -> Change | None:
        """Return the change that silences `codes` on `line`; None where there is no place for a comment."""
        source, comments = self._source, self._comments
        own = comments.get(line)
        if own and (match := _NAMES.match(own.text)):
            return _more(_at(source, line, own.place.column, match), codes)
        above = line - 1
        while above in comments and comments[above].alone:
            if match := _NAMES.match(comments[above].text):
                return _more(_at(source, above, comments[above].place.column, match), codes)
            above -= 1
        text = f"# sopctl: ignore[{', '.join(sorted(codes))}] {self._reason}".rstrip()
        content = source.lines[line - 1]
        end = end_of_line(source, line)
        if own is None and not self._is_within_text(end):
            return Change(end - (len(content) - len(content.rstrip())), end, f"  {text}")
        start = source.line_starts[line - 1]
        if self._is_within_text(start):
            return None
        indent = content[: len(content) - len(content.lstrip(" "))]
        return Change(start, start, f"{indent}{text}{line_end(source)}")

    def _is_within_text(self, offset: int) -> bool:
        at = bisect_left(self._texts, (offset, 0))
        return at > 0 and offset < self._texts[at - 1][1]


def _lines_within(source: Source, node: Node) -> tuple[int, int] | None:
    """Return where a text of several lines takes what looks like a comment for its own; a block does from line two."""
    first = line_of(source, node.start)
    if node.kind != "scalar" or line_of(source, node.end) == first:
        return None
    return (end_of_line(source, first) if node.style in ("|", ">") else node.start), node.end


def _at(source: Source, line: int, column: int, match: re.Match[str]) -> _Comment:
    start = source.offset(line, column)
    names = tuple(name.strip() for name in match[1].split(",") if name.strip())
    return _Comment(start + match.start(1), start + match.end(1), names)


def _more(comment: _Comment, codes: set[str]) -> Change:
    new = sorted(codes.difference(comment.names))
    return Change(comment.start, comment.end, ", ".join((*comment.names, *new)))


def _changed(text: str, changes: Iterable[Change]) -> str:
    """Return `text` with `changes` made; of two in one place only the first, the other is for the next call."""
    pieces, at = [], 0
    for change in sorted(changes):
        if change.start < at:
            continue
        pieces += [text[at : change.start], change.text]
        at = change.end
    return "".join([*pieces, text[at:]])
