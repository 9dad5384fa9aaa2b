"""From the blocks of a document to paragraphs and tables of Word, in the manner of its profile."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sopctl.documents import document as said
from sopctl.layout.metrics import POINT
from sopctl.office.docx import decree, maker
from sopctl.office.docx.forms import Forms
from sopctl.office.docx.numbering import Lists
from sopctl.office.docx.prose import Prose
from sopctl.office.docx.rows import Cell, Row, beside, keeps, table
from sopctl.office.docx.tables import Tables
from sopctl.office.parting import STEPS
from sopctl.office.setup import Setup
from sopctl.office.xml import Element

if TYPE_CHECKING:
    from sopctl.office.docx.media import Media

_SIDE, _SPLIT = 0.2, 0.4
"""The part of the width that headings take beside their text, and where the right side of a form begins on paper that
stands."""
_PANEL = 2
"""Rows of a panel: its heading and what it says."""
_FEW, _LETTERS = 8, 900
"""Paragraphs and letters of a text beside its heading that no page break parts."""
_MEASURE = 175.0
"""Greatest width of a text beside its heading (mm)."""


class Chapters:
    """Writes the blocks of one document in the manner that its pages ask for."""

    def __init__(self, setup: Setup, media: "Media") -> None:
        self.width = setup.width
        self.size = setup.page.size
        self.ruled = setup.page.head == "letterhead" or setup.page.orientation == "landscape"
        self.media = media
        self.lists = Lists()
        self.marks: dict[str, int] = {}
        self.form = Forms(self.width, self.width * (0.5 if setup.landscape else _SPLIT), self.size, self.lists)

    def blocks(self, blocks: Iterable[said.Block], *, headed: bool = False) -> Iterator[Element]:
        """Yield all blocks; where the page is `headed`, the identity stands in its head already.

        Rows of forms that follow each other are one table.
        """
        rows: list[Row] = []
        text = False
        for heading, own in sections(blocks):
            if isinstance(own[0] if own else None, said.Identity) and headed:
                continue
            if found := self._rows(heading, own):
                rows += found
                continue
            content = list(self._below(heading, own))
            if not content:
                continue
            if rows:
                if isinstance(own[0], said.Signatures):  # nobody signs an empty page
                    rows[-_PANEL:] = (replace(row, kept=True) for row in rows[-_PANEL:])
                yield from self._closed(rows, after_text=text)
                rows = []
            yield from content
            text = _is_text(content[-1])
        if rows:
            yield from self._closed(rows, after_text=text)

    @staticmethod
    def _closed(rows: list[Row], *, after_text: bool = False) -> Iterator[Element]:
        """Yield a table and the paragraph that keeps the next one apart from it."""
        if after_text:
            yield maker.paragraph(style="Gap")
        yield table(rows)
        yield maker.paragraph(style="Gap")

    def _rows(self, heading: str, blocks: tuple[said.Block, ...]) -> list[Row]:
        """Return a section as rows of a form, none where it is not one."""
        match blocks[:1]:
            case (said.Identity() as identity,):
                return list(self.form.identity(identity, self.media.logos()))
            case (said.Panels() as panels,):
                return list(self.form.panels(panels.panels))
        if not self.ruled or not heading or any(map(_is_wide, blocks)):
            return []
        side = round(_SIDE * self.width, 1)
        rows = [row for block in blocks for row in self._beside(block, side)]
        return beside([maker.paragraph(maker.run(heading), style="SideHeading")], side, rows)

    def _beside(self, block: said.Block, left: float) -> Iterator[Row]:
        """Yield what stands beside a heading."""
        match block:
            case said.Definitions():
                yield from self.form.definitions(block.entries, left)
            case said.Table():
                rows = list(self._tables(self.width - left).rows(block, left))
                yield from (replace(row, kept=keeps(number, len(rows))) for number, row in enumerate(rows))
            case _:
                content = list(self._content(block, min(self.width - left, _MEASURE) - 4.0))
                if content:
                    yield Row((Cell(left, self.width, _closed_cell(content)),), whole=_is_short(content))

    def _below(self, heading: str, blocks: tuple[said.Block, ...]) -> Iterator[Element]:
        made = [item for block in blocks for item in self._content(block, self.width)]
        if made and heading:
            yield maker.paragraph(maker.run(heading), style="Heading1")
        yield from made

    def _content(self, block: said.Block, width: float) -> Iterator[Element]:
        match block:
            case said.Paragraph():
                yield maker.paragraph(maker.run(block.text), style="Remark")
            case said.Definitions():
                yield from self._closed(list(self.form.definitions(block.entries)))
            case said.Signatures():
                yield table(self.form.signatures(block.entries), style="PlainTable")
                yield maker.paragraph(style="Gap")
            case said.Centred() | said.Clauses():
                yield from decree.blocks(block, width)
            case said.Prose():
                yield from Prose(self.lists, self.media.linked, width).blocks(block.markdown)
            case said.Table():
                yield self._tables(width).table(block)
                yield maker.paragraph(style="Gap")
            case said.Figure():
                yield from self.media.figure(block.svg, block.alt)
            case _:
                return

    def _tables(self, width: float) -> Tables:
        return Tables(width, 0.92 * self.size * POINT, self.marks)

    def cover(self, document: said.Document) -> Iterator[Element]:
        """Yield the cover: logo, kind and title, then what belongs to them, and the issuer."""
        identity = identity_of(document)
        yield maker.paragraph(style="CoverTitle")
        yield from self.media.logos((46.0, 34.0))
        if identity.document:
            yield maker.paragraph(maker.run(identity.document), style="CoverKind")
        yield maker.paragraph(maker.run(document.title), style="CoverTitle")
        entries = [entry for entry in document.cover if entry.key != "title"]
        if entries:
            half = self.width / 2
            rows = [
                maker.row(
                    [
                        maker.cell([maker.paragraph(maker.run(entry.label), style="CoverLabel")], half),
                        maker.cell(
                            [maker.paragraph(maker.run(line), style="CoverValue") for line in entry.lines], half
                        ),
                    ]
                )
                for entry in entries
            ]
            yield maker.table((half, half), rows, style="PlainTable")
        for number, line in enumerate([*identity.issuer, document.date[:4]]):
            yield maker.paragraph(maker.run(line), style="CoverText" if number else "CoverIssuer")


def sections(blocks: Iterable[said.Block]) -> Iterator[tuple[str, tuple[said.Block, ...]]]:
    """Yield each heading with the blocks below it; forms stand for themselves."""
    heading, own = "", list[said.Block]()
    for block in blocks:
        form = isinstance(block, said.Identity | said.Panels)
        if (form or isinstance(block, said.Heading)) and (heading or own):
            yield heading, tuple(own)
            heading, own = "", []
        if isinstance(block, said.Heading):
            heading = block.text
        elif form:
            yield "", (block,)
        else:
            own.append(block)
    if heading or own:
        yield heading, tuple(own)


def _is_wide(block: said.Block) -> bool:
    return isinstance(block, said.Figure) or (isinstance(block, said.Table) and block.key == STEPS)


def _is_text(block: Element) -> bool:
    """Whether a block is a paragraph that says something."""
    return bool(block.tag.endswith("}p") and block.xpath("string()"))


def _is_short(content: list[Element]) -> bool:
    """Whether text is so short that no page break need part it."""
    return len(content) <= _FEW and sum(len(item.xpath("string()")) for item in content) <= _LETTERS


def _closed_cell(content: list[Element]) -> list[Element]:
    """Return the content of a cell, whose last child is a paragraph always."""
    return [*content, maker.paragraph(style="Anchor")] if content[-1].tag.endswith("}tbl") else content


def identity_of(document: said.Document) -> said.Identity:
    """Return the identity of a document, an empty one where it has none."""
    found = (block for block in document.blocks if isinstance(block, said.Identity))
    return next(found, said.Identity((), "", ()))


def is_titled(document: said.Document) -> bool:
    """Return whether the title stands in the identity, and so not above the text."""
    return any(entry.key == "title" for entry in identity_of(document).entries)


def section_end(properties: Element) -> Element:
    """Return the paragraph that ends a section."""
    made = maker.paragraph(style="Anchor")
    made[0].append(properties)
    return made
