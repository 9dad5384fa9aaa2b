"""A workbook of Excel: the identity, the table with the flowchart as cells and shapes, and what follows it."""

import io
from types import MappingProxyType
from zipfile import ZipFile

from sopctl.documents.document import Block, Document, Figure, Heading, Identity, Table
from sopctl.i18n import Text
from sopctl.office import package
from sopctl.office.parting import parted
from sopctl.office.setup import Setup
from sopctl.office.xlsx import pictures, steps
from sopctl.office.xlsx.book import Book
from sopctl.office.xlsx.flowchart import MARK, TITLE, FlowSheet
from sopctl.office.xlsx.forms import TextSheet
from sopctl.office.xlsx.shapes import Shapes
from sopctl.office.xlsx.text import cell_text
from sopctl.office.xml import serialised

_IDENTITY = Text("Identity", "Identitas")
_FURTHER = Text("Further details", "Keterangan Lain")
_FONT = MappingProxyType({"font_name": "Arial", "font_size": 10, "font_scheme": "none"})
"""The font by which Excel measures columns; one that every machine has, or one with the same widths."""
_WIDE = 4
"""Tables with more columns get a sheet of their own."""


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
        sheet.fit_to_pages(1, 0)
        text = TextSheet(self.book, sheet, setup.width, size, setup.brand.logo)
        if any(isinstance(block, Identity) for block in blocks) and not _titled(self.document):
            text.line(self.document.title, bold=True, font_size=size * 1.7)
        wide = [block for block in blocks if isinstance(block, Table) and len(block.columns) > _WIDE]
        text.blocks(_without(blocks, wide))
        sheet.print_area(0, 0, max(text.row, 1) - 1, 5)
        for block in blocks:
            if isinstance(block, Figure) and block.svg:
                self._figure(block)
        for block in wide:
            own = self.book.sheet(block.caption)
            self.book.set_page(own, setup.page.paper, 10.0, landscape=True)
            own.fit_to_pages(1, 0)
            long, short = max(setup.paper), min(setup.paper)
            steps.write(self.book, own, block, max(long, short) - 20.0, size * 0.9)

    def _figure(self, block: Figure) -> None:
        """Show a picture on a sheet and a page of its own."""
        setup = self.setup
        sheet, margin = self.book.sheet(TITLE.in_(setup.words)), setup.page.margin
        self.book.set_page(sheet, setup.page.paper, margin, landscape=False)
        sheet.fit_to_pages(1, 1)
        pictures.figure(sheet, block, (min(setup.paper) - 2 * margin, max(setup.paper) - 3 * margin))

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
    kept = [block for block in blocks if not isinstance(block, Figure) and not any(block is one for one in wide)]
    return [
        block
        for number, block in enumerate(kept)
        if not isinstance(block, Heading) or (number + 1 < len(kept) and not isinstance(kept[number + 1], Heading))
    ]


def _drawing(data: bytes, shapes: Shapes) -> dict[str, bytes]:
    """Return the part that holds the drawing of the flowchart, with all shapes."""
    with ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/drawings/drawing") and MARK.encode() in archive.read(name):
                return {name: serialised(shapes.root)}
    return {}
