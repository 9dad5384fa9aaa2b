"""A document of Word: text with styles, tables whose heads repeat, and the flowchart as shapes that can be edited."""

import io
from collections.abc import Iterable
from typing import Any

from sopctl.documents.document import Block, Document, Figure
from sopctl.layout import Drawing
from sopctl.office import package
from sopctl.office.docx import chapters, contents, flowchart, heads, maker, sections, settings, styles
from sopctl.office.docx.chapters import Chapters
from sopctl.office.docx.media import Media
from sopctl.office.docx.sections import Section
from sopctl.office.parting import parted, pictured
from sopctl.office.scale import scaled
from sopctl.office.setup import Setup
from sopctl.office.xml import Element, element, serialised

_PLAIN = "#000000"
_IN_HEADS, _SHAPES = 900, 1000
"""The numbers of the first picture in a head and of the first shape of the flowchart; pictures in the text have lower
ones."""


def write(document: Document, setup: Setup) -> bytes:
    """Return the document as a file of Word. The same document gives the same bytes."""
    return _Writer(document, setup).file()


class _Writer:
    def __init__(self, document: Document, setup: Setup) -> None:
        import docx

        self.document = document
        self.setup = setup
        self.word: Any = docx.Document()
        settings.drop_leftovers(self.word)
        self.headed = setup.page.head == "letterhead"
        self.media = Media(self.word.part, setup)
        self.chapters = Chapters(setup, self.media)
        self.shrunk = sections.shrinkage(setup.flowchart.drawing) if setup.flowchart else 1.0
        self.drawing = scaled(setup.flowchart.drawing, self.shrunk) if setup.flowchart else None
        self.body: list[Element] = []
        self.open: Element = None
        """The properties of the section that was added last."""

    def file(self) -> bytes:
        """Return the finished file."""
        text, chart = sections.of_text(self.setup), self.setup.flowchart
        own: tuple[Block, ...] = ()
        if chart:
            front, back = parted(self.document)
        else:
            front, own, back = pictured(self.document, self._stands_apart)
        if self.document.cover:
            self._add(self.chapters.cover(self.document), text, {})
        parts = self._furniture(self.setup.width)
        place = self._place_of_contents(text, parts)
        opening = [*self._opening(), *self.chapters.blocks(front, headed=self.headed)]
        if opening:
            self._add(opening, text, parts)
        if own:
            self._add_picture(own)
            if rest := list(self.chapters.blocks(back, headed=True)):
                self._add(rest, text, _further(parts))
        if chart and self.drawing:
            paper = sections.of_drawing(self.drawing)
            pages = flowchart.pages(self.drawing, chart.form, _SHAPES, self.setup.words, self.shrunk)
            rest = list(self.chapters.blocks(back, headed=True))
            under = [maker.paragraph(style="Gap"), *rest] if chart.followed else []
            self._add([*pages, *under], paper, self._on_the_table(self.drawing))
            if rest and not under:
                self._add(rest, text, _further(parts))
        self.body[place:place] = self._contents(self.body[place:])
        self.body.append(self.open)
        settings.describe(self.word, self.document)
        stream = io.BytesIO()
        self.word.save(stream)
        return package.repacked(stream.getvalue(), self._own_parts())

    def _place_of_contents(self, text: Section, parts: dict[tuple[str, str], str]) -> int:
        """Begin the section of the table of contents, and return its place in the body."""
        if self.document.contents[0]:
            self._add([], text, _further(parts))
        return len(self.body)

    def _contents(self, body: list[Element]) -> list[Element]:
        title = self.document.contents[0]
        return contents.table(title, body, self.setup.pages, self.setup.width) if title else []

    def _stands_apart(self, svg: str) -> bool:
        """Return whether a picture can be read on other paper only."""
        return self.media.shown(svg).page[1:] != self.setup.paper

    def _add_picture(self, own: tuple[Block, ...]) -> None:
        """Add a picture, with its heading, on paper of its own."""
        (figure,) = (block for block in own if isinstance(block, Figure))
        paper = self.media.shown(figure.svg).page
        furniture = self._furniture(paper.width - 2 * self.setup.page.margin)
        self._add(self.chapters.blocks(own, headed=True), sections.of_text(self.setup, paper), _further(furniture))

    def _add(self, content: Iterable[Element], section: Section, parts: dict[tuple[str, str], str]) -> None:
        """Add the content of a section; a document ends with the properties of its last one."""
        if self.open is not None:
            self.body.append(chapters.section_end(self.open))
        self.body += content
        self.open = section.element(parts)

    def _opening(self) -> Iterable[Element]:
        """Yield title and status, unless a form has them."""
        if self.headed:
            yield from heads.approval(self.document, self.setup.width)
            return
        if chapters.is_titled(self.document):
            return
        yield maker.paragraph(maker.run(self.document.title), style="Title")
        if self.document.status:
            yield maker.paragraph(maker.run(self.document.status), style="Subtitle")

    def _furniture(self, width: float) -> dict[tuple[str, str], str]:
        """Return heads and feet of pages with text of a width."""
        document, parts = self.document, {}
        if self.setup.page.head == "running":
            parts["header", "first"] = self._header([])
            parts["header", "default"] = self._header(heads.running(document, width))
            parts["footer", "first"] = self._footer(heads.foot(document, width, status=False))
        elif self.headed:
            part, relation = self.word.part.add_header_part()
            self._fill(part, heads.letterhead(document, width, Media(part, self.setup, _IN_HEADS)))
            parts["header", "default"] = relation
        elif chapters.is_titled(document):
            parts["header", "first"] = self._header([])
            parts["header", "default"] = self._header(heads.title(document, width))
            parts["footer", "first"] = self._footer(heads.foot(document, width, status=True))
        else:
            parts["header", "default"] = self._header([])
        parts["footer", "default"] = self._footer(heads.foot(document, width, status=True))
        return parts

    def _on_the_table(self, drawing: Drawing) -> dict[tuple[str, str], str]:
        """Return head and foot of the pages of the table."""
        page = drawing.pages[0]
        title = page.texts[0].text if page.texts else ""
        return {
            ("header", "default"): self._header([maker.paragraph(maker.run(title), style="Header")]),
            ("footer", "default"): self._footer(heads.foot(self.document, page.table.width, status=True)),
        }

    def _header(self, content: Iterable[Element]) -> str:
        part, relation = self.word.part.add_header_part()
        self._fill(part, content)
        return str(relation)

    def _footer(self, content: Iterable[Element]) -> str:
        part, relation = self.word.part.add_footer_part()
        self._fill(part, content)
        return str(relation)

    @staticmethod
    def _fill(part: Any, content: Iterable[Element]) -> None:
        root = part.element
        for child in list(root):
            root.remove(child)
        for child in [*content] or [maker.paragraph(style="Header")]:
            root.append(child)

    def _own_parts(self) -> dict[str, bytes]:
        """Return the parts that are written as a whole."""
        language, words = self.document.language, self.setup.words
        colour = self.setup.brand.colour if self.setup.page.head == "running" and not self.setup.flowchart else _PLAIN
        body = element("w:document", element("w:body", *self.body))
        return {
            "word/document.xml": serialised(body),
            "word/styles.xml": serialised(
                styles.part(language, words, self.setup.page.size, colour, self.setup.font, self.shrunk)
            ),
            "word/numbering.xml": serialised(self.chapters.lists.part(self.shrunk)),
            "word/settings.xml": serialised(settings.part(language, contents=bool(self.document.contents[0]))),
            "docProps/app.xml": settings.APP,
        }


def _further(parts: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Return heads and feet of pages that are not the first."""
    return {key: part for key, part in parts.items() if key[1] != "first"}
