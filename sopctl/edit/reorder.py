"""The entries of a mapping in another order: whole lines with their comments, or parts of one line."""

from sopctl.edit.entries import Change
from sopctl.edit.expected import reordered
from sopctl.edit.lines import begins_line, column, end_of_line, line_of
from sopctl.source import Source
from sopctl.source.tree import Node, walk


def reordering(source: Source, node: Node | None, keys: tuple[str, ...]) -> list[Change]:
    """Return the changes that put the keys of `node` into the order of `keys`; none where it cannot be done.

    Comments directly above a key move with it, and so do those behind its value.
    """
    if node is None or node.kind != "mapping" or len(node.names()) != len(node.entries):
        return []
    names = tuple(node.names())
    if len(set(names)) != len(names) or "&" in source.text or ("*" in source.text and _has_alias(node)):
        return []
    wanted = reordered(names, keys)
    if wanted == list(names):
        return []
    return _in_flow(source, node, wanted) if node.flow else _in_lines(source, node, wanted)


def _has_alias(node: Node) -> bool:
    return any(inner.kind == "alias" for inner in walk(node))


def _in_flow(source: Source, node: Node, wanted: list[str]) -> list[Change]:
    if "#" in source.text[node.start : node.end] or "\n" in source.text[node.start : node.end]:
        return []
    texts = {key: source.text[entry.start : entry.end] for key, entry in zip(node.names(), node.entries, strict=True)}
    places = [(entry.start, entry.end) for entry in node.entries]
    moved = zip(places, node.names(), wanted, strict=True)
    return [Change(start, end, texts[new]) for (start, end), old, new in moved if old != new]


def _in_lines(source: Source, node: Node, wanted: list[str]) -> list[Change]:
    first = node.entries[0]
    indent = column(source, first.start)
    behind_dash = not begins_line(source, first.start)
    if behind_dash and source.text[: first.start].rstrip(" ")[-1:] != "-":
        return []
    pieces = _pieces(source, node, behind_dash=behind_dash)
    begin = first.start if behind_dash else source.line_starts[pieces[0][0] - 1]
    end = end_of_line(source, pieces[-1][1])
    newline = "\r\n" if "\r\n" in source.text[begin:end] else "\n"
    texts = {
        key: [source.lines[number - 1] for number in range(piece[0], piece[1] + 1)]
        for key, piece in zip(node.names(), pieces, strict=True)
    }
    if behind_dash:
        own = texts[node.names()[0]]
        own[0] = " " * indent + source.text[first.start : end_of_line(source, line_of(source, first.start))]
    lines = [line for key in wanted for line in texts[key]]
    if not behind_dash:
        return [Change(begin, end, newline.join(lines))]
    return _after_dash(source, first.start, end, lines, newline)


def _after_dash(source: Source, start: int, end: int, lines: list[str], newline: str) -> list[Change]:
    """Put `lines` behind a dash; comments that come first go above it."""
    line = source.line_starts[line_of(source, start) - 1]
    before = source.text[line:start]
    if before.strip(" -") or before.count("-") != 1:
        return []
    above = 0
    while above < len(lines) and (not lines[above].strip() or lines[above].lstrip().startswith("#")):
        above += 1
    dash = len(before) - len(before.lstrip(" "))
    head = [" " * dash + text.strip() if text.strip() else "" for text in lines[:above]]
    rest = [before + lines[above].lstrip(" "), *lines[above + 1 :]]
    return [Change(line, end, newline.join([*head, *rest]))]


def _pieces(source: Source, node: Node, *, behind_dash: bool) -> list[tuple[int, int]]:
    """Return the first and last line of each entry, with the comments and empty lines above it.

    What is indented more than the keys still belongs to the entry before.
    """
    starts = [line_of(source, entry.start) for entry in node.entries]
    ends = [line_of(source, entry.end) for entry in node.entries]
    indent = column(source, node.entries[0].start)
    firsts = [starts[0] if behind_dash else _top(source, indent, starts[0])]
    for number in range(1, len(starts)):
        first = ends[number - 1] + 1
        deeper = [line for line in range(first, starts[number]) if _comment_column(source, line) > indent]
        firsts.append(max(deeper) + 1 if deeper else first)
    last = ends[-1]
    while last < len(source.lines) and _comment_column(source, last + 1) > indent:
        last += 1
    lasts = [first - 1 for first in firsts[1:]] + [last]
    return list(zip(firsts, lasts, strict=True))


def _top(source: Source, indent: int, start: int) -> int:
    """Return the first line of the first entry: what silences findings moves with it, a title stays."""
    first = start
    while (
        first > 1 and "sopctl: ignore[" in source.lines[first - 2] and 0 <= _comment_column(source, first - 1) <= indent
    ):
        first -= 1
    return first


def _comment_column(source: Source, line: int) -> int:
    """Return where the comment on a line begins that holds nothing else, -1 where there is none."""
    text = source.lines[line - 1]
    return text.index("#") if text.lstrip().startswith("#") else -1
