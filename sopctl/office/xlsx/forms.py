"""Sheets of text: the identity as offices know it, panels side by side, and what else the document says."""

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from sopctl.brand import Logo
from sopctl.documents import document as said
from sopctl.documents import prose
from sopctl.layout.metrics import POINT
from sopctl.layout.wrap import wrap
from sopctl.office.xlsx import pictures
from sopctl.office.xlsx.book import SHADE, Book, write_across
from sopctl.office.xlsx.measures import pixels

if TYPE_CHECKING:
    from markdown_it.token import Token

_NUMBER = 12.0
"""Width of a column of numbers (mm)."""
_LEFT, _RIGHT = 0.44, 0.27
"""The part of a half that labels take."""
_ALL, _LEFT_HALF, _RIGHT_HALF = (0, 5), (0, 2), (3, 5)
_LEADING = 1.3
_PADDING = 1.6
"""Room that a text loses in its cell, across and down (mm)."""
_SIGNATURE = 17.0
"""Room for signature and stamp."""
_TALLEST = 540
_Written = tuple[int, int, str, Any]
"""First and last column of a cell, its text and its format."""
_CENTRED = frozenset({"no", "duration", "version"})


class TextSheet:
    """A sheet of six columns.

    Two halves of three columns, each with a narrow one for numbers; labels take the first two of either half.
    """

    def __init__(self, book: Book, sheet: Any, width: float, size: float, logo: Logo | None = None) -> None:
        self.logo = logo
        self.book = book
        self.sheet = sheet
        self.size = size
        self.row = 0
        half = width / 2
        left, right = _LEFT * half, max(_RIGHT * half, 34.0)
        self.widths = [_NUMBER, left - _NUMBER, half - left, _NUMBER, right - _NUMBER, half - right]
        for number, own in enumerate(self.widths):
            sheet.set_column_pixels(number, number, pixels(own))

    def blocks(self, blocks: Iterable[said.Block]) -> None:
        """Write blocks one below the other."""
        for block in blocks:
            match block:
                case said.Identity():
                    self._identity(block)
                case said.Panels():
                    self._panels(block.panels)
                case said.Heading():
                    self._gap()
                    self.line(block.text, bold=True, font_size=self.size * 1.2)
                case said.Paragraph():
                    self.line(block.text, italic=True)
                case said.Definitions():
                    self._definitions(block.entries)
                case said.Prose():
                    for text, bold in _plain(block.markdown):
                        self.line(text, bold=bold)
                case said.Table():
                    self._table(block)
                case _:
                    continue

    def line(self, text: str, **form: object) -> None:
        """Write a text over all columns."""
        wanted = {"font_size": self.size, "valign": "top", **form}
        self._put([(*_ALL, text, self.book.format(**wanted))], bold=bool(form.get("bold")))

    def _gap(self) -> None:
        if self.row:
            self.sheet.set_row_pixels(self.row, 8)
            self.row += 1

    def _identity(self, block: said.Identity) -> None:
        first = self.row
        label = self.book.format(border=1, font_size=self.size, valign="top", indent=0)
        for entry in block.entries:
            value = "\n".join(entry.lines)
            title = entry.key == "title"
            form = self.book.format(border=1, font_size=self.size * (1.15 if title else 1), bold=title, valign="top")
            if entry.signature:
                self._signed(entry.label, entry.signature, label)
            else:
                self._put([(3, 4, entry.label, label), (5, 5, value, form)], least=6.0)
        issuer = "\n".join([*block.issuer, "", block.document] if block.document else block.issuer)
        logo = pictures.logo(self.sheet, first, self.logo, sum(self.widths[:3])) if self.logo and block.entries else 0.0
        valign = "bottom" if logo else "vcenter"
        form = self.book.format(border=1, font_size=self.size * 1.2, bold=True, align="center", valign=valign)
        if self.row > first:
            write_across(self.sheet, (first, 0), (self.row - 1, 2), issuer, form)
        elif issuer:
            self._put([(*_ALL, issuer, form)])

    def _signed(self, name: str, signed: said.Signature, label: Any) -> None:
        """Write the post, room for a signature, name and number in rows of their own, which look like one cell."""
        side = {"left": 1, "right": 1, "font_size": self.size, "align": "center"}
        name_form = self.book.format(**side, bold=True, underline=1 if signed.name else 0)
        first = self.row
        rows = [
            (signed.position, self.book.format(**side, top=1), 0.0),
            ("", self.book.format(**side), _SIGNATURE),
            (signed.name or "_" * 26, name_form, 0.0),
            (signed.number, self.book.format(**side, bottom=1), 0.0),
        ]
        for text, form, least in rows:
            self._put([(5, 5, text, form)], least=least)
        write_across(self.sheet, (first, 3), (self.row - 1, 4), name, label)

    def _panels(self, panels: Sequence[said.Definition]) -> None:
        head = self.book.format(border=1, font_size=self.size, bold=True, bg_color=SHADE)
        for left, right in zip_longest(panels[::2], panels[1::2]):
            pairs = [(left, _LEFT_HALF if right else _ALL)] + ([(right, _RIGHT_HALF)] if right else [])
            self._put([(*half, panel.label, head) for panel, half in pairs])
            longest = max(len(panel.lines) for panel, _ in pairs)
            for number in range(max(1, longest)):
                cells = []
                for panel, half in pairs:
                    text = panel.lines[number] if number < len(panel.lines) else ""
                    cells += self._item(text, number + 1, half, last=number >= longest - 1, alone=len(panel.lines) < 2)
                self._put(cells, least=0.0 if longest else 10.0)

    def _item(self, text: str, number: int, half: tuple[int, int], *, last: bool, alone: bool) -> list[_Written]:
        """Return the cells of an item, its number in one of its own unless it stands alone."""
        first, end = half
        edge = {"font_size": self.size, "valign": "top", "bottom": 1 if last else 0}
        if alone:
            return [(first, end, text, self.book.format(**edge, left=1, right=1))]
        mark = f"{number}." if text else ""
        return [
            (first, first, mark, self.book.format(**edge, left=1, align="right")),
            (first + 1, end, text, self.book.format(**edge, right=1)),
        ]

    def _definitions(self, entries: Iterable[said.Definition]) -> None:
        label = self.book.format(border=1, font_size=self.size, bold=True, valign="top")
        value = self.book.format(border=1, font_size=self.size, valign="top")
        for entry in entries:
            self._put([(0, 1, entry.label, label), (2, 5, "\n".join(entry.lines), value)])

    def _table(self, block: said.Table) -> None:
        """Write a table of up to four columns, two in each half."""
        spans = _spans(len(block.columns))
        head = self.book.format(border=1, font_size=self.size, bold=True, bg_color=SHADE, align="center")
        form = self.book.format(border=1, font_size=self.size, valign="top")
        self._put([(*span, column.heading, head) for span, column in zip(spans, block.columns, strict=False)])
        for row in block.rows:
            cells = [plain_lines(cell) for cell in row.cells]
            self._put([(*span, text, form) for span, text in zip(spans, cells, strict=False)])

    def _put(self, cells: Sequence[_Written], *, least: float = 0.0, bold: bool = False) -> None:
        """Write a row whose cells reach from a column to a column, as high as its texts."""
        size = self.size * POINT
        tall = least
        for first, last, text, form in cells:
            room = sum(self.widths[first : last + 1]) - _PADDING
            large = form.font_size * POINT
            count = sum(
                max(1, len(wrap(line, room, large * 1.04, bold=bold or form.bold))) for line in text.split("\n")
            )
            tall = max(tall, count * max(size, large) * _LEADING + _PADDING)
        self.sheet.set_row_pixels(self.row, min(pixels(tall), _TALLEST))
        for first, last, text, form in cells:
            write_across(self.sheet, (self.row, first), (self.row, last), text, form)
        self.row += 1


def _spans(count: int) -> list[tuple[int, int]]:
    return {1: [_ALL], 2: [(0, 1), (2, 5)], 3: [(0, 0), (1, 1), (2, 5)]}.get(count, [(0, 0), (1, 1), (2, 4), (5, 5)])


def plain_lines(cell: Iterable[said.Line]) -> str:
    """Return the lines of a cell without their links."""
    return "\n".join("".join(p if isinstance(p, str) else p.text for p in line) for line in cell)


def _plain(markdown: str) -> Iterable[tuple[str, bool]]:
    """Yield the paragraphs of a section without their forms; items keep a sign, headings are bold."""
    sign, numbers = "", list[int]()
    tokens = prose.tokens(markdown)
    for number, token in enumerate(tokens):
        if token.type == "bullet_list_open":
            numbers.append(-1)
        elif token.type == "ordered_list_open":
            numbers.append(int(token.attrs.get("start", 1)))
        elif token.type.endswith("_list_close"):
            numbers.pop()
        elif token.type == "list_item_open":
            sign = "    " * (len(numbers) - 1) + ("\N{BULLET} " if numbers[-1] < 0 else f"{numbers[-1]}. ")
            numbers[-1] += 1 if numbers[-1] >= 0 else 0
        elif token.type == "inline":
            yield sign + _inline(token), tokens[number - 1].type == "heading_open"
            sign = ""
        elif token.type in {"fence", "code_block"}:
            yield token.content.rstrip("\n"), False


def _inline(token: "Token") -> str:
    text = "".join(
        "\n" if t.type == "hardbreak" else " " if t.type == "softbreak" else t.content for t in token.children or ()
    )
    return re.sub(" +", " ", text)
