"""Sheets of text: the identity as offices know it, panels side by side, and what else the document says."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, zip_longest
from math import ceil
from typing import Any

from msgspec import Struct, field

from sopctl.brand import Logo
from sopctl.documents import document as said
from sopctl.layout.metrics import POINT
from sopctl.layout.metrics import width as measure
from sopctl.layout.wrap import wrap
from sopctl.office.columns import plain, shares
from sopctl.office.xlsx import pictures
from sopctl.office.xlsx.book import INDENT, SHADE, Book, write_across, write_parts
from sopctl.office.xlsx.measures import pixels
from sopctl.office.xlsx.prose import Lines, Part, pieces

_NUMBER = 8.0
"""Width of a column of numbers (mm)."""
_NARROW = 200.0
_PARTS = 6
"""Columns of a half, the first of them for numbers."""
_LAST = 2 * _PARTS - 1
_ALL, _LEFT, _RIGHT = (0, _LAST), (0, _PARTS - 1), (_PARTS, _LAST)
_LABEL = 0.22
"""The part of the page that labels take, if they need no more."""
_LEADING = 1.3
_PADDING = 1.6
"""Room that a text loses in its cell, across and down (mm)."""
_SAFE = 1.04
"""How much wider than measured a text may come out."""
_SIGNATURE = 17.0
"""Room for signature and stamp."""
_TALLEST = 140.0
"""The highest row that Excel has (mm), with some to spare."""
_SHORT = 4
"""Rows of a table that stay on one page."""
_TOGETHER = 15
"""Lines of a panel that stay on one page."""
_CENTRED = frozenset({"no", "duration", "version"})
_FRAMED = said.Definitions | said.Table
_ITEM = "\N{EN DASH} "


class _Cell(Struct, frozen=True):
    """A cell from column `first` to `last`, with its text and the properties of its format."""

    first: int
    last: int
    text: str
    form: Mapping[str, object] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    """The pieces of the text, where some of it is bold."""


class TextSheet:
    """A sheet of two halves of six columns, the first of either for numbers; `width` in mm, `size` in points."""

    def __init__(self, book: Book, sheet: Any, width: float, size: float, logos: Sequence[Logo] = ()) -> None:
        self.logos = logos
        self.book = book
        self.sheet = sheet
        self.size = size
        self.heights: list[float] = []
        """Heights of the rows so far (mm)."""
        self.kept: set[int] = set()
        """Rows that stay on one page with the next."""
        rest = (width / 2 - _NUMBER) / (_PARTS - 1)
        self.widths = [_NUMBER, *[rest] * (_PARTS - 1)] * 2
        for number, own in enumerate(self.widths):
            sheet.set_column_pixels(number, number, pixels(own))

    @property
    def row(self) -> int:
        """The next row."""
        return len(self.heights)

    @property
    def right(self) -> int:
        """The first column of the right side of the identity, which needs more than half of a narrow page."""
        return _PARTS if sum(self.widths) > _NARROW else _PARTS - 1

    @property
    def last(self) -> int:
        """The last column."""
        return _LAST

    def blocks(self, blocks: Iterable[said.Block]) -> None:
        """Write blocks one below the other."""
        above: said.Block | None = None
        for block in blocks:
            if isinstance(above, said.Definitions) and isinstance(block, said.Paragraph):
                self.kept.add(self.row - 1)
            if isinstance(block, said.Panels) and isinstance(above, said.Prose | said.Paragraph | _FRAMED):
                self._high(1.2)
            above = block
            match block:
                case said.Identity():
                    self._identity(block)
                case said.Panels():
                    self._panels(block.panels)
                case said.Heading():
                    self._gap()
                    self.line(block.text, bold=True, font_size=self.size * 1.2)
                    self.kept.add(self.row - 1)
                case said.Paragraph():
                    self.line(block.text, italic=True)
                case said.Definitions():
                    self._definitions(block.entries)
                case said.Prose():
                    for piece in pieces(block.markdown):
                        self._prose(piece)
                case said.Table():
                    self._table(block)
                case _:
                    continue

    def line(self, text: str, **form: object) -> None:
        """Write a text over all columns."""
        self._put([_Cell(*_ALL, text, form)])

    def _gap(self) -> None:
        if self.row:
            self._high(2.2)
            self.kept.add(self.row - 1)

    def _prose(self, piece: Lines | said.Table) -> None:
        if isinstance(piece, said.Table):
            self._table(piece)
        elif piece.mark:
            mark = _Cell(0, 0, piece.mark.strip(), {"align": "right"})
            self._put([mark, _Cell(1, _LAST, piece.text, parts=piece.parts)])
        else:
            self._put([_Cell(*_ALL, piece.text, parts=piece.parts)])

    def _identity(self, block: said.Identity) -> None:
        first = self.row
        right = self.right
        label = self._label(right, (entry.label for entry in block.entries), 0.27 / 2)
        size = self.size * 1.2
        left = _Cell(0, right - 1, "\n".join([*block.issuer, "", block.document]), {"font_size": size, "bold": True})
        least = self._lines(left) * size * POINT * _LEADING / max(1, len(block.entries))
        for entry in block.entries:
            title = entry.key == "title"
            own: dict[str, object] = {"border": 1, "bold": title, "font_size": self.size * (1.15 if title else 1)}
            if entry.signature:
                self._signed(entry.label, entry.signature, label)
            else:
                cells = [
                    _Cell(right, label, entry.label, {"border": 1}),
                    _Cell(label + 1, _LAST, _value(entry), own),
                ]
                self._put(cells, least=max(6.0, least))
        self.kept |= set(range(first, self.row - 1))
        issuer = "\n".join(block.issuer)
        kind = ("\n\n" if issuer else "") + block.document if block.document else ""
        parts: tuple[Part, ...] = ((issuer, True), (kind, False))
        shown = self.logos if block.entries else ()
        logo = pictures.logos(self.sheet, first, shown, sum(self.widths[:right]))
        valign = "bottom" if logo else "vcenter"
        form: dict[str, object] = {"border": 1, "font_size": size, "align": "center", "valign": valign}
        if self.row > first:
            self._write(_Cell(0, right - 1, issuer + kind, form, parts), (first, self.row - 1), "vcenter")
        elif issuer or kind:
            self._put([_Cell(*_ALL, issuer + kind, form, parts)])

    def _signed(self, name: str, signed: said.Signature, label: int) -> None:
        """Write the post, room for a signature, name and number in rows of their own, which look like one cell."""
        side = {"left": 1, "right": 1, "align": "center"}
        first = self.row
        rows: list[tuple[str, dict[str, object], float]] = [
            (signed.position, {**side, "top": 1}, 0.0),
            ("", {**side}, _SIGNATURE),
            (signed.name or "_" * 26, {**side, "bold": True, "underline": 1 if signed.name else 0}, 0.0),
            (signed.number, {**side, "bottom": 1}, 0.0),
        ]
        for text, form, least in rows:
            self._put([_Cell(label + 1, _LAST, text, form)], least=least)
        self._write(_Cell(self.right, label, name, {"border": 1}), (first, self.row - 1), "top")

    def _panels(self, panels: Sequence[said.Definition]) -> None:
        """Write panels side by side; each item takes as many rows as it has lines, so neither side waits."""
        for left, right in zip_longest(panels[::2], panels[1::2]):
            pairs = [(left, _LEFT if right else _ALL)] + ([(right, _RIGHT)] if right else [])
            head = {"border": 1, "bold": True, "bg_color": SHADE}
            self._put([_Cell(*half, panel.label, head) for panel, half in pairs])
            self.kept.add(self.row - 1)
            sides = [(half, self._items(panel, half)) for panel, half in pairs]
            count = max(1, *(sum(rows for _, rows in items) for _, items in sides))
            first, line = self.row, self.size * POINT * _LEADING
            if count <= _TOGETHER:
                self.kept |= set(range(first, first + count - 1))
            for number in range(count):
                empty = count == 1 and not any(panel.lines for panel, _ in pairs)
                self._high(10.0 if empty else line + (1.2 if number == count - 1 else 0.0))
            for half, items in sides:
                self._side(half, items, first, first + count - 1)

    def _items(self, panel: said.Definition, half: tuple[int, int]) -> list[tuple[str, int]]:
        """Return what a panel says with the lines that each takes."""
        first = half[0] + (len(panel.lines) > 1)
        return [(text, self._lines(_Cell(first, half[1], text, {"left": 1}))) for text in panel.lines]

    def _side(self, half: tuple[int, int], items: list[tuple[str, int]], first: int, end: int) -> None:
        """Write the items of a panel into the rows from `first` to `end`, a single one without a number."""
        row = first
        for number, (text, count) in enumerate(items or [("", 1)], 1):
            last = end if number >= len(items) else row + count - 1
            self.kept |= set(range(row, row + count - 1))
            edge: dict[str, object] = {"bottom": 1} if number >= len(items) else {}
            if len(items) < 2:
                self._write(_Cell(*half, text, {**edge, "left": 1, "right": 1}), (row, last), "top")
            else:
                mark = _Cell(half[0], half[0], f"{number}.", {**edge, "left": 1, "align": "right"})
                self._write(mark, (row, last), "top")
                self._write(_Cell(half[0] + 1, half[1], text, {**edge, "right": 1}), (row, last), "top")
            row = last + 1

    def _definitions(self, entries: Iterable[said.Definition]) -> None:
        entries, first = tuple(entries), self.row
        label = self._label(0, (entry.label for entry in entries), _LABEL)
        for entry in entries:
            cells = [
                _Cell(0, label, entry.label, {"border": 1}),
                _Cell(label + 1, _LAST, _value(entry), {"border": 1}),
            ]
            self._put(cells)
        self.kept |= set(range(first, self.row - 1)) if len(entries) <= _SHORT else {first, self.row - 2}

    def _label(self, first: int, labels: Iterable[str], share: float) -> int:
        """Return the last column of labels: those that the longest one needs, within reason."""
        whole = sum(self.widths)
        longest = max((measure(text, self.size * POINT) for text in labels), default=0.0)
        wanted = min(max(longest * _SAFE + _PADDING + INDENT, share * whole), 1.5 * share * whole)
        last, room = first, self.widths[first]
        while room < wanted - 0.5 and last < first + _PARTS - 2:
            last += 1
            room += self.widths[last]
        return last

    def _table(self, block: said.Table) -> None:
        """Write a table; its columns take as many of the sheet's as come near to what they need."""
        if len(block.columns) > len(self.widths):
            for row in block.rows:
                self.line("; ".join(map(plain_lines, row.cells)))
            return
        spans = self._spans(shares(block, sum(self.widths), self.size * POINT * _SAFE, _PADDING + INDENT))
        head = {"border": 1, "bold": True, "bg_color": SHADE, "align": "center"}
        first = self.row
        self._put([_Cell(*span, column.heading, head) for span, column in zip(spans, block.columns, strict=True)])
        for row in block.rows:
            if row.stage:
                self._put([_Cell(*_ALL, row.stage, {"border": 1, "bold": True, "bg_color": SHADE})])
                self.kept.add(self.row - 1)
            cells = []
            for span, column, lines in zip(spans, block.columns, row.cells, strict=True):
                form = {"border": 1, **({"align": "center"} if column.key in _CENTRED else {})}
                cells.append(_Cell(*span, plain_lines(lines), form))
            self._put(cells)
        if len(block.rows) <= _SHORT:
            self.kept |= set(range(first, self.row - 1))
        else:
            self.kept |= {first, self.row - 2}

    def _spans(self, wanted: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
        """Return first and last column of the sheet for each column of a table; little room lacks or is lost."""
        edges = [0.0]
        for own in self.widths:
            edges.append(edges[-1] + own)
        best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
        for least, wish in wanted:
            found: dict[int, tuple[float, tuple[int, ...]]] = {}
            for start, (cost, way) in best.items():
                for end in range(start + 1, len(edges)):
                    room = edges[end] - edges[start]
                    total = cost + 100 * max(0.0, least - room) + abs(wish - room)
                    if end not in found or total < found[end][0]:
                        found[end] = (total, (*way, end))
            best = found
        return [(start, end - 1) for start, end in pairwise(best[len(edges) - 1][1])]

    def _lines(self, cell: _Cell) -> int:
        """Return how many lines a text takes in its cell."""
        room = sum(self.widths[cell.first : cell.last + 1]) - _PADDING - (INDENT if _indented(cell.form) else 0.0)
        large = _number(cell.form.get("font_size"), self.size) * POINT
        bold = bool(cell.form.get("bold")) or (bool(cell.parts) and all(heavy for _, heavy in cell.parts))
        return sum(max(1, len(wrap(line, room, large * _SAFE, bold=bold))) for line in cell.text.split("\n"))

    def _put(self, cells: Sequence[_Cell], *, least: float = 0.0) -> None:
        """Write cells side by side, as high as their texts; what is higher than a row of Excel takes several."""
        counts = [self._lines(cell) for cell in cells]
        leading = [max(self.size, _number(cell.form.get("font_size"), self.size)) * POINT * _LEADING for cell in cells]
        texts = [count * own for count, own in zip(counts, leading, strict=True)]
        tall = max(least, *(text + _PADDING for text in texts))
        first, parts = self.row, max(1, ceil(tall / _TALLEST))
        for _ in range(parts):
            self._high(tall / parts)
        framed = all(_framed(cell.form) for cell in cells)
        valign = "vcenter" if framed and len(set(counts)) == 1 else "top"
        for cell in cells:
            self._write(cell, (first, self.row - 1), valign)

    def _high(self, height: float) -> None:
        """Add a row."""
        self.sheet.set_row_pixels(self.row, pixels(height))
        self.heights.append(height)

    def _write(self, cell: _Cell, rows: tuple[int, int], valign: str) -> None:
        indent = {"align": "left", "indent": 1} if _indented(cell.form) else {}
        wanted: dict[str, object] = {"font_size": self.size, "valign": valign, **indent, **cell.form}
        form = self.book.format(**wanted)
        write_across(self.sheet, (rows[0], cell.first), (rows[1], cell.last), cell.text, form)
        write_parts(self.book, self.sheet, (rows[0], cell.first), cell.parts, form)


def _framed(form: Mapping[str, object]) -> bool:
    return bool(form.get("border") or form.get("left"))


def _indented(form: Mapping[str, object]) -> bool:
    """Whether a text keeps away from a rule on its left."""
    return _framed(form) and "align" not in form


def _number(value: object, usual: float) -> float:
    return value if isinstance(value, int | float) else usual


def _value(entry: said.Definition) -> str:
    """Return what a field says, its items with a dash."""
    sign = _ITEM if len(entry.lines) > 1 else ""
    return "\n".join(sign + line for line in entry.lines)


def plain_lines(cell: Iterable[said.Line]) -> str:
    """Return the lines of a cell without their links."""
    return "\n".join(map(plain, cell))
