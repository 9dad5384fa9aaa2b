"""What stands above the text of every page: nothing, a line with title and number, or a form."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from sopctl.brand import Brand, Logo
from sopctl.documents.document import Definition, Document, Identity
from sopctl.layout.metrics import width
from sopctl.layout.paging.finish import TITLE, TITLE_BASE
from sopctl.layout.paper import Style as TableStyle
from sopctl.layout.publication import INK, Picture, Role, Run, TextBlock
from sopctl.layout.wrap import shortened
from sopctl.pages import setting
from sopctl.pages.logos import image
from sopctl.pages.panels import signature
from sopctl.pages.part import Column, Part, Sink, Text
from sopctl.pages.row import Cell, Form, Row
from sopctl.pages.sheet import Sheet
from sopctl.pages.spans import measure
from sopctl.pages.style import BOLD, HAIR, MUTED, PLAIN, SOFT, Face, Style

_ABOVE = 4.5
"""From the line of a running head to the text (mm)."""
_SIDE = 0.24
_NARROW_SIDE = 0.2
"""The part of the width of a side where both have a logo."""
_LOGO = 16.0
"""Height of a logo (mm)."""
_HIGHEST = 0.45
"""The part of a page that the form may take."""
_FEW = 2
"""Lines of a text where the form would take more."""
_FOLIO = "888 / 888"
"""What stands for the number of a page before it is known."""
_LABEL = 0.42
"""The part of a cell that the names of its fields take."""
_SPARE = 0.05
"""What rounding may take from the room of a text (mm)."""
_SHOWN = 3
"""Fields that every page shows beside its number."""
TABLE = TableStyle()

Furniture = list[Run | Picture]


class Head(Protocol):
    """What stands above the text."""

    def height(self, sheet: Sheet, *, first: bool) -> float:
        """Return the room that it takes from the text."""

    def put(self, sink: Sink, furniture: Furniture, sheet: Sheet, folio: str, *, first: bool) -> None:
        """Put it on a page. What only repeats is furniture."""


class NoHead(Struct, frozen=True):
    """Nothing above the text."""

    def height(self, sheet: Sheet, *, first: bool) -> float:  # noqa: ARG002
        """Take no room."""
        return 0.0

    def put(self, sink: Sink, furniture: Furniture, sheet: Sheet, folio: str, *, first: bool) -> None:
        """Put nothing."""


class Running(NoHead, frozen=True):
    """Title and number in one line above the text, from the second page on."""

    title: str
    number: str
    style: Style

    def put(self, sink: Sink, furniture: Furniture, sheet: Sheet, folio: str, *, first: bool) -> None:  # noqa: ARG002
        """Put the line into the margin."""
        if first:
            return
        size = self.style.small
        base = sheet.top - _ABOVE - 1.4
        furniture.append(run(shortened(self.title, 0.6 * sheet.room, size), size, sheet.margin, base))
        if self.number:
            number = shortened(self.number, 0.36 * sheet.room, size)
            furniture.append(run(number, size, sheet.margin + sheet.room - width(number, size), base))
        y = sheet.top - _ABOVE
        sink.rule(sheet.margin, y, sheet.margin + sheet.room, y, HAIR, SOFT)


class Titled(NoHead, frozen=True):
    """The title above the text from the second page on, just as it stands above the table with the flowchart."""

    title: str

    def height(self, sheet: Sheet, *, first: bool) -> float:  # noqa: ARG002
        """Take the room of the table's title."""
        return 0.0 if first else TABLE.title

    def put(self, sink: Sink, furniture: Furniture, sheet: Sheet, folio: str, *, first: bool) -> None:  # noqa: ARG002
        """Put the title."""
        if not first:
            title = shortened(self.title, sheet.room, TITLE, bold=True)
            furniture.append(run(title, TITLE, sheet.margin, sheet.top + TITLE_BASE, colour=INK, bold=True))


class Letterhead(Struct, frozen=True):
    """A form with logo, issuer, title and fields; on the first page also who approves it."""

    document: Document
    identity: Identity
    style: Style
    brand: Brand
    page: str
    """What the number of the page is called."""
    known: dict[tuple[Sheet, bool, int], float] = field(default_factory=dict)

    def brief(self, sheet: Sheet) -> bool:
        """Return whether the form would be so high that its texts are shortened; the text then says all of it."""
        return self._whole(sheet, first=True) > _HIGHEST * sheet.tall

    def height(self, sheet: Sheet, *, first: bool) -> float:
        """Return the height of the form."""
        if self.brief(sheet):
            return self._whole(sheet, first=False, most=_FEW)
        return self._whole(sheet, first=first)

    def _whole(self, sheet: Sheet, *, first: bool, most: int = 0) -> float:
        if (sheet, first, most) not in self.known:
            self.known[sheet, first, most] = self._form(sheet.room, _FOLIO, first=first, most=most).height
        return self.known[sheet, first, most]

    def put(self, sink: Sink, furniture: Furniture, sheet: Sheet, folio: str, *, first: bool) -> None:
        """Put the form; it is part of the text on the first page only."""
        own = Sink([], sink.areas, sink.strokes)
        brief = self.brief(sheet)
        form = self._form(sheet.room, folio, first=first and not brief, most=_FEW if brief else 0)
        form.put(own, sheet.margin, sheet.top)
        if first and not brief:
            sink.blocks[:0] = own.blocks
            return
        for block in own.blocks:
            if isinstance(block, Picture):
                furniture.append(replace(block, alt=""))
            elif isinstance(block, TextBlock):
                furniture += block.runs

    def _form(self, room: float, folio: str, *, first: bool, most: int = 0) -> Form:
        """Return the form; where `most` is given, no text has more lines."""
        entries = [entry for entry in self.identity.entries if entry.key != "title"]
        plain = [entry for entry in entries if not entry.signature]
        side = _SIDE * room
        shown = [*plain[:_SHOWN], Definition(self.page, (folio,))]
        form = self._twofold if len(self.brand.logos) > 1 else self._simple
        parts: list[Part] = [form(shown, room, most)]
        if first:
            parts += self._approval(plain[_SHOWN:], [entry for entry in entries if entry.signature], room, side)
        return Form(tuple(parts), room)

    def _simple(self, shown: Sequence[Definition], room: float, most: int) -> Row:
        """Return a row with the issuer on the left, and the title above fields that stand side by side."""
        side, style = _SIDE * room, self.style
        fields = _fields(shown, room - side, style, most)
        issuer = self._issuer(self.brand.logos, self.identity.issuer, side, most)
        title = self._title(room - side, issuer.height - fields.height, most)
        body = Column((Form((title, fields), room - side, framed=False),))
        return Row((issuer, Cell(body, side, room - side)), ruled=True)

    def _twofold(self, shown: Sequence[Definition], room: float, most: int) -> Row:
        """Return a row with a logo on either side, that of the unit on the right, as Puskesmas have it."""
        left, right = self.brand.logos
        side = _NARROW_SIDE * room
        inner = room - 2 * side
        above, below = self.identity.sides
        first, last = (
            self._issuer((left,), above, side, most),
            replace(self._issuer((right,), below, side, most), x=room - side),
        )
        fields = [_line(entry, inner, self.style, most) for entry in shown]
        missing = max(first.height, last.height) - sum(row.height for row in fields)
        title = self._title(inner, missing, most)
        body = Cell(Column((Form((title, *fields), inner, framed=False),)), side, inner)
        return Row((first, body, last), ruled=True)

    def _issuer(self, logos: Sequence[Logo], lines: Sequence[str], side: float, most: int) -> Cell:
        room = side - 2 * self.style.padding
        size, above = self.style.size * 0.95, self.style.padding
        parts: list[Part] = [image(logo, room, (room, _LOGO)) for logo in logos]
        parts += [replace(limited(line, room, size, most, face=BOLD), before=above) for line in lines]
        return Cell(Column(tuple(parts)), 0.0, side, self.style.padding, centred=True)

    def _title(self, room: float, least: float, most: int) -> Row:
        style = self.style
        inner = room - 4 * style.padding
        lines: list[Part] = []
        if self.identity.document:
            lines.append(limited(self.identity.document, inner, style.size, most))
        size = style.size * 1.35
        title = limited(self.document.title, inner, size, most, role="title", face=BOLD)
        lines.append(replace(title, before=0.8))
        return Row(
            (Cell(Column(tuple(lines)), 0.0, room, 2 * style.padding, centred=True),), ruled=True, least=max(least, 0.0)
        )

    def _approval(
        self, others: Sequence[Definition], signed: Sequence[Definition], room: float, side: float
    ) -> list[Part]:
        """Return a row with the other fields on the left and the signatures on its right."""
        style = self.style
        cells = []
        at, width_ = 0.0, room
        if others and signed:
            width_ = side + (room - side) * 0.4
        if others:
            lines = [_said(entry, width_ - 2 * style.padding, style) for entry in others]
            cells.append(Cell(Column(tuple(lines)), 0.0, width_, style.padding))
            at = width_
        for number, entry in enumerate(signed):
            wide = (room - at) / (len(signed) - number)
            label = setting.text(entry.label, wide - 2 * style.padding, style.size, role="label", align="centre")
            who = signature(entry.signature, wide - 2 * style.padding, style) if entry.signature else ()
            cells.append(Cell(Column((label, *who)), at, wide, style.padding))
            at += wide
        return [Row(tuple(cells), ruled=True)] if cells else []


def _fields(entries: Sequence[Definition], room: float, style: Style, most: int) -> Row:
    inner = 2 * style.padding
    needed = [
        max(measure(text, style.size, PLAIN) for text in (entry.label, *entry.lines)) + inner + _SPARE
        for entry in entries
    ]
    even = sum(needed) > room
    cells, x = [], 0.0
    for entry, least in zip(entries, needed, strict=True):
        wide = room / len(entries) if even else least + (room - sum(needed)) / len(entries)
        label = limited(entry.label, wide - inner, style.size * 0.85, most, role="label")
        values = [replace(limited(line, wide - inner, style.size, most), before=0.4) for line in entry.lines]
        cells.append(Cell(Column((label, *values)), x, wide, style.padding))
        x += wide
    return Row(tuple(cells), ruled=True)


def _line(entry: Definition, room: float, style: Style, most: int) -> Row:
    """Return a field in a line of its own, its label on the left of its value."""
    side, inner = _LABEL * room, 2 * style.padding
    label = setting.text(entry.label, side - inner, style.size * 0.9, role="label")
    said = [shortened(line, most * (room - side - inner), style.size * 0.9) if most else line for line in entry.lines]
    values = tuple(setting.text(line, room - side - inner, style.size * 0.9) for line in said)
    cells = (Cell(Column((label,)), 0.0, side, style.padding), Cell(Column(values), side, room - side, style.padding))
    return Row(cells, ruled=True)


def _said(entry: Definition, room: float, style: Style) -> Row:
    """Return a label with its value on its right."""
    side = _LABEL * room
    label = setting.text(entry.label, side - style.padding, style.size * 0.9, role="label")
    values = tuple(setting.text(line, room - side, style.size * 0.9) for line in entry.lines)
    return Row((Cell(Column((label,)), 0.0, side), Cell(Column(values), side, room - side)), before=0.8)


def limited(said: str, room: float, size: float, most: int, *, role: Role = "paragraph", face: Face = PLAIN) -> Text:
    """Return a text in the middle of at most so many lines, whole where `most` is nothing."""
    if most:
        said = shortened(said, most * room, size, bold=face.bold)
    text = setting.text(said, room, size, role=role, face=face, align="centre")
    return replace(text, lines=text.lines[:most]) if most else text


def run(text: str, size: float, x: float, base: float, *, colour: str = MUTED, bold: bool = False) -> Run:
    """Return one line of text at a place."""
    wide = round(width(text, size, bold=bold), 2)
    return Run(round(x, 2), round(base, 2), text, round(size, 3), wide, bold, colour=colour)
