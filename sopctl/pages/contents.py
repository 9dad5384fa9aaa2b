"""The table of contents: every heading with the number of its page, each leading there."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sopctl.documents.document import Column, Group, Line, Link, Row, Table
from sopctl.layout.publication import Publication, TextBlock, TextPage
from sopctl.pages import setting, tables
from sopctl.pages.chapters import Setting
from sopctl.pages.part import Part, Sink

_ANCHOR = "contents-"
"""What the names of places begin with that the table leads to; ids of steps never have it before them alone."""


class Entry(Struct, frozen=True):
    """A heading, its page, and the name of its place, empty where nothing leads there."""

    text: str
    page: int
    anchor: str = ""


def entries(sink: Sink, page: int, before: int) -> list[Entry]:
    """Return the headings of the first level on a page and give each a name; `before` stand on earlier pages."""
    found: list[Entry] = []
    for place, block in enumerate(sink.blocks):
        if isinstance(block, TextBlock) and block.role == "heading" and block.level == 1 and not block.continued:
            anchor = block.anchor or f"{_ANCHOR}{before + len(found) + 1}"
            sink.blocks[place] = replace(block, anchor=anchor)
            found.append(Entry(_text(block), page, anchor))
    return found


def headings(publication: Publication) -> dict[str, int]:
    """Return the pages of the headings that a table of contents leads to."""
    pages = (page for page in publication.pages if isinstance(page, TextPage))
    return {
        _text(block): page.number
        for page in pages
        for block in page.blocks
        if isinstance(block, TextBlock) and block.anchor.startswith(_ANCHOR)
    }


def _text(block: TextBlock) -> str:
    """Return a heading in one line; pieces of one line follow each other without a blank of their own."""
    lines: dict[float, str] = {}
    for run in block.runs:
        lines[run.y] = lines.get(run.y, "") + run.text
    return " ".join(line.strip() for line in lines.values())


def parts(set_: Setting, found: Sequence[Entry]) -> Iterator[Part]:
    """Yield heading and table."""
    title, *names = set_.document.contents
    room, style = set_.sheet.room, set_.style
    yield setting.heading(title, room, style)
    keys = ("section", "page")
    groups = tuple(Group("", (Column(key, name),)) for key, name in zip(keys, names, strict=True))
    rows = tuple(Row(((_leading(one, one.text),), (_leading(one, str(one.page)),))) for one in found)
    yield tables.table(Table("contents", title, groups, rows), room, style, set_.link)


def _leading(entry: Entry, said: str) -> Line:
    return (Link(said, entry.anchor),) if entry.anchor else (said,)
