"""A document becomes pages: text and table in printed order, then numbered as one."""

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from sopctl.brand import Brand
from sopctl.choices import PaperName
from sopctl.documents.document import Document
from sopctl.layout import Arranged, Form, arrange
from sopctl.layout import Style as TableStyle
from sopctl.layout.fontfile import house
from sopctl.layout.metrics import POINT, missing, width
from sopctl.layout.publication import INK, Grid, Publication, Run, TablePage, TextBlock, TextPage
from sopctl.layout.typeface import SHIPPED, Typeface, current, set_in
from sopctl.layout.wrap import shortened
from sopctl.model.profile import PageSetup
from sopctl.pages import chapters, contents, cover
from sopctl.pages.below import Below, below
from sopctl.pages.chapters import Manner, Setting, TheTable, identity_of, titled
from sopctl.pages.contents import Entry
from sopctl.pages.figure import Draw
from sopctl.pages.filling import filled
from sopctl.pages.heads import Furniture, Head, Letterhead, NoHead, Running, Titled, run
from sopctl.pages.part import Part, Sink
from sopctl.pages.reading import in_order
from sopctl.pages.sheet import FOOT, Sheet, sheet
from sopctl.pages.style import Style

_ROUNDS = 3
"""How often the table of contents is set: its length moves the pages that it names."""
_EMPTY = 0.4
"""The part of a last page that is empty where type set closer might save the page."""
_SPLIT = 0.4
"""Where the right side of a form begins on paper that stands, as a part of its width."""


class Leaf(Struct):
    """A page of text before it has its number."""

    sheet: Sheet
    sink: Sink = field(default_factory=Sink)
    first: bool = False
    """Whether it is the first page after the cover."""
    cover: bool = False
    left: float = 0.0
    """The room at its foot."""


class Laid(Struct, frozen=True):
    """All pages of a document before they have numbers."""

    document: Document
    head: Head
    style: Style
    leaves: tuple[Leaf | Arranged, ...]
    typeface: Typeface = SHIPPED
    below: Below | None = None
    """What stands under the table."""

    @property
    def count(self) -> int:
        """How many pages there are."""
        return sum(leaf.count if isinstance(leaf, Arranged) else 1 for leaf in self.leaves)

    @property
    def ends_early(self) -> bool:
        """Whether much of the last of several pages is empty."""
        last = self.leaves[-1]
        return len(self.leaves) > 1 and isinstance(last, Leaf) and last.left >= _EMPTY * last.sheet.tall

    def pages(self, first: int = 1, count: int = 0) -> Iterator[TextPage | TablePage]:
        """Yield the pages, numbered from `first` on in a publication of `count` pages."""
        last = count or first - 1 + self.count
        number = first
        for leaf in self.leaves:
            if isinstance(leaf, Arranged):
                drawing = leaf.drawing(number, last)
                number += leaf.count
                *others, end = (TablePage(drawing, page) for page in drawing.pages)
                yield from others
                yield replace(end, below=self._under(self.below, number - 1)) if self.below else end
            else:
                yield self._page(leaf, number, last, number - first + 1)
                number += 1

    def _under(self, own: Below, number: int) -> TextPage:
        sink, paper = own.sink, own.sheet
        blocks = tuple(in_order(sink.blocks))
        return TextPage(number, paper.width, paper.height, blocks, (), tuple(sink.areas), tuple(sink.strokes))

    def _page(self, leaf: Leaf, number: int, count: int, own_number: int) -> TextPage:
        own, paper = leaf.sink, leaf.sheet
        sink = Sink(list(own.blocks), list(own.areas), list(own.strokes))
        furniture: Furniture = []
        if not leaf.cover:
            folio = self.document.folio.format(number=number, count=count)
            self.head.put(sink, furniture, paper, f"{own_number} / {self.count}", first=leaf.first)
            headed = isinstance(self.head, Letterhead) and count == self.count
            furniture += self._foot(paper, "" if headed else folio, status=not (leaf.first and self._says_status()))
        return TextPage(
            number,
            paper.width,
            paper.height,
            tuple(in_order(sink.blocks)),
            tuple(furniture),
            tuple(sink.areas),
            tuple(sink.strokes),
        )

    def _says_status(self) -> bool:
        return not isinstance(self.head, Letterhead) and not titled(self.document)

    def _foot(self, paper: Sheet, folio: str, *, status: bool) -> Iterator[Run]:
        size = 6.5 * POINT
        if status and self.document.status:
            said = shortened(self.document.status, paper.room / 2, size)
            yield run(said, size, paper.margin, paper.foot, colour=INK)
        if folio:
            yield run(folio, size, paper.margin + paper.room - width(folio, size), paper.foot, colour=INK)


def lay(
    document: Document,
    setup: PageSetup,
    *,
    form: Form | None = None,
    paper: PaperName | None = None,
    brand: Brand | None = None,
    draw: Draw | None = None,
) -> Laid:
    """Return the pages of `document`, their numbers still open.

    `form` is the table with the flowchart, which then stands in for the table of steps. `paper` wins over that of
    `setup`; the table always lies on its long side. `draw` draws the flow anew where its picture would be too small.
    Raises FontError where a font of `brand` cannot be used, and what `draw` raises.
    """
    brand = brand or Brand()
    typeface = house(brand.font)
    with set_in(typeface):
        return replace(_lay(document, setup, form, paper or setup.paper, brand, draw), typeface=typeface)


def _lay(
    document: Document, setup: PageSetup, form: Form | None, paper: PaperName, brand: Brand, draw: Draw | None
) -> Laid:
    """Set the document in its usual type, or a little closer where that saves a last page with only a few rows."""
    accent = brand.colour if setup.head == "running" and not form else INK
    usual = Style(setup.size * POINT, accent)
    table = arrange(form, paper, TableStyle(margin=min(setup.margin, FOOT))) if form else None
    laid = _set(document, setup, usual, table, paper, brand, draw)
    for style in usual.closer():
        if not laid.ends_early:
            break
        closer = _set(document, setup, style, table, paper, brand, draw)
        if closer.count < laid.count:
            return closer
    return laid


def _set(
    document: Document,
    setup: PageSetup,
    style: Style,
    table: Arranged | None,
    paper: PaperName,
    brand: Brand,
    draw: Draw | None,
) -> Laid:
    running = setup.head == "running"
    usual = sheet(paper, setup.margin, lying=setup.orientation == "landscape", running=running)
    head = _head(document, setup, style, brand)
    manner: Manner = "ruled" if setup.head == "letterhead" or usual.lying else "below"
    split = usual.room * (0.5 if usual.lying else _SPLIT)
    set_ = Setting(
        document,
        usual,
        style,
        brand,
        paper,
        manner,
        style.accent,
        running,
        split,
        isinstance(head, Letterhead) and not head.brief(usual),
        head,
        table is not None,
        draw,
    )
    leaves: list[Leaf | Arranged] = list(_cover(set_))
    covers = len(leaves)
    headings: dict[int, str] = {}
    first, under = True, None
    for chapter in chapters.chapters(set_):
        if isinstance(chapter, TheTable):
            assert table
            headings[len(leaves)] = chapter.heading
            leaves.append(table)
            continue
        parts = chapter.parts
        if leaves and isinstance(leaves[-1], Arranged) and not chapter.sheet:
            under, parts = below(
                leaves[-1], parts, usual, lambda some: len(list(_leaves(some, usual, head, first=False)))
            )
        for leaf in _leaves(parts, chapter.sheet or usual, head, first=first):
            leaves.append(leaf)
            first = False
    if document.contents[0]:
        leaves[covers:covers] = _contents(set_, leaves, headings, covers, under)
    return Laid(document, head, style, tuple(leaves or [Leaf(usual)]), below=under)


def _contents(
    set_: Setting, leaves: list[Leaf | Arranged], headings: dict[int, str], covers: int, under: Below | None
) -> list[Leaf]:
    """Return the pages of the table of contents; the numbers in it take their own pages into account."""
    own: list[Leaf] = []
    for _ in range(_ROUNDS):
        entries, number = list[Entry](), 1
        for place, leaf in enumerate(leaves):
            number += len(own) if place == covers else 0
            if isinstance(leaf, Arranged):
                entries.append(Entry(headings[place], number))
                number += leaf.count
                entries += contents.entries(under.sink, number - 1, len(entries)) if under else []
            else:
                entries += contents.entries(leaf.sink, number, len(entries))
                number += 1
        count = len(own)
        own = list(_leaves(tuple(contents.parts(set_, entries)), set_.sheet, set_.head, first=False))
        if len(own) == count:
            break
    return own


def publish(
    document: Document,
    setup: PageSetup,
    *,
    form: Form | None = None,
    paper: PaperName | None = None,
    brand: Brand | None = None,
) -> Publication:
    """Return `document` as numbered pages; see `lay`."""
    return bound([lay(document, setup, form=form, paper=paper, brand=brand)])


def bound(parts: list[Laid]) -> Publication:
    """Return documents as one publication, numbered through; it has title, language and typeface of the first."""
    with set_in(parts[0].typeface):
        return _bound(parts)


def _bound(parts: list[Laid]) -> Publication:
    count = sum(part.count for part in parts)
    pages: list[TextPage | TablePage] = []
    for part in parts:
        pages += part.pages(len(pages) + 1, count)
    document = parts[0].document
    lacking = set().union(*(missing(text) for text in _texts(pages)), *_lacking(pages))
    author = identity_of(document).issuer
    return Publication(
        document.title,
        ", ".join(author),
        document.language,
        document.date,
        tuple(pages),
        tuple(sorted(lacking)),
        current(),
    )


def _lacking(pages: list[TextPage | TablePage]) -> Iterator[set[str]]:
    yield from (set(page.drawing.missing) for page in pages if isinstance(page, TablePage))


def _texts(pages: list[TextPage | TablePage]) -> Iterator[str]:
    for shown in pages:
        page = shown.below if isinstance(shown, TablePage) else shown
        if not page:
            continue
        for block in page.blocks:
            yield from _said(block)
        yield from (item.text for item in page.furniture if isinstance(item, Run))


def _said(block: object) -> Iterator[str]:
    if isinstance(block, TextBlock):
        yield from (run.text for run in block.runs)
    elif isinstance(block, Grid):
        for cell in block.cells:
            for own in cell.blocks:
                yield from _said(own)


def _head(document: Document, setup: PageSetup, style: Style, brand: Brand) -> Head:
    identity = identity_of(document)
    if setup.head == "letterhead":
        return Letterhead(document, identity, style, brand, document.page)
    if setup.head == "running":
        number = next((entry.lines for entry in identity.entries if entry.key == "identity.number"), ())
        return Running(document.title, "".join(number[:1]), style)
    return Titled(document.title) if titled(document) else NoHead()


def _cover(set_: Setting) -> Iterator[Leaf]:
    if set_.document.cover:
        identity = identity_of(set_.document)
        for sink in cover.covers(set_.document, identity, set_.sheet, set_.style, set_.brand):
            yield Leaf(set_.sheet, sink, cover=True)


def _leaves(parts: tuple[Part, ...], paper: Sheet, head: Head, *, first: bool) -> Iterator[Leaf]:
    """Yield the pages that `parts` fill."""
    for page in filled(parts, paper, head, first=first):
        leaf = Leaf(paper, first=first, left=page.left)
        y = paper.top + page.above
        for number, part in enumerate(page.parts):
            y += part.before if number else 0.0
            part.put(leaf.sink, paper.margin, y)
            y += part.height
        yield leaf
        first = False
