"""A PDF as Typst wrote it, taken apart into its objects, amended, and joined again."""

import re
from itertools import pairwise

from sopctl.drawings.press.tags import Tags

_ENTRY = 20
"""Bytes of an entry of the cross-reference table (ISO 32000-1, 7.5.4)."""
_CLOSE = b"\nendstream\nendobj\n"
"""How Typst ends an object with a stream."""


def amended(pdf: bytes, tags: Tags) -> bytes:
    """Return the file with these tags, and with streams whose end is plain to see."""
    found = _objects(pdf)
    if not found:
        return pdf
    start, places = found
    edges = sorted({*places.values(), start})
    pieces = {at: pdf[at:end] for at, end in pairwise(edges)}
    tags.amend(pieces)
    for at, piece in pieces.items():
        if piece.endswith(b"\r" + _CLOSE):
            pieces[at] = _closed(piece)
    return _joined(pdf, start, places, pieces)


def _closed(piece: bytes) -> bytes:
    """Return an object with a stream whose data end with a carriage return.

    Before `endstream` stands an end of line that is no data, LF or CR LF. After such data a strict reader of PDF/A
    takes their CR and the LF for it, and finds the length wrong (ISO 19005-2, 6.1.7.1); CR LF leaves no doubt.
    """
    return piece.removesuffix(_CLOSE) + b"\r" + _CLOSE


def _objects(pdf: bytes) -> tuple[int, dict[int, int]] | None:
    """Return where the cross-reference table begins, and the place of each object by its number."""
    tail = pdf.rfind(b"startxref")
    start = int(pdf[tail + 9 :].split(maxsplit=1)[0]) if tail > 0 else 0
    head = re.compile(rb"xref\s+0 (\d+)\s*?\n").match(pdf, start)
    if not head:
        return None
    places = {}
    for number in range(int(head[1])):
        entry = pdf[head.end() + number * _ENTRY :][:_ENTRY]
        if entry[17:18] == b"n":
            places[number] = int(entry[:10])
    return start, places


def _joined(pdf: bytes, start: int, places: dict[int, int], pieces: dict[int, bytes]) -> bytes:
    """Return the file with its pieces one after the other and its cross-reference table corrected."""
    moved, at = {}, min(pieces)
    body = [pdf[:at]]
    for place in sorted(pieces):
        moved[place] = at
        body.append(pieces[place])
        at += len(pieces[place])
    table = bytearray(pdf[start:])
    first = table.index(b"\n", table.index(b"\n") + 1) + 1
    for number, place in places.items():
        table[first + number * _ENTRY : first + number * _ENTRY + 10] = b"%010d" % moved[place]
    end = bytes(table).replace(b"startxref\n%d" % start, b"startxref\n%d" % at)
    return b"".join(body) + end
