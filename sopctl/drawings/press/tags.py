"""What the structure of a PDF says beyond what Typst can be told: headings of rows, and what a table is about.

Typst writes structure elements as plain objects in the order of the document, which makes them easy to amend: a
cell becomes the heading of its row (ISO 32000-1, 14.8.5.7), a table gets a summary. Where a file does not look as
expected it stays as it is: it is valid without.
"""

import re

from msgspec import Struct, field

_OBJECT = re.compile(rb"\d+ 0 obj\n<</Type/StructElem/S/(TD|Table)/")


class Tags(Struct):
    """Tables of a document in its order: what each is about, and of each cell that is no heading of columns, row by
    row, whether it is the heading of its row."""

    summaries: list[str] = field(default_factory=list)
    cells: list[bool] = field(default_factory=list)

    def amend(self, pieces: dict[int, bytes]) -> None:
        """Write these tags into the objects of a file."""
        kinds: dict[bytes, list[int]] = {b"TD": [], b"Table": []}
        for at, piece in pieces.items():
            if match := _OBJECT.match(piece):
                kinds[match[1]].append(at)
        if len(kinds[b"TD"]) != len(self.cells) or len(kinds[b"Table"]) != len(self.summaries):
            return
        for at, heading in zip(kinds[b"TD"], self.cells, strict=True):
            pieces[at] = _cell(pieces[at], heading)
        for at, summary in zip(kinds[b"Table"], self.summaries, strict=True):
            pieces[at] = _table(pieces[at], summary)


def _cell(piece: bytes, heading: bool) -> bytes:  # noqa: FBT001  one of two functions of one shape
    """Return a cell that says what it is; an empty list of headings would hide those of its row."""
    piece = piece.replace(b"/A[<</O/Table/Headers[]>>]", b"", 1).replace(b"/Headers[]>>]", b">>]", 1)
    if not heading:
        return piece
    if b"/A[<</O/Table" in piece:
        piece = piece.replace(b"/A[<</O/Table", b"/A[<</O/Table/Scope/Row", 1)
    else:
        piece = piece.replace(b"/K[", b"/A[<</O/Table/Scope/Row>>]/K[", 1)
    return piece.replace(b"/S/TD/", b"/S/TH/", 1)


def _table(piece: bytes, summary: str) -> bytes:
    if not summary:
        return piece
    words = b"<</O/Table/Summary<FEFF%s>>>" % summary.encode("utf-16-be").hex().upper().encode()
    if b"/A[" in piece:
        return piece.replace(b"/A[", b"/A[" + words, 1)
    return piece.replace(b"/K[", b"/A[" + words + b"]/K[", 1)
