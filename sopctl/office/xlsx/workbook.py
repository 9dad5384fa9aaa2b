"""A workbook of Excel: the identity, the table with the flowchart as cells and shapes, and what follows it."""

import io
from types import MappingProxyType
from zipfile import ZipFile

from sopctl.documents.document import Block, Document, Figure, Heading, Identity, Panels, Table
from sopctl.i18n import Text
from sopctl.office import package
from sopctl.office.parting import STEPS, parted
from sopctl.office.setup import Setup
from sopctl.office.xlsx import pictures, steps
from sopctl.office.xlsx.book import PRINT_SCALE, Book
from sopctl.office.xlsx.flowchart import MARK, TITLE, FlowSheet
from sopctl.office.xlsx.forms import TextSheet
from sopctl.office.xlsx.leaves import breaks
from sopctl.office.xlsx.shapes import Shapes
from sopctl.office.xlsx.text import cell_text
from sopctl.office.xml import serialised

_IDENTITY = Text("Identity", "Identitas")
_FURTHER = Text("Further details", "Keterangan Lain")
_FONT = MappingProxyType({"font_name": "Arial", "font_size": 10, "font_scheme": "none"})
"""The font by which Excel measures columns; one that every machine has, or one with the same widths."""
_WIDE, _LONG = 4, 8
"""Tables of steps with more columns or rows get a sheet of their own, whose head every page repeats; those with more
columns lie."""
_WIDEST = 7
"""Other tables with more columns."""
_LITTLE_MORE = 1.25
"""A table that is so much higher than a page is printed smaller, so that no page has a row or two alone."""
_NEAR = 0.97
"""How much of a page's height is filled: rows are a little higher in some programs."""


def write(document: Document, setup: Setup) -> bytes:
    """Return the document as a workbook. The same document gives the same bytes."""
    return _Writer(document, setup).file()


class _Writer:
    def __init__(self, document: Document, setup: Setup) -> None:
        from xlsxwriter import Workbook

        self.document = document
        self.setup = setup
        self.stream = io.BytesIO()
        plain = dict.fromkeys(("strings_to_formulas", "strings_to_numbers", "strings_to_urls"), False)
        self.book = Book(
            Workbook(self.stream, {"in_memory": True, "default_format_properties": {**_FONT}, **plain}), document
        )

    def file(self) -> bytes:
        """Return the finished file."""
        setup, words = self.setup, self.setup.words
        before, after = parted(self.document) if setup.flowchart else (self.document.blocks, ())
        self._text(_IDENTITY.in_(words), before)
        shapes = Shapes(words)
        if setup.flowchart:
            FlowSheet(self.book, setup.flowchart.drawing, setup.flowchart.form).write(shapes, TITLE.in_(words))
        if after:
            self._text(_FURTHER.in_(words), after)
        self._describe()
        self.book.workbook.close()
        data = self.stream.getvalue()
        return package.repacked(data, _drawing(data, shapes) if setup.flowchart else {})

    def _text(self, title: str, blocks: tuple[Block, ...]) -> None:
        """Write blocks on a sheet, and wide tables on sheets of their own."""
        setup = self.setup
        size = setup.page.size
        sheet = self.book.sheet(title)
        landscape = setup.page.orientation == "landscape"
        self.book.set_page(sheet, setup.page.paper, setup.page.margin, landscape=landscape)
        sheet.set_print_scale(PRINT_SCALE)
        text = TextSheet(self.book, sheet, setup.width, size, setup.brand.logos)
        identified = any(isinstance(block, Identity) for block in blocks)
        if not identified:
            self.book.set_head(sheet)
        elif not _titled(self.document):
            text.line(self.document.title, bold=True, font_size=size * 1.7)
        wide = [block for block in blocks if isinstance(block, Table) and _is_wide(block)]
        text.blocks(_without(blocks, wide))
        sheet.print_area(0, 0, max(text.row, 1) - 1, text.last)
        room = (setup.paper[1] - 2 * setup.page.margin) * 100 / PRINT_SCALE * _NEAR
        sheet.set_h_pagebreaks(breaks(text.heights, text.kept, room))
        for block in blocks:
            if isinstance(block, Figure) and block.svg:
                self._figure(block)
        for block in wide:
            own = self.book.sheet(block.caption)
            lying = len(block.columns) > _WIDE
            self.book.set_page(own, setup.page.paper, 10.0, landscape=lying)
            self.book.set_head(own)
            high, across = sorted(setup.paper, reverse=not lying)
            tall = steps.write(self.book, own, block, across - 20.0, size * 0.9)
            own.fit_to_pages(1, 1 if tall < _LITTLE_MORE * (high - 20.0) else 0)

    def _figure(self, block: Figure) -> None:
        """Show a picture on a sheet and a page of its own, or on several where it would be too small to read."""
        setup = self.setup
        margin = setup.page.margin
        taken = 2 * margin, 3 * margin
        pieces, paper = setup.drawn(block.svg, taken, landscape=False)
        room = paper.width - taken[0], paper.height - taken[1]
        for number, piece in enumerate(pieces, 1):
            sheet = self.book.sheet(TITLE.in_(setup.words) + (f" {number}" if len(pieces) > 1 else ""))
            self.book.set_page(sheet, paper.name, margin, landscape=paper.landscape)
            self.book.set_head(sheet)
            sheet.fit_to_pages(1, 1)
            pictures.figure(sheet, piece, block.alt, room)

    def _describe(self) -> None:
        document = self.document
        issuer = next((" \N{EN DASH} ".join(b.issuer) for b in document.blocks if isinstance(b, Identity)), "")
        self.book.workbook.set_properties(
            {
                "title": cell_text(document.title)[:255],
                "author": cell_text(issuer)[:255],
                "created": package.moment(package.day(document.date)).replace(tzinfo=None),
            }
        )


def _titled(document: Document) -> bool:
    identities = (block for block in document.blocks if isinstance(block, Identity))
    return any(entry.key == "title" for block in identities for entry in block.entries)


def _without(blocks: tuple[Block, ...], wide: list[Table]) -> list[Block]:
    """Return the blocks without wide tables and pictures, and without headings that nothing follows then."""
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Figure) or any(block is one for one in wide):
            continue
        if isinstance(block, Heading | Panels | Identity) and kept and isinstance(kept[-1], Heading):
            kept.pop()  # all that stood below it is on another sheet
        kept.append(block)
    return kept[:-1] if kept and isinstance(kept[-1], Heading) else kept


def _is_wide(block: Table) -> bool:
    if block.key == STEPS:
        return len(block.columns) > _WIDE or len(block.rows) > _LONG
    return len(block.columns) > _WIDEST


def _drawing(data: bytes, shapes: Shapes) -> dict[str, bytes]:
    """Return the part that holds the drawing of the flowchart, with all shapes."""
    with ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/drawings/drawing") and MARK.encode() in archive.read(name):
                return {name: serialised(shapes.root)}
    return {}
