"""Sections that were written in Markdown, as lines and tables of a sheet."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from sopctl.documents import prose
from sopctl.documents.document import Column, Group, Row, Table

if TYPE_CHECKING:
    from markdown_it.token import Token

Part = tuple[str, bool]
"""A piece of text, and whether it is bold."""


class Lines(Struct, frozen=True):
    """A paragraph; an item has its sign in `mark`."""

    parts: tuple[Part, ...]
    mark: str = ""

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(text for text, _ in self.parts)


def pieces(markdown: str) -> Iterator[Lines | Table]:
    """Yield the paragraphs and the tables of a section."""
    sign, numbers = "", list[int]()
    tokens = prose.tokens(markdown)
    start = -1
    for number, token in enumerate(tokens):
        match token.type:
            case "table_open":
                start = number
            case "table_close":
                yield _table(tokens[start:number])
                start = -1
            case "bullet_list_open":
                numbers.append(-1)
            case "ordered_list_open":
                numbers.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                numbers.pop()
            case "list_item_open":
                sign = "\N{BULLET}" if numbers[-1] < 0 else f"{numbers[-1]}."
                numbers[-1] += 1 if numbers[-1] >= 0 else 0
            case "inline" if start < 0:
                deep = len(numbers) - 1
                parts = tuple(_parts(token, bold=tokens[number - 1].type == "heading_open"))
                if deep > 0:  # only the first depth has a column for its signs
                    yield Lines((("    " * deep + (f"{sign} " if sign else ""), False), *parts), " ")
                else:
                    yield Lines(parts, sign or (" " if numbers else ""))
                sign = ""
            case "fence" | "code_block":
                yield Lines(((token.content.rstrip("\n"), False),))


def _parts(token: "Token", *, bold: bool) -> Iterator[Part]:
    """Yield the text of a paragraph, in pieces of one form each."""
    heavy, found = int(bold), list[Part]()
    for child in token.children or ():
        heavy += child.nesting if child.type in {"strong_open", "strong_close"} else 0
        text = "\n" if child.type == "hardbreak" else " " if child.type == "softbreak" else child.content
        if text:
            found.append((text, heavy > 0))
    for form, run in groupby(found, key=lambda part: part[1]):
        yield "".join(text for text, _ in run), form


def _table(tokens: "list[Token]") -> Table:
    """Return a table, its first row as the head."""
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append("".join(text for text, _ in _parts(token, bold=False)))
    head, *body = rows
    groups = tuple(Group("", (Column(str(number), text),)) for number, text in enumerate(head))
    return Table("", "", groups, tuple(Row(tuple(((cell,),) for cell in row)) for row in body))
