"""Tables of the document, such as the steps and the history, as tables of Word whose head repeats on every page."""

from collections.abc import Iterator
from itertools import pairwise

from sopctl.documents.checklist import BOX
from sopctl.documents.document import Column, Line, Link, Row, Table
from sopctl.office.columns import shares
from sopctl.office.docx import maker
from sopctl.office.docx.rows import Cell, keeps
from sopctl.office.docx.rows import Row as Form
from sopctl.office.xml import Element

_CENTRED = frozenset({"no", "duration", "yes", "not", "not_applicable"})
_PADDING, _FORM_PADDING = 2 * 1.2 + 0.6, 2 * 1.8 + 0.6
"""Room that a column needs beside its text (mm), in a table and in a form."""

_WHOLE = 16
"""Letters up to which a link within the document, such as "step 12", stays on one line."""


class Tables:
    """Writes tables `width` mm wide, in type of `size` mm; `marks` are the numbers of bookmarks so far."""

    def __init__(self, width: float, size: float, marks: dict[str, int]) -> None:
        self.width = width
        self.size = size
        self.marks = marks

    def table(self, block: Table) -> Element:
        """Return a table."""
        widths = self._widths(block)
        rows = list(self._head(block, widths))
        for number, row in enumerate(block.rows):
            if row.stage:
                stage = maker.paragraph(maker.run(row.stage), style="StageHead")
                rows.append(maker.row([maker.cell([stage], self.width, columns=len(widths), shade=maker.SHADE)]))
            kept = keeps(number, len(block.rows))
            rows.append(maker.row(self._cells(row, block.columns, widths), kept=kept))
        return maker.table(widths, rows, style="ListTable", caption=block.caption)

    def rows(self, block: Table, left: float) -> Iterator[Form]:
        """Yield the rows of a table that is part of a form and begins at `left`."""
        edges = [left]
        for width in self._widths(block, _FORM_PADDING):
            edges.append(round(edges[-1] + width, 1))
        edges[-1] = left + self.width
        places = list(pairwise(edges))
        heads = ([maker.paragraph(maker.run(column.heading), style="ListHead")] for column in block.columns)
        yield Form(tuple(Cell(*place, head, shade=True) for place, head in zip(places, heads, strict=True)))
        for row in block.rows:
            cells = self._texts(row, block.columns)
            yield Form(tuple(Cell(*place, content) for place, content in zip(places, cells, strict=True)))

    def _widths(self, block: Table, padding: float = _PADDING) -> list[float]:
        return [wish for _, wish in shares(block, self.width, self.size, padding)]

    def _head(self, block: Table, widths: list[float]) -> Iterator[Element]:
        upper, lower, number = [], [], 0
        for group in block.groups:
            last = number + len(group.columns)
            merge = "restart" if block.grouped and not group.heading else ""
            text = group.heading or group.columns[0].heading
            upper.append(_heading(text, sum(widths[number:last]), last - number, merge))
            if group.heading:
                lower += [_heading(c.heading, widths[number + at], 1, "") for at, c in enumerate(group.columns)]
            else:
                lower.append(_heading("", widths[number], 1, "continue"))
            number = last
        yield maker.row(upper, head=True)
        if block.grouped:
            yield maker.row(lower, head=True)

    def _cells(self, row: Row, columns: tuple[Column, ...], widths: list[float]) -> Iterator[Element]:
        for content, width in zip(self._texts(row, columns), widths, strict=True):
            yield maker.cell(content, width)

    def _texts(self, row: Row, columns: tuple[Column, ...]) -> Iterator[list[Element]]:
        for number, (column, lines) in enumerate(zip(columns, row.cells, strict=True)):
            style = "ListCentred" if column.key in _CENTRED else "ListText"
            content = [maker.paragraph(*self._runs(line), style=style) for line in lines]
            if row.anchor and not number and content:
                first, last = maker.bookmark(bookmark_name(row.anchor), self._mark(row.anchor))
                content[0].insert(1, first)
                content[0].append(last)
            yield content or [maker.paragraph(style=style)]

    def _mark(self, anchor: str) -> int:
        return self.marks.setdefault(anchor, len(self.marks) + 1)

    @staticmethod
    def _runs(line: Line) -> Iterator[Element]:
        for part in line:
            if isinstance(part, Link):
                text = part.text.replace(" ", "\N{NO-BREAK SPACE}") if len(part.text) <= _WHOLE else part.text
                yield maker.hyperlink([maker.run(text, style="Hyperlink")], anchor=bookmark_name(part.anchor))
            elif part:
                yield from _ticked(part)


def bookmark_name(anchor: str) -> str:
    """Return the name of a bookmark: a letter, then letters, digits and underscores, forty characters at most."""
    from hashlib import sha256

    plain = "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in anchor)
    return (
        plain
        if plain == anchor.replace("-", "_") and len(plain) <= 40
        else f"step_{sha256(anchor.encode()).hexdigest()[:16]}"
    )


def _ticked(text: str) -> Iterator[Element]:
    """Yield the runs of a text; each box in it can be ticked."""
    for number, piece in enumerate(text.split(BOX)):
        if number:
            yield maker.checkbox()
        if piece:
            yield maker.run(piece)


def _heading(text: str, width: float, columns: int, merge: str) -> Element:
    content = [maker.paragraph(maker.run(text), style="ListHead")] if text else []
    return maker.cell(content, width, columns=columns, merge=merge, shade=maker.SHADE, middle=True)
