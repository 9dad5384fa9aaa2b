"""From the blocks of a document to chapters: parts that flow over pages, the table, pictures on pages of their own."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from sopctl.brand import Brand
from sopctl.choices import PaperName
from sopctl.documents import document as said
from sopctl.documents.document import Document, Identity
from sopctl.flow.pieces import Opening
from sopctl.pages import figure, panels, prose, setting, tables
from sopctl.pages.filling import filled
from sopctl.pages.heads import Head
from sopctl.pages.part import Column, Part, Text
from sopctl.pages.row import Cell, Form, Row, joined
from sopctl.pages.sheet import Sheet
from sopctl.pages.style import BOLD, GROUND, MUTED, Face, Style
from sopctl.pages.table import Field, Table, sized

Manner = Literal["below", "ruled"]
"""Where the text of a section stands: below its heading, or on its right in a form with rules."""
_SIDE = 0.2
"""The part of the width that headings take."""
_MEASURE = 62.0
"""Greatest width of a text beside its heading, in ems."""
_LABEL = 0.3
_LOW = 0.3
"""The part of a page from which on a piece of a picture is worth standing there."""
STEPS = "steps"
"""The key of the table that the table with the flowchart replaces."""


class Flow(Struct, frozen=True):
    """Parts one below the other, over as many pages as they need."""

    parts: tuple[Part, ...]
    sheet: Sheet | None = None
    """The paper where it is not the usual one."""


class TheTable(Struct, frozen=True):
    """The place of the table with the flowchart, and its heading."""

    heading: str = ""


Chapter = Flow | TheTable


class Setting(Struct, frozen=True):
    """What all chapters of a document share."""

    document: Document
    sheet: Sheet
    style: Style
    brand: Brand
    paper: PaperName
    manner: Manner
    link: str
    """The colour of links."""
    running: bool
    split: float
    """Where the right side of a form begins."""
    headed: bool
    """Whether the identity stands in the head of every page."""
    head: Head
    table: bool
    """Whether the table with the flowchart stands in for the table of steps."""
    draw: figure.Draw | None = None
    """Draws the flow anew for a page."""


def chapters(set_: Setting) -> list[Chapter]:
    """Return the chapters of the document in printed order."""
    found: list[Chapter] = []
    parts: list[Part] = list(_opening(set_))
    for heading, written in _sections(set_.document.blocks):
        blocks, page = _drawn(written, set_)
        apart = next((block for block in blocks if _stands_apart(block, set_)), None)
        if not apart and not page:
            if parts and _is_form(parts) and any(isinstance(block, said.Signatures) for block in blocks):
                # Nobody signs a page that has nothing but the signatures.
                parts[-1] = replace(parts[-1], keep=True)  # type: ignore[type-var]
            parts = _shortest(parts, heading, _cuts(blocks, parts, set_, first=not found), set_, first=not found)
            continue
        found.append(Flow(tuple(joined(parts, set_.sheet.room))))
        own, rest = _parted(blocks, set_)
        if page:
            some = _section(heading, own, replace(set_, sheet=page))
            found.append(Flow(tuple(joined(some, page.room)), page))
        else:
            found.append(TheTable(heading))
        parts = list(_section("", rest, set_))
    found.append(Flow(tuple(joined(parts, set_.sheet.room))))
    return [chapter for chapter in found if not isinstance(chapter, Flow) or chapter.parts]


def _stands_apart(block: said.Block, set_: Setting) -> bool:
    """Return whether a block has pages of its own: the table with the flowchart."""
    return isinstance(block, said.Table) and set_.table and block.key == STEPS


def _parted(blocks: Sequence[said.Block], set_: Setting) -> tuple[list[said.Block], list[said.Block]]:
    """Return the blocks of pages of their own, and those that stand among the text."""
    own = [block for block in blocks if isinstance(block, said.Figure) or _stands_apart(block, set_)]
    return own, [block for block in blocks if block not in own]


def _drawn(blocks: Sequence[said.Block], set_: Setting) -> tuple[list[said.Block], Sheet | None]:
    """Return the blocks with pictures that can be read on paper, and the page of those where it is not the usual."""
    found: list[said.Block] = []
    page = None
    for block in blocks:
        if not isinstance(block, said.Figure) or not block.svg:
            found.append(block)
            continue
        picture = figure.chart(block.svg, block.alt)
        shown = figure.shown(
            picture, set_.sheet, set_.paper, lambda page: _space(set_, page), set_.draw, running=set_.running
        )
        page = shown.page
        count = len(shown.pictures)
        for number, svg in enumerate(shown.pictures, 1):
            found.append(replace(block, svg=svg, alt=f"{block.alt} ({number}/{count})" if count > 1 else block.alt))
    return found, page


def _cuts(
    blocks: list[said.Block], before: Sequence[Part], set_: Setting, *, first: bool
) -> Iterator[Sequence[said.Block]]:
    """Yield the blocks, and again with a picture in as many pieces of which the first fits below what is before."""
    yield blocks
    pieces = [block for block in blocks if isinstance(block, said.Figure) and block.svg]
    if len(pieces) < 2 or not set_.draw or not before:
        return
    width, usual = _space(set_, set_.sheet)
    above = set_.sheet.tall - set_.head.height(set_.sheet, first=False) - usual
    *_, last = filled(tuple(joined(before, set_.sheet.room)), set_.sheet, set_.head, first=first)
    left = last.left - setting.above(set_.style) - above
    if not _LOW * usual < left < usual:
        return
    drawn = dict(zip(pieces, set_.draw(width, usual, Opening(len(pieces), left)), strict=False))
    if drawn:
        yield [replace(block, svg=drawn[block]) if block in pieces else block for block in blocks]


def _shortest(
    before: list[Part], heading: str, cuts: Iterable[Sequence[said.Block]], set_: Setting, *, first: bool
) -> list[Part]:
    """Return the parts before a section and those of it, with its picture cut so that the last page ends soonest."""
    found = [[*before, *_section(heading, blocks, set_, after_form=_is_form(before))] for blocks in cuts]
    if len(found) == 1:
        return found[0]

    def end(parts: list[Part]) -> tuple[int, float]:
        pages = list(filled(tuple(joined(parts, set_.sheet.room)), set_.sheet, set_.head, first=first))
        return len(pages), -round(pages[-1].left, 1)

    return min(found, key=end)


def _sections(blocks: Iterable[said.Block]) -> Iterator[tuple[str, tuple[said.Block, ...]]]:
    """Yield each heading with the blocks below it; forms stand for themselves."""
    heading, own = "", list[said.Block]()
    for block in blocks:
        if isinstance(block, said.Heading | Identity | said.Panels):
            if heading or own:
                yield heading, tuple(own)
            heading, own = "", []
        if isinstance(block, said.Heading):
            heading = block.text
        elif isinstance(block, Identity | said.Panels):
            yield "", (block,)
        else:
            own.append(block)
    if heading or own:
        yield heading, tuple(own)


def identity_of(document: Document) -> Identity:
    """Return the identity of a document, an empty one where it has none."""
    found = (block for block in document.blocks if isinstance(block, Identity))
    return next(found, Identity((), "", ()))


def titled(document: Document) -> bool:
    """Whether the title is a field of the identity."""
    return any(entry.key == "title" for entry in identity_of(document).entries)


def _opening(set_: Setting) -> Iterator[Part]:
    """Yield title and status, unless a form has them or the text begins with lines that take their place."""
    if set_.headed or titled(set_.document) or isinstance(next(iter(set_.document.blocks), None), said.Centred):
        return
    style, room = set_.style, set_.sheet.room
    face = Face(bold=True, colour=style.accent)
    yield setting.text(set_.document.title, room, style.title, role="title", face=face, keep=True)
    if set_.document.status:
        yield setting.text(set_.document.status, room, style.size, face=Face(colour=MUTED), before=1.0)


def _is_form(parts: Sequence[Part]) -> bool:
    last = parts[-1] if parts else None
    return isinstance(last, Row) and last.ruled


def _section(heading: str, blocks: Sequence[said.Block], set_: Setting, *, after_form: bool = False) -> Iterator[Part]:
    """Yield a section in the manner of the document."""
    form = next((block for block in blocks if isinstance(block, Identity | said.Panels)), None)
    if form:
        yield from _form(form, set_, joined=after_form or set_.headed)
        return
    if set_.manner == "ruled":
        yield from _ruled(heading, blocks, set_, joined=after_form)
    else:
        yield from _below(heading, blocks, set_)


def _ruled(heading: str, blocks: Sequence[said.Block], set_: Setting, *, joined: bool) -> Iterator[Part]:
    """Yield a section as a row of a form: its heading on the left, its text on the right.

    What is wide, such as a picture, stands below its heading.
    """
    room, style = set_.sheet.room, set_.style
    padding = style.padding
    before = 0.0 if joined else style.line
    side = 0.0 if not heading or any(map(_is_wide, blocks)) else _SIDE * room
    rows = list(_rows(blocks, room - side, set_))
    if not rows:
        return
    if side:
        name = Cell(Column((_name(heading, side - 2 * padding, style),)), 0.0, side, padding, ground=GROUND, again=True)
        rows[-1] = _stretched(rows[-1], name.height - sum(row.height for row in rows))
    body = Column((Form(tuple(rows), room - side, framed=False),))
    if side:
        yield Row((name, Cell(body, side, room - side)), ruled=True, before=before)
        return
    if heading:
        name = Cell(Column((_name(heading, room - 2 * padding, style),)), 0.0, room, padding, ground=GROUND)
        yield Row((name,), ruled=True, before=before, keep=True)
        before = 0.0
    yield Row((Cell(body, 0.0, room),), ruled=True, before=before)


def _rows(blocks: Sequence[said.Block], room: float, set_: Setting) -> Iterator[Row]:
    """Yield a row for each table, which fills it, and for the text between them."""
    padding = set_.style.padding
    for filling, some in groupby(blocks, lambda block: isinstance(block, said.Table | said.Definitions)):
        inner = room if filling else room - 2 * padding
        parts = tuple(part for block in some for part in _parts(block, inner, set_))
        if filling:
            for part in parts:
                bare = replace(part, framed=False) if isinstance(part, Table) else part
                yield Row((Cell(Column((bare,)), 0.0, room),), ruled=True)
        elif parts:
            yield Row((Cell(Column(parts), 0.0, room, padding),), ruled=True)


def _stretched(row: Row, by: float) -> Row:
    """Return the last row of a section, higher where the heading beside it is higher than its text."""
    (cell,) = row.cells
    (*others, last) = cell.content.parts
    if by <= 0:
        return row
    if isinstance(last, Table):
        foot = replace(last.rows[-1], height=last.rows[-1].height + by)
        last = replace(last, rows=(*last.rows[:-1], foot))
    return replace(row, cells=(replace(cell, content=Column((*others, last))),), least=row.height + by)


def _name(heading: str, room: float, style: Style) -> Text:
    """Return the heading of a row."""
    return setting.text(heading, room, style.size, role="heading", face=BOLD)


def _is_wide(block: said.Block) -> bool:
    return isinstance(block, said.Figure) or (isinstance(block, said.Table) and block.key == STEPS)


def _below(heading: str, blocks: Sequence[said.Block], set_: Setting) -> Iterator[Part]:
    body = [part for block in blocks for part in _parts(block, set_.sheet.room, set_)]
    if not body:
        return
    if heading:
        yield setting.heading(heading, set_.sheet.room, set_.style)
    yield from body


def _form(block: Identity | said.Panels, set_: Setting, *, joined: bool) -> Iterator[Row]:
    width = panels.Width(set_.split, set_.sheet.room)
    before = 0.0 if joined else 0.9 * set_.style.line
    if isinstance(block, Identity):
        if not set_.headed:
            yield replace(panels.identity(block, width, set_.style, set_.brand), before=before)
        return
    half = panels.Width(set_.sheet.room / 2, set_.sheet.room)
    for number, row in enumerate(panels.panels(block.panels, half, set_.style)):
        yield replace(row, before=0.0 if number else before)


def _parts(block: said.Block, room: float, set_: Setting) -> Iterator[Part]:
    style = set_.style
    match block:
        case said.Paragraph():
            yield setting.text(block.text, room, style.size * 0.9, face=Face(colour=MUTED), before=0.4 * style.line)
        case said.Definitions():
            yield definitions(block.entries, room, style)
        case said.Signatures():
            yield panels.signatures(block.entries, room, style)
        case said.Centred() | said.Clauses():
            from sopctl.pages import decree  # of a volume

            yield from decree.parts(block, room, style)
        case said.Prose():
            yield from prose.parts(block.markdown, min(room, _MEASURE * style.size), style)
        case said.Table():
            yield tables.table(block, room, style, set_.link)
        case said.Figure() if block.svg:
            picture = figure.chart(block.svg, block.alt)
            _, tall = _space(set_, set_.sheet)
            yield picture.image(room, tall, 0.5 * style.line)
        case _:
            return


def definitions(entries: Sequence[said.Definition], room: float, style: Style) -> Table:
    """Return labels and values, one below the other."""
    padding = style.padding
    label = min(_LABEL * room, 62.0)
    inner = room - label - 2 * padding
    rows = []
    for entry in entries:
        name = setting.text(entry.label, label - 2 * padding, style.size, role="label")
        if len(entry.lines) > 1:
            values = [setting.item(line, inner, style, depth=2, leading=1.22) for line in entry.lines]
            values = [_outdented(value, style) for value in values]
        else:
            values = [setting.text(line, inner, style.size) for line in entry.lines]
        rows.append(sized([Field(Column((name,)), heading=True), Field(Column(tuple(values)))], padding))
    return Table("", (0.0, round(label, 2), round(room, 2)), (), tuple(rows), padding, before=0.5 * style.line)


def _outdented(text: Text, style: Style) -> Text:
    """Return an item of a list moved to the left edge: its depth is only that of its dash."""
    by = setting.indent(style, 0) + 0.25 * style.size
    lines = tuple(replace(line, x=line.x - by) for line in text.lines)
    return replace(text, lines=lines, level=1)


def _space(set_: Setting, page: Sheet) -> tuple[float, float]:
    """Return the width and height that a page has for a picture below its heading."""
    style = set_.style
    inner = 2 * style.padding if set_.manner == "ruled" else 0.0
    above = style.heading(1) * 1.2 + 0.6 * style.line + 2 * inner
    return page.room - inner, page.tall - set_.head.height(page, first=False) - above
