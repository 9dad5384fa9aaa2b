"""A decree on paper: lines in the middle, and clauses whose words, colons, marks and sentences stand in columns."""

from collections.abc import Iterator

from msgspec.structs import replace

from sopctl.documents.document import Centred, Clause, Clauses
from sopctl.pages import setting
from sopctl.pages.part import Column, Part
from sopctl.pages.row import Cell, Row
from sopctl.pages.style import BOLD, Face, Style

_LABEL = 0.19
"""The part of the width that the words of clauses take."""
_COLON = 4.0
_MARK = 7.0
"""Room for the colon and for a mark (mm)."""


def parts(block: Centred | Clauses, room: float, style: Style) -> Iterator[Part]:
    """Yield the lines, or a row for each sentence."""
    if isinstance(block, Centred):
        face = BOLD if block.strong else Face()
        for number, line in enumerate(block.lines):
            before = 0.9 * style.line if not number else 0.25 * style.line
            yield setting.text(line, room, style.size, face=face, align="centre", before=before, keep=True)
        return
    rows = [row for clause in block.clauses for row in _rows(clause, room, style)]
    yield from rows[:-1]
    yield from (replace(row, keep=True) for row in rows[-1:])  # so that no signature stands alone on a page


def _rows(clause: Clause, room: float, style: Style) -> Iterator[Row]:
    label = _LABEL * room
    marks = clause.marks or ("",) * len(clause.lines)
    for number, (mark, line) in enumerate(zip(marks, clause.lines, strict=True)):
        at = label + _COLON
        cells = []
        if not number:
            cells = [_cell(clause.label, 0.0, label, style), _cell(":", label, _COLON, style)]
        if mark:
            cells.append(_cell(mark, at, _MARK, style))
            at += _MARK
        cells.append(_cell(line, at, room - at, style))
        yield Row(tuple(cells), before=(0.5 if not number else 0.2) * style.line)


def _cell(text: str, x: float, width: float, style: Style) -> Cell:
    return Cell(Column((setting.text(text, width - 1.0, style.size, leading=style.leading),)), x, width)
