"""A decree: lines in the middle, and clauses whose words, colons, marks and sentences stand in columns."""

from collections.abc import Iterator

from sopctl.documents.document import Centred, Clause, Clauses
from sopctl.office.docx import maker
from sopctl.office.docx.rows import Cell, Row, table
from sopctl.office.xml import Element

_LABEL = 0.19
"""The part of the width that the words of clauses take."""
_COLON, _MARK = 5.0, 9.0
"""Room for the colon and for a mark (mm)."""


def blocks(block: Centred | Clauses, width: float) -> Iterator[Element]:
    """Yield the lines, or a table without rules for all clauses."""
    if isinstance(block, Centred):
        style = "DecreeTitle" if block.strong else "DecreeLine"
        for line in block.lines:
            yield maker.paragraph(maker.run(line), style=style)
        return
    yield table((row for clause in block.clauses for row in _rows(clause, width)), style="PlainTable")
    yield maker.paragraph(style="Gap")


def _rows(clause: Clause, width: float) -> Iterator[Row]:
    label = _LABEL * width
    edges = (0.0, label, label + _COLON, label + _COLON + _MARK, width)
    marks = clause.marks or ("",) * len(clause.lines)
    for number, (mark, line) in enumerate(zip(marks, clause.lines, strict=True)):
        names = ("", "") if number else (clause.label, ":")
        texts = (*names, mark, line) if mark else (*names, line)
        starts = edges if mark else (*edges[:3], width)
        yield Row(
            tuple(
                Cell(start, end, [maker.paragraph(maker.run(text), style="FormText")])
                for text, start, end in zip(texts, starts, starts[1:], strict=False)
            ),
            whole=False,
        )
