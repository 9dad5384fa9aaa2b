"""Forms: the identity as offices know it, and panels side by side below it."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from sopctl.brand import Brand
from sopctl.documents.document import Definition, Identity, Signature
from sopctl.pages import setting
from sopctl.pages.logos import logos
from sopctl.pages.part import Blank, Column, Part, Sink, Text
from sopctl.pages.row import Cell, Row
from sopctl.pages.spans import measure
from sopctl.pages.style import BOLD, GROUND, PLAIN, Face, Style
from sopctl.pages.table import Field, Strip, Table, sized

_LOGO = (26.0, 21.0)
"""Greatest width and height of a logo (mm)."""
_SIGNATURE = 17.0
"""Room for a signature and a stamp (mm)."""
_LABEL = (0.2, 0.38)
"""The least and the greatest part of a form's right side that labels take."""
_WRITTEN = 4
"""Lines of room in a panel over the whole width that is filled in by hand."""
_NAME = 52.0
"""Length of the line for a name (mm)."""


class Width(Struct, frozen=True):
    """Where the right side of a form begins, and where the form ends."""

    split: float
    end: float


def identity(block: Identity, width: Width, style: Style, brand: Brand) -> Row:
    """Return the head of the document: who issues it on the left, what and when on the right."""
    padding = style.padding
    left = Column(tuple(_issuer(block, width.split - 4 * padding, style, brand)))
    fields = _fields(block.entries, width.end - width.split, style)
    missing = left.height + 4 * padding - fields.height
    if missing > 0 and fields.rows:
        fields = replace(fields, rows=tuple(_higher(fields.rows, missing)))
    return Row(
        (
            Cell(left, 0.0, width.split, 2 * padding, centred=True),
            Cell(Column((fields,)), width.split, width.end - width.split),
        ),
        ruled=True,
    )


def _issuer(block: Identity, room: float, style: Style, brand: Brand) -> Iterator[Part]:
    yield from logos(brand, room, _LOGO)
    above = 1.5 * style.padding
    organisation, _ = block.sides
    for number, line in enumerate(block.issuer):
        size = style.size * (1.3 if number < len(organisation) else 1.15)
        yield setting.text(line, room, size, face=BOLD, align="centre", before=above if not number else 0.6)
    if block.document:
        yield setting.text(block.document, room, style.size * 1.05, align="centre", before=2 * above)


def _fields(entries: Sequence[Definition], room: float, style: Style) -> Table:
    padding = style.padding
    widest = max((measure(entry.label, style.size, PLAIN) for entry in entries), default=0.0) + 2 * padding + 2
    label = min(max(widest, _LABEL[0] * room), _LABEL[1] * room)
    rows = []
    for entry in entries:
        inner = room - label - 2 * padding
        name = setting.text(entry.label, label - 2 * padding, style.size, role="label")
        centred = not entry.signature
        value = Field(_value(entry, inner, style), centred=centred)
        rows.append(sized([Field(Column((name,)), heading=True, centred=centred), value], padding))
    least = style.size * 1.2 + 2 * padding + 0.9
    return Table("", (0.0, label, room), (), tuple(replace(row, height=max(row.height, least)) for row in rows),
                 padding, framed=False)  # fmt: skip


def _value(entry: Definition, room: float, style: Style) -> Column:
    if entry.signature:
        return Column(tuple(signature(entry.signature, room, style)))
    if entry.key == "title":
        size = style.size * 1.15
        return Column(tuple(setting.text(line, room, size, role="title", face=BOLD) for line in entry.lines))
    return Column(tuple(setting.text(line, room, style.size) for line in entry.lines))


def signature(signed: Signature, room: float, style: Style) -> Iterator[Part]:
    """Yield the post, room for signature and stamp, the name underlined, and the number; lines where they are open."""
    if signed.position:
        yield setting.text(signed.position, room, style.size, align="centre")
    if signed.name:
        yield Blank(_SIGNATURE)
        yield Underlined.of(setting.text(signed.name, room, style.size, face=BOLD, align="centre"))
    else:
        half = min(_NAME, room) / 2
        yield Blank(_SIGNATURE + style.line, (room / 2 - half, room / 2 + half))
    if signed.number:
        yield setting.text(signed.number, room, style.size, align="centre", before=0.5)


def signatures(entries: Sequence[Definition], room: float, style: Style) -> Row:
    """Return places to sign side by side; one alone stands on the right, where letters are signed."""
    wide = room / max(2, len(entries))
    first = room - wide * len(entries)
    cells = []
    for number, entry in enumerate(entries):
        inner = wide - 4 * style.padding
        above = [*entry.lines, entry.label] if entry.label else entry.lines
        lines: list[Part] = [setting.text(line, inner, style.size, align="centre", before=0.4) for line in above]
        signed = signature(entry.signature, inner, style) if entry.signature else ()
        cells.append(Cell(Column((*lines, *signed)), first + number * wide, wide, 2 * style.padding))
    return Row(tuple(cells), before=style.line)


class Underlined(Struct, frozen=True):
    """A text with a line below each of its lines."""

    text: Text
    before: float = 0.0
    keep: bool = False

    @classmethod
    def of(cls, text: Text) -> "Underlined":
        """Return `text` with lines below it."""
        return cls(text, text.before)

    @property
    def height(self) -> float:
        """The height of the text."""
        return self.text.height

    def fit(self, room: float, full: float) -> "tuple[Underlined | None, Underlined | None]":
        """Part it as the text is."""
        head, tail = self.text.fit(room, full)
        return replace(self, text=head) if head else None, replace(self, text=tail) if tail else None

    def put(self, sink: Sink, x: float, y: float) -> None:
        """Put the text and its lines."""
        self.text.put(sink, x, y)
        for number, line in enumerate(self.text.lines):
            below = y + (number + 0.93) * self.text.line
            start = x + line.x
            sink.rule(start, below, start + line.width, below, 0.2)


def _higher(rows: tuple[Strip, ...], missing: float) -> Iterator[Strip]:
    """Share what the left side needs more among the rows that are signed, or among all."""
    tall = max((row.height for row in rows), default=0.0)
    many = [row for row in rows if row.height == tall]
    for row in rows:
        yield replace(row, height=row.height + (missing / len(many) if row.height == tall else 0.0))


def panels(entries: Sequence[Definition], width: Width, style: Style) -> Iterator[Row]:
    """Yield two panels side by side, each under its heading; what is empty has a line to write on."""
    for left, right in zip_longest(entries[::2], entries[1::2]):
        pairs = [(left, 0.0, width.split if right else width.end)]
        if right:
            pairs.append((right, width.split, width.end - width.split))
        yield Row(tuple(_name(entry, x, wide, style) for entry, x, wide in pairs), ruled=True, keep=True)
        lone = not right and not left.lines
        least = (_WRITTEN if lone else 2) * style.line
        yield Row(tuple(_list(entry, x, wide, style) for entry, x, wide in pairs), ruled=True, least=least)


def _name(entry: Definition, x: float, wide: float, style: Style) -> Cell:
    padding = style.padding
    made = setting.text(entry.label, wide - 2 * padding, style.size, role="heading", face=Face(bold=True))
    return Cell(Column((made,)), x, wide, padding, centred=True, ground=GROUND)


def _list(entry: Definition, x: float, wide: float, style: Style) -> Cell:
    room, count = wide - 2 * style.padding, len(entry.lines)
    items = [
        setting.item(line, room, style, number=number, widest=count, leading=1.22)
        if count > 1
        else setting.text(line, room, style.size, leading=1.22)
        for number, line in enumerate(entry.lines, 1)
    ]
    return Cell(Column(tuple(items)), x, wide, style.padding)
