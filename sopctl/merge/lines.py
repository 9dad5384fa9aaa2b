"""Lines of text that are moved to another indentation, and comments that two people changed."""

FIXED = "\0"
"""Begins a line that stays where it is, whatever happens to those around it; YAML knows no such character."""


def dedent(text: str, columns: int, *, first: bool = True) -> str:
    """Return `text` so many columns further left; a line that cannot go there is fixed where it is.

    The first line stays where it is unless `first`: it is the rest of a line.
    """
    if not columns:
        return text
    head, lines = ("", text) if first else _first_line(text)
    return head + "".join(_left(line, columns) for line in lines.splitlines(keepends=True))


def indent(text: str, columns: int, *, first: bool = True) -> str:
    """Return `text` so many columns further right."""
    if not columns:
        return text
    head, lines = ("", text) if first else _first_line(text)
    return head + "".join(_right(line, columns) for line in lines.splitlines(keepends=True))


def loose(text: str) -> str:
    """Return `text` as it is written to a file."""
    return text.replace(FIXED, "")


def dashed(text: str) -> str:
    """Return the lines of an item with its dash, which goes into the first column of the first line that is free."""
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if line.startswith(" "):
            lines[number] = "-" + line[1:]
            return "".join(lines)
        if line == "\n":
            lines[number] = "-\n"
            return "".join(lines)
    return "-\n" + text


def is_comment(line: str) -> bool:
    """Tell whether a line holds a comment and nothing else."""
    return line.lstrip(FIXED + " \t").startswith("#")


def comments(base: str, ours: str, theirs: str) -> str:
    """Return lines of comments, and empty ones, with what both did to them; nothing in them can contradict."""
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    before, there = _rows(base), _rows(theirs)
    kept = [line for line in _rows(ours) if not line.strip() or line not in before or line in there]
    return "".join(kept + [line for line in there if line.strip() and line not in before and line not in kept])


def remark(base: str, ours: str, theirs: str) -> str:
    """Return the comment behind a value with what both did to it."""
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    return ours if not theirs.strip() else f"{ours or ' '} {theirs.strip()}" if ours.strip() else theirs


def says_more(base: str, side: str) -> bool:
    """Tell whether a comment stands in `side` that does not stand in `base`."""
    return not set(map(_said, _rows(side))) <= {"", *map(_said, _rows(base))}


def _said(line: str) -> str:
    """Return the comment on a line, however far in it stands; nothing where there is none."""
    begin = 0 if is_comment(line) else line.find(" #")
    return line[begin:].strip(FIXED + " \t\n") if begin >= 0 else ""


def _rows(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _first_line(text: str) -> tuple[str, str]:
    end = text.find("\n") + 1
    return (text[:end], text[end:]) if end else (text, "")


def _left(line: str, columns: int) -> str:
    if not line.strip(" \n"):
        return line[min(columns, len(line.rstrip("\n"))) :]
    if line.startswith(" " * columns):
        return line[columns:]
    return line if line.startswith(FIXED) else FIXED + line


def _right(line: str, columns: int) -> str:
    return line if line == "\n" or line.startswith(FIXED) else " " * columns + line
