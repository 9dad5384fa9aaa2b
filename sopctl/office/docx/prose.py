"""Sections that were written in Markdown, as paragraphs of Word: their forms become styles, lists and tables."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sopctl.documents import prose
from sopctl.office.docx import maker
from sopctl.office.docx.numbering import Lists
from sopctl.office.xml import Element

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    Linker = Callable[[str], str]

_DEEPEST = 4
_STYLED = 3
"""Depths of lists that have styles of their own."""


class _Place(Struct, frozen=True):
    """Where in a section we are: how deep in lists, in which numbered list, and whether an item has its sign yet."""

    depth: int = 0
    list: int = 0
    fresh: bool = False
    quote: bool = False


class Prose:
    """Writes sections of one document; `linked` gives the relation of an address."""

    def __init__(self, lists: Lists, linked: "Linker", width: float) -> None:
        self.lists = lists
        self.linked = linked
        self.width = width
        self.places = [_Place()]

    def blocks(self, markdown: str) -> Iterator[Element]:
        """Yield the blocks of a section."""
        self.places = [_Place()]
        tokens = prose.tokens(markdown)
        number = 0
        while number < len(tokens):
            token = tokens[number]
            if token.type == "table_open":
                end = next(n for n in range(number, len(tokens)) if tokens[n].type == "table_close")
                yield self._table(tokens[number:end])
                yield maker.paragraph(style="Anchor")
                number = end
            elif token.type == "inline":
                yield self._paragraph(token, tokens[number - 1])
            elif token.type in {"fence", "code_block"}:
                yield from (
                    maker.paragraph(maker.run(line), style="CodeBlock")
                    for line in token.content.rstrip("\n").split("\n")
                )
            else:
                self._step(token)
            number += 1

    def _step(self, token: "Token") -> None:
        """Note that a list, an item or a quotation begins or ends."""
        place = self.places[-1]
        match token.type:
            case "bullet_list_open":
                self.places.append(replace(place, depth=place.depth + 1, list=0))
            case "ordered_list_open":
                numbers = self.lists.numbered(start=int(token.attrs.get("start", 1)), depth=place.depth)
                self.places.append(replace(place, depth=place.depth + 1, list=numbers))
            case "list_item_open":
                self.places.append(replace(place, fresh=True))
            case "blockquote_open":
                self.places.append(replace(place, quote=True))
            case "bullet_list_close" | "ordered_list_close" | "list_item_close" | "blockquote_close":
                self.places.pop()

    def _paragraph(self, token: "Token", opening: "Token") -> Element:
        content = tuple(self._runs(token))
        if opening.type == "heading_open":
            level = min(int(opening.tag[1:]) + 1, _DEEPEST)
            return maker.paragraph(*content, style=f"Heading{level}")
        place = self.places[-1]
        if not place.depth:
            return maker.paragraph(*content, style="Quote" if place.quote else "")
        if not place.fresh:
            return maker.paragraph(*content, style="ListContinue")
        self.places[-1] = replace(place, fresh=False)
        level = place.depth - 1
        style = ("ListNumber" if place.list else "ListBullet") + (str(min(level, _STYLED - 1) + 1) if level else "")
        number = (place.list, level) if place.list else ((1, level) if level >= _STYLED else None)
        return maker.paragraph(*content, style=style, number=number)

    def _runs(self, inline: "Token", *, bold: bool = False) -> Iterator[Element]:
        heavy, slanted, link = int(bold), 0, ""
        opened: list[Element] = []
        for token in inline.children or ():
            made = None
            match token.type:
                case "strong_open" | "strong_close":
                    heavy += token.nesting
                case "em_open" | "em_close":
                    slanted += token.nesting
                case "link_open":
                    link = self.linked(str(token.attrs.get("href", "")))
                    opened = []
                case "link_close":
                    yield maker.hyperlink(opened, link)
                    link = ""
                case "softbreak":
                    made = maker.run(" ")
                case "hardbreak":
                    made = maker.run("\n")
                case "code_inline":
                    made = maker.run(token.content, style="Code")
                case _:
                    style = "Hyperlink" if link else ""
                    made = maker.run(token.content, bold=heavy > 0, italic=slanted > 0, style=style)
            if made is not None and link:
                opened.append(made)
            elif made is not None:
                yield made

    def _table(self, tokens: "list[Token]") -> Element:
        rows: list[list[Token]] = []
        heads = 0
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(token)
            elif token.type == "thead_close":
                heads = len(rows)
        columns = max(1, *(len(row) for row in rows))
        width = self.width / columns
        made = []
        for number, row in enumerate(rows):
            head = number < heads
            cells = [
                maker.cell(
                    [maker.paragraph(*self._runs(token, bold=head), style="FormText")],
                    width,
                    shade=maker.SHADE if head else "",
                )
                for token in row
            ]
            cells += [maker.cell([], width) for _ in range(columns - len(row))]
            made.append(maker.row(cells, head=head))
        return maker.table([width] * columns, made, style="ListTable")
