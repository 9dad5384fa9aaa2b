"""Sections that were written in Markdown, as parts of a page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sopctl.documents import prose
from sopctl.layout.publication import INK
from sopctl.pages import setting, spans
from sopctl.pages.columns import widths
from sopctl.pages.part import Column, Part, Text
from sopctl.pages.spans import BREAK, Line, Span
from sopctl.pages.style import Face, Style
from sopctl.pages.table import Field, Table, sized

if TYPE_CHECKING:
    from markdown_it.token import Token

_QUOTE = 2.2
"""How far a quotation stands in, in ems."""
_CODE = 0.92
"""Size of code in the text."""


class _Place(Struct, frozen=True):
    """Where in a section we are: how far in, in which list."""

    left: float = 0.0
    depth: int = 0
    number: int = 0
    widest: int = 0
    mark: bool = False
    """Whether the next text is the first of its item."""
    quote: bool = False


def parts(markdown: str, room: float, style: Style) -> tuple[Part, ...]:
    """Return the parts of a section, `room` wide."""
    return tuple(_Reader(room, style).blocks(prose.tokens(markdown)))


class _Reader:
    """Goes through the tokens of a section once."""

    def __init__(self, room: float, style: Style) -> None:
        self.room = room
        self.style = style
        self.places = [_Place()]

    @property
    def place(self) -> _Place:
        return self.places[-1]

    def blocks(self, tokens: "list[Token]") -> Iterator[Part]:
        number = 0
        while number < len(tokens):
            token = tokens[number]
            if token.type == "table_open":
                end = _end(tokens, number, "table_close")
                yield self._table(tokens[number:end])
                number = end
            elif token.type == "inline":
                yield self._text(token, tokens[number - 1])
            elif token.type in {"fence", "code_block"}:
                yield self._code(token)
            elif token.type == "html_block":
                yield setting.paragraph(token.content, self.room, self.style)
            else:
                self._enter(token, tokens[number + 1 :])
            number += 1

    def _enter(self, token: "Token", following: "list[Token]") -> None:
        """Note that a list, an item or a quotation begins or ends."""
        place = self.place
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            first = int(token.attrs.get("start", 1)) if token.type.startswith("ordered") else 0
            widest = first + _items(following, token.level) - 1 if token.type.startswith("ordered") else 0
            self.places.append(replace(place, depth=place.depth + 1, number=first, widest=widest, mark=False))
        elif token.type == "list_item_open":
            number = int(token.info) if token.info.isdigit() else 0
            self.places.append(replace(place, number=number, mark=True))
        elif token.type == "blockquote_open":
            self.places.append(replace(place, left=place.left + _QUOTE * self.style.size, quote=True))
        elif token.type in {"bullet_list_close", "ordered_list_close", "list_item_close", "blockquote_close"}:
            self.places.pop()

    def _text(self, token: "Token", opening: "Token") -> Text:
        content, place, style = tuple(_spans(token, self.style.accent)), self.place, self.style
        room = self.room - place.left
        if opening.type == "heading_open":
            made = setting.heading(_bold(content, style.accent), room, style, int(opening.tag[1:]) + 1)
        elif place.depth:
            inner = self._stand_in()
            made = setting.item(
                content, room - inner, style, number=place.number, depth=1, widest=place.widest, marked=place.mark
            )
            made = replace(_shifted(made, inner), level=place.depth)
            self.places[-1] = replace(place, mark=False)
        else:
            made = setting.paragraph(content, room, style)
        if place.quote and made.role == "paragraph":
            made = replace(made, role="quote")
        return _shifted(made, place.left)

    def _stand_in(self) -> float:
        """Return how far the lists round this one stand in."""
        lists = {place.depth: place for place in self.places if 0 < place.depth < self.place.depth}
        return sum(setting.indent(self.style, place.widest) for place in lists.values())

    def _code(self, token: "Token") -> Text:
        size, place = self.style.size * _CODE, self.place
        left = place.left + (self._stand_in() + setting.indent(self.style, place.widest) if place.depth else 0.0)
        lines: list[Line] = []
        for line in token.content.rstrip("\n").split("\n"):
            lines += spans.code(line.expandtabs(4), self.room - left, size)
        code = Text("code", tuple(lines), size, size * self.style.leading, before=0.5 * self.style.line)
        return _shifted(code, left)

    def _table(self, tokens: "list[Token]") -> Table:
        size = self.style.size * 0.95
        rows: list[list[tuple[Span, ...]]] = []
        heads = 0
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(tuple(_spans(token, self.style.accent)))
            elif token.type == "thead_close":
                heads = len(rows)
        rows = [[_bold(cell) for cell in row] if number < heads else row for number, row in enumerate(rows)]
        padding = self.style.padding
        edges = widths([[(cell,) for cell in row] for row in rows], self.room, size, padding)
        strips = []
        for number, row in enumerate(rows):
            fields = []
            for column, cell in enumerate(row):
                wide = edges[column + 1] - edges[column] - 2 * padding
                made = setting.text(cell, wide, size)
                fields.append(Field(Column((made,) if made.lines else ()), heading=number < heads))
            strips.append(sized(fields, padding))
        before = 0.6 * self.style.line
        return Table("", edges, tuple(strips[:heads]), tuple(strips[heads:]), padding, before)


def _spans(token: "Token", colour: str) -> Iterator[Span]:
    """Yield the texts of a line of Markdown, each in its style; `colour` is that of links."""
    bold = italic = 0
    link = ""
    for child in token.children or ():
        face = Face(bold > 0, italic > 0, colour=colour if link else INK, link=link)
        match child.type:
            case "strong_open" | "strong_close":
                bold += 1 if child.type == "strong_open" else -1
            case "em_open" | "em_close":
                italic += 1 if child.type == "em_open" else -1
            case "link_open":
                link = str(child.attrs.get("href", ""))
            case "link_close":
                link = ""
            case "softbreak":
                yield Span(" ", face)
            case "hardbreak":
                yield Span(BREAK, face)
            case "code_inline":
                yield Span(child.content, replace(face, mono=True))
            case _:
                yield Span(child.content, face)


def _bold(content: tuple[Span, ...], colour: str = "") -> tuple[Span, ...]:
    changed = {"bold": True, "colour": colour} if colour else {"bold": True}
    return tuple(span._replace(face=replace(span.face, **changed)) for span in content)


def _shifted(text: Text, by: float) -> Text:
    return replace(text, lines=tuple(replace(line, x=line.x + by) for line in text.lines)) if by else text


def _end(tokens: "list[Token]", start: int, kind: str) -> int:
    return next(number for number in range(start, len(tokens)) if tokens[number].type == kind)


def _items(tokens: "list[Token]", level: int) -> int:
    """Return how many items a list has, given what follows its beginning."""
    count = 0
    for token in tokens:
        if token.level == level and token.type.endswith("list_close"):
            break
        count += token.type == "list_item_open" and token.level == level + 1
    return count
