"""What would change in a file, as a unified diff that people read and `patch -p0` applies."""

from collections.abc import Iterator, Sequence

from sopctl.reports.matching import Matcher
from sopctl.reports.terminal import Painter, safe

_STYLES = {"+": "good", "-": "error", "@": "info"}


def unified(name: str, before: str, after: str, *, colour: bool = False) -> Iterator[str]:
    """Yield the lines of a unified diff; with `colour`, for a terminal: painted and without control characters."""
    paint = Painter(colour=colour)
    lines = _unified(safe(name), _lines(before), _lines(after))
    for number, line in enumerate(lines):
        text, end = line.removesuffix("\n"), "\n"
        if colour:
            style = "bold" if number < 2 else _STYLES.get(text[:1])
            text = safe(text.removesuffix("\r"))
            text = paint(text, style) if style else text
        yield text + end
        if not line.endswith("\n") and number > 1:
            yield "\\ No newline at end of file\n"


def _unified(name: str, before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    for number, group in enumerate(Matcher(before, after).get_grouped_opcodes()):
        if not number:
            yield from (f"--- {name}\n", f"+++ {name}\n")
        (_, a0, _, b0, _), (_, _, a1, _, b1) = group[0], group[-1]
        yield f"@@ -{_span(a0, a1)} +{_span(b0, b1)} @@\n"
        for what, start, end, begin, stop in group:
            if what == "equal":
                yield from (" " + line for line in before[start:end])
            else:
                yield from ("-" + line for line in before[start:end])
                yield from ("+" + line for line in after[begin:stop])


def _span(start: int, end: int) -> str:
    """Return lines as the head of a hunk names them: the first and how many, which is not said of a single one."""
    if end - start == 1:
        return str(start + 1)
    return f"{start + (start < end)},{end - start}"


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; only a line feed ends one, as in every program that reads diffs."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
