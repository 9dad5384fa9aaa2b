"""What would change in a file, as a unified diff that people read and `patch -p0` applies."""

import difflib
from collections.abc import Iterator

from sopctl.reports.terminal import Painter, safe

_STYLES = {"+": "good", "-": "error", "@": "info"}


def unified(name: str, before: str, after: str, *, colour: bool = False) -> Iterator[str]:
    """Yield the lines of a unified diff; with `colour`, for a terminal: painted and without control characters."""
    paint = Painter(colour=colour)
    lines = difflib.unified_diff(_lines(before), _lines(after), safe(name), safe(name))
    for number, line in enumerate(lines):
        text, end = line.removesuffix("\n"), "\n"
        if colour:
            style = "bold" if number < 2 else _STYLES.get(text[:1])
            text = safe(text.removesuffix("\r"))
            text = paint(text, style) if style else text
        yield text + end
        if not line.endswith("\n") and number > 1:
            yield "\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; only a line feed ends one, as in every program that reads diffs."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
