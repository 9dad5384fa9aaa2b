"""How wide the columns of a table are to be, from what they say."""

from sopctl.documents.document import Line, Table
from sopctl.layout.metrics import width as measure
from sopctl.layout.sharing import POWER, ROOT, share, timed
from sopctl.regex import regex

_MOST, _WORD = 0.55, 0.35
"""The parts of a table that the wish of one column, and a single word, count for."""
_PART = regex(r"[^\s-]+-?|-")
"""What Word and Excel leave whole: they break a line at a blank and after a hyphen, and else between any letters."""


def shares(block: Table, room: float, size: float, padding: float) -> list[tuple[float, float]]:
    """Return of each column the width that its longest word needs and the one that it should have (mm).

    `size` is that of the type, `padding` what a cell needs beside its text (mm each). Together they take all of
    `room`: each column has its longest word, the rest goes where there is most to say.
    """
    least, wishes, weights = [], [], []
    for number, column in enumerate(block.columns):
        cells = [[plain(line) for line in row.cells[number]] for row in block.rows]
        texts = [text for cell in cells for text in cell]
        longest = max([_word(column.heading, size, bold=True), *(_word(text, size) for text in texts)])
        if column.key == "duration":
            longest = max([longest, *(timed(text, size) for text in texts)])
        elif column.key == "date":
            longest = max([longest, *(measure(text, size) for text in texts)])
        heading = measure(column.heading, size, bold=True)
        least.append(min(longest, _WORD * room) + padding)
        wishes.append(max([heading, *(min(measure(text, size), _MOST * room) for text in texts)]) + padding)
        weights.append(sum(sum(measure(text, size) for text in cell) ** POWER for cell in [[column.heading], *cells]))
    wide = share(least, wishes, [weight**ROOT for weight in weights], room)
    return [(min(low, own), own) for low, own in zip(least, wide, strict=True)]


def _word(text: str, size: float, *, bold: bool = False) -> float:
    return max((measure(part, size, bold=bold) for part in _PART.findall(text)), default=0.0)


def plain(line: Line) -> str:
    """Return a line without its links."""
    return "".join(part if isinstance(part, str) else part.text for part in line)
