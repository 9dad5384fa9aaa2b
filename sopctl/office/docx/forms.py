"""Forms: the identity as offices know it, panels side by side, labels with what they say."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct

from sopctl.documents.document import Definition, Identity, Signature
from sopctl.layout.metrics import POINT
from sopctl.layout.metrics import width as measure
from sopctl.office.docx import maker
from sopctl.office.docx.numbering import FORM, Lists
from sopctl.office.docx.rows import Cell, Row
from sopctl.office.xml import Element

_LABEL, _WIDEST = 0.3, 62.0
"""The part of a form that labels take, and the most of it (mm)."""
_LINE = "_" * 26
"""Where somebody will sign."""
_LEAST = 6.0
"""Height of a row that is to be filled in (mm)."""
_PANEL = 8.0
"""Least height of what stands in a panel (mm)."""
_TOGETHER = 15
"""Lines of a panel that no page break parts."""
_ROOM = 5.0
"""Room that a label needs beside its text (mm)."""


class Forms(Struct, frozen=True):
    """Writes the forms of one document, `width` mm wide; the right side begins at `split`, type is of `size` points."""

    width: float
    split: float
    size: float
    lists: Lists

    def identity(self, block: Identity, logo: Iterable[Element]) -> Iterator[Row]:
        """Yield who issues the document on the left, what and when on the right."""
        issuer = [*logo]
        issuer += [maker.paragraph(maker.run(line), style="Issuer") for line in block.issuer]
        if block.document:
            issuer.append(maker.paragraph(maker.run(block.document), style="DocumentKind"))
        label = self.split + self._label(block.entries)
        for number, entry in enumerate(block.entries):
            merge = "" if len(block.entries) == 1 else "continue" if number else "restart"
            yield Row(
                (
                    Cell(0.0, self.split, () if number else issuer, merge=merge, middle=True),
                    Cell(self.split, label, [maker.paragraph(maker.run(entry.label), style="FormText")]),
                    Cell(label, self.width, value(entry)),
                ),
                _LEAST,
            )
        if not block.entries and issuer:
            yield Row((Cell(0.0, self.width, issuer),))

    def panels(self, panels: Sequence[Definition]) -> Iterator[Row]:
        """Yield panels side by side, each under its heading."""
        half = self.width / 2
        for left, right in zip_longest(panels[::2], panels[1::2]):
            own = [(left, 0.0, half if right else self.width)] + ([(right, half, self.width)] if right else [])
            yield Row(
                tuple(
                    Cell(x, end, [maker.paragraph(maker.run(panel.label), style="PanelHead")], shade=True)
                    for panel, x, end in own
                )
            )
            whole = max(len(panel.lines) for panel, *_ in own) <= _TOGETHER
            yield Row(tuple(Cell(x, end, self._list(panel)) for panel, x, end in own), _PANEL, whole=whole)

    def definitions(self, entries: Iterable[Definition], left: float = 0.0) -> Iterator[Row]:
        """Yield labels and what they say, side by side, from `left` on."""
        label = round(left + min(_LABEL * (self.width - left), _WIDEST), 1)
        for entry in entries:
            name = maker.paragraph(maker.run(entry.label), style="FormText")
            yield Row((Cell(left, label, [name]), Cell(label, self.width, value(entry))))

    def signatures(self, entries: Sequence[Definition]) -> Iterator[Row]:
        """Yield places to sign side by side; one alone stands on the right, where letters are signed."""
        wide = self.width / max(2, len(entries))
        first = self.width - wide * len(entries)
        cells = [Cell(0.0, first, [maker.paragraph(style="FormText")])] if first > 1 else []
        for number, entry in enumerate(entries):
            above = [*entry.lines, entry.label] if entry.label else entry.lines
            lines = [maker.paragraph(maker.run(line), style="SignedPost") for line in above]
            lines += signature(entry.signature) if entry.signature else ()
            cells.append(Cell(first + number * wide, first + (number + 1) * wide, lines))
        yield Row(tuple(cells))

    def _label(self, entries: Sequence[Definition]) -> float:
        """Return the width of the labels of the identity: that of the longest one, within reason."""
        right = self.width - self.split
        longest = max((measure(entry.label, self.size * POINT) for entry in entries), default=0.0)
        return min(max(longest + _ROOM, 0.27 * right), 0.4 * right)

    def _list(self, panel: Definition) -> list[Element]:
        if len(panel.lines) == 1:
            return [maker.paragraph(maker.run(panel.lines[0]), style="FormText")]
        number = (self.lists.numbered(FORM), 0)
        return [maker.paragraph(maker.run(line), style="FormList", number=number) for line in panel.lines]


def value(entry: Definition) -> list[Element]:
    """Return what a field says: a signature, one line, or a list."""
    if entry.signature:
        return list(signature(entry.signature))
    style = "FormTitle" if entry.key == "title" else "FormItem" if len(entry.lines) > 1 else "FormText"
    return [maker.paragraph(maker.run(line), style=style) for line in entry.lines] or [
        maker.paragraph(style="FormText")
    ]


def signature(signed: Signature) -> Iterator[Element]:
    """Yield the post, room for signature and stamp, the name and the number; a line where they are open."""
    if signed.position:
        yield maker.paragraph(maker.run(signed.position), style="SignedPost")
    yield maker.paragraph(maker.run(signed.name or _LINE), style="SignedName" if signed.name else "SignedLine")
    if signed.number:
        yield maker.paragraph(maker.run(signed.number), style="SignedPost")
