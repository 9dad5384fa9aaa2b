"""The cover: logo, kind and title in the upper part, what belongs to them in the middle, the issuer at its foot."""

from collections.abc import Iterator

from msgspec.structs import replace

from sopctl.brand import Brand
from sopctl.documents.document import Document, Identity
from sopctl.layout.drawing import Box
from sopctl.pages import setting
from sopctl.pages.logos import logos
from sopctl.pages.part import Blank, Column, Part, Sink, fill
from sopctl.pages.row import Cell, Row
from sopctl.pages.sheet import Sheet
from sopctl.pages.style import BOLD, FRAME, HAIR, Face, Style

_LOGO = (46.0, 34.0)
_INSIDE = 11.0
"""From the frame to the text (mm)."""
_UPPER = 0.2
"""Where the upper part begins, as a part of the height."""


def covers(document: Document, identity: Identity, sheet: Sheet, style: Style, brand: Brand) -> Iterator[Sink]:
    """Yield the cover; more than one page only where its texts are longer than any cover's should be."""
    room = min(sheet.room - 30, 170.0)
    left = (sheet.width - room) / 2
    top, inside = sheet.margin + _INSIDE, sheet.height - 2 * (sheet.margin + _INSIDE)
    upper = _upper(document, identity, room, style, brand)
    foot = _foot(document, identity, room, style)
    spare = inside - upper.height - foot.height
    if spare >= 0:
        sink = Sink()
        _frames(sink, sheet)
        upper.put(sink, left, top + min(_UPPER * inside, spare / 2))
        foot.put(sink, left, top + inside - foot.height)
        yield sink
        return
    parts: tuple[Part, ...] = (*upper.parts, *foot.parts)
    while parts:
        taken, parts = fill(parts, inside, inside)
        sink = Sink()
        _frames(sink, sheet)
        Column(taken).put(sink, left, top)
        yield sink


def _frames(sink: Sink, sheet: Sheet) -> None:
    """Draw a double frame."""
    for off, width in ((0.0, FRAME * 1.6), (1.6, HAIR)):
        edge = sheet.margin + off
        sink.frame(Box(edge, edge, sheet.width - 2 * edge, sheet.height - 2 * edge), width)


def _upper(document: Document, identity: Identity, room: float, style: Style, brand: Brand) -> Column:
    parts: list[Part] = []
    if brand.logos:
        parts += [*logos(brand, room, _LOGO), Blank(9.0)]
    if identity.document:
        parts += [setting.text(identity.document, room, style.size * 1.45, align="centre"), Blank(3.0)]
    face = Face(bold=True, colour=style.accent)
    parts.append(setting.text(document.title, room, style.size * 2.3, role="title", face=face, align="centre"))
    parts += [Blank(5.0, (room / 2 - 18, room / 2 + 18)), Blank(7.0)]
    label, value = 0.36 * room, 0.58 * room
    for entry in document.cover:
        if entry.key == "title":
            continue
        if not entry.label:
            parts += [setting.text(line, room, style.size * 1.1, align="centre", before=1.0) for line in entry.lines]
            continue
        name = setting.text(entry.label, label, style.size * 1.1, role="label", align="right")
        lines = tuple(setting.text(line, value, style.size * 1.1, face=BOLD) for line in entry.lines)
        cells = (Cell(Column((name,)), 0.0, label), Cell(Column(lines), 0.42 * room, value))
        parts.append(Row(cells, least=style.size * 1.6, before=1.0))
    return Column(tuple(parts))


def _foot(document: Document, identity: Identity, room: float, style: Style) -> Column:
    lines = [*identity.issuer, *([document.date[:4]] if document.date else [])]
    made = (setting.text(line, room, style.size * 1.35, face=BOLD, align="centre", before=1.0) for line in lines)
    return Column(tuple(replace(text, before=1.2) for text in made))
