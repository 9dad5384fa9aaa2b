"""Rows as high as their texts: lines are broken, and a text that is too long for a page goes on in a further row."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from sopctl.layout.drawing import Box, TextLine
from sopctl.layout.metrics import ASCENT, DESCENT, width
from sopctl.layout.paper import Style
from sopctl.layout.table.columns import Columns
from sopctl.layout.table.form import STAGED, TIMES, Form, Lines
from sopctl.layout.wrap import wrap, wrap_times

_CENTRED = frozenset({"no", TIMES})
_BULLET = "\N{EN DASH} "


class Written(NamedTuple):
    """A line of a cell, `indent` to the right."""

    text: str
    indent: float = 0.0
    bold: bool = False


class Part(NamedTuple):
    """A row of the table. A step has one, or several where its text is longer than a page; the first has the symbol."""

    step: int
    first: bool
    cells: tuple[tuple[Written, ...], ...]
    height: float
    """What the text needs, with the room round it."""


def parts(form: Form, columns: Columns, style: Style, longest: float) -> list[Part]:
    """Return the rows of all steps, none higher than `longest` (mm)."""
    line = style.text * style.leading
    most = max(1, int((longest - 2 * style.padding) / line))
    found: list[Part] = []
    rooms = [right - left - 2 * style.padding for left, right in columns.text_edges()]
    for number, row in enumerate(form.rows):
        cells = [
            list(_lines(texts, room, style, form.signs, wrap_times if column.key == TIMES else wrap))
            for column, texts, room in zip(form.texts, row.cells, rooms, strict=True)
        ]
        for column, own, room in zip(form.texts, cells, rooms, strict=True):
            if column.key == STAGED:
                own[:0] = [Written(text, bold=True) for text in wrap(row.stage, room, style.text, bold=True)]
        height = max((len(lines) for lines in cells), default=0)
        for start in range(0, max(height, 1), most):
            some = tuple(tuple(lines[start : start + most]) for lines in cells)
            tall = max((len(lines) for lines in some), default=0) * line + 2 * style.padding
            found.append(Part(number, start == 0, some, tall))
    return found


def _lines(
    texts: Lines, room: float, style: Style, signs: tuple[str, ...], broken: Callable[[str, float, float], list[str]]
) -> Iterator[Written]:
    """Yield the lines of a cell, `broken` as its column asks for.

    Of several paragraphs each begins with a dash, or with the sign that it has.
    """
    texts = tuple(text for text in texts if text.strip())
    if len(texts) == 1:
        yield from (Written(text) for text in broken(texts[0], room, style.text))
        return
    indent = width(_BULLET, style.text)
    for text in texts:
        sign, _, rest_of_it = text.partition(" ")
        bullet, words = (f"{sign} ", rest_of_it) if sign in signs else (_BULLET, text)
        first, *rest = broken(words, room - indent, style.text) or [""]
        yield Written(bullet + first)
        yield from (Written(text, indent) for text in rest)


def placed(
    lines: tuple[Written, ...], key: str, box: Box, style: Style, *, size: float = 0.0, bold: bool = False
) -> tuple[TextLine, ...]:
    """Return lines in the middle of the height of `box`."""
    size = size or style.text
    line = size * style.leading
    top = box.y + (box.height - len(lines) * line) / 2
    base = top + (line - (ASCENT + DESCENT) * size) / 2 + ASCENT * size
    centred = key in _CENTRED
    found = []
    for number, (text, indent, strong) in enumerate(lines):
        x = box.x + box.width / 2 if centred else box.x + style.padding + indent
        heavy = bold or strong
        wide = round(width(text, size, bold=heavy), 2)
        found.append(TextLine(round(x, 2), round(base + number * line, 2), text, round(size, 3), wide, heavy, centred))
    return tuple(found)
