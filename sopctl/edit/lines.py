"""Where lines begin and end in a text, and what stands on them beside values."""

from bisect import bisect_right

from sopctl.source import Source


def line_of(source: Source, offset: int) -> int:
    """Return the number, from 1, of the line that the character at `offset` stands on."""
    return bisect_right(source.line_starts, offset)


def start_of_line(source: Source, line: int) -> int:
    """Return where line number `line` begins; the end of the text behind the last line."""
    return source.line_starts[line - 1] if line <= len(source.line_starts) else len(source.text)


def end_of_line(source: Source, line: int) -> int:
    """Return where line number `line` ends, its line end left out."""
    return source.line_starts[line - 1] + len(source.lines[line - 1])


def line_end(source: Source) -> str:
    """Return how lines of the text end."""
    first = source.text.find("\n")
    return "\r\n" if first > 0 and source.text[first - 1] == "\r" else "\n"


def column(source: Source, offset: int) -> int:
    """Return how many characters stand before `offset` on its line."""
    return offset - source.line_starts[line_of(source, offset) - 1]


def begins_line(source: Source, offset: int) -> bool:
    """Tell whether only spaces stand before `offset` on its line."""
    start = source.line_starts[line_of(source, offset) - 1]
    return not source.text[start:offset].strip(" ")
