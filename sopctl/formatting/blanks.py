"""Empty lines and the ends of lines: at most one empty line, none at the ends of a file, no spaces behind a line."""

from sopctl.edit.lines import line_of
from sopctl.source import Source
from sopctl.source.tree import Node, tree_of, walk


def without_spare_lines(source: Source) -> str:
    """Return the text without spare empty lines and spaces; the lines of texts that hold them as a value stay.

    A file ends with one line end, unless its last text would get it.
    """
    top = tree_of(source)
    kept = {line for node in walk(top) for line in _inside(source, node)} if top else set()
    opened = {line for node in walk(top) for line in _openers(source, node)} if top else set()
    made: list[str] = []
    for number, line in enumerate(source.lines, 1):
        text = line if number in kept else line.rstrip(" \t")
        if text or number in kept or (made and made[-1] and number - 1 not in opened):
            made.append(text)
    last = len(source.lines)
    while made and not made[-1] and last not in kept:
        made.pop()
        last -= 1
    ends_in_text = bool(kept) and max(kept) >= last and not source.text.endswith("\n")
    return "\n".join(made) + ("" if ends_in_text else "\n")


def _inside(source: Source, node: Node) -> range:
    """Return the lines of a block of text behind its first; those of other texts where an empty line means a break."""
    if node.kind != "scalar":
        return range(0)
    first, last = line_of(source, node.start), line_of(source, node.end)
    return range(first + 1, last + 1) if node.style in ("|", ">") else range(first + 1, last)


def _openers(source: Source, node: Node) -> list[int]:
    """Return the lines of the keys whose first entry stands below them."""
    if node.kind != "mapping" or node.flow:
        return []
    return [
        line_of(source, entry.key.start)
        for entry in node.entries
        if entry.key and entry.value.kind in ("mapping", "list") and not entry.value.flow
    ]
