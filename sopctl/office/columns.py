"""How wide the columns of a table are to be, from what they say."""

from sopctl.documents.document import Line, Table
from sopctl.layout.metrics import width as measure
from sopctl.layout.wrap import widest_word


def shares(block: Table, room: float, size: float, padding: float) -> list[tuple[float, float]]:
    """Return of each column the width that its longest word needs and the one that it should have (mm).

    `size` is that of the type, `padding` what a cell needs beside its text (mm each). Together they take all of
    `room`: each column has its longest word, the rest goes where there is most to say.
    """
    least, lines, loads = [], [], []
    for number, column in enumerate(block.columns):
        cells = [[plain(line) for line in row.cells[number]] for row in block.rows]
        texts = [text for cell in cells for text in cell]
        words = [widest_word(text, size) for text in texts]
        least.append(max([widest_word(column.heading, size, bold=True), *words]) + padding)
        lines.append(max([measure(text, size) for text in texts], default=0.0) + padding)
        loads.append(max([sum(measure(text, size) for text in cell) for cell in cells], default=0.0))
    scale = min(1.0, room / sum(least))
    least = [width * scale for width in least]
    more = [max(0.0, wish - width) for wish, width in zip(lines, least, strict=True)]
    spare = max(0.0, room - sum(least))
    if sum(more) <= spare:
        rest = (spare - sum(more)) / len(least)
        return [(width, width + wish + rest) for width, wish in zip(least, more, strict=True)]
    loads = [load if wish else 0.0 for load, wish in zip(loads, more, strict=True)]
    return [(width, width + spare * load / sum(loads)) for width, load in zip(least, loads, strict=True)]


def plain(line: Line) -> str:
    """Return a line without its links."""
    return "".join(part if isinstance(part, str) else part.text for part in line)
