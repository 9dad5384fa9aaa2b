"""Sections that were written in Markdown (CommonMark and tables). Raw HTML and pictures in them stay text."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from sopctl.characters import for_xml
from sopctl.regex import regex

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_DEEPEST = 6
_BELOW = 2
"""Headings of a section stand below the section's own one, which is on the second level."""


_HEADING = regex(r"^#{1,6}(?=\s)")
_BREAKS = regex("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What some readers take for the end of a line, and Markdown does not."""
_NOT_A_LINK = regex(r"<(?!(?:https?://|mailto:)[^\s<>]+>)")


@cache
def _parser() -> "MarkdownIt":
    """Return a parser that passes no HTML on, loads no picture, and drops links such as `javascript:`."""
    from markdown_it import MarkdownIt  # most SOPs have no such section

    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def tokens(markdown: str) -> "list[Token]":
    """Return what a section consists of, for writers that set it themselves."""
    return _parser().parse(for_xml(markdown))


def as_html(markdown: str) -> str:
    """Return a section as HTML."""
    parser = _parser()
    found = parser.parse(markdown)
    for token in found:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1:]) + _BELOW, _DEEPEST)}"
        token.attrs.pop("style", None)  # the page allows no inline styles
    rendered: str = parser.renderer.render(found, parser.options, {})
    return rendered


def as_markdown(markdown: str) -> str:
    """Return a section as Markdown in which HTML is text and pictures are links.

    It stands among other sections: blocks of code are fenced anew, so that none stays open, and where a link
    leads to something that a browser would run, no bracket of the section makes a link. Inline code is not
    told from text here, so a `<` in it prints as `&lt;`.
    """
    text = _BREAKS.sub(" ", for_xml(markdown.replace("\r\n", "\n").replace("\r", "\n")))
    inert = not all(map(_parser().validateLink, _addresses(text)))
    lines: list[str | None] = [_harmless(line, inert=inert) for line in text.split("\n")]
    for token in _parser().parse(text):
        if token.type in {"fence", "code_block"} and token.map and token.level == 0:
            first, last = token.map
            lines[first:last] = [_fenced(token.content, token.info), *[None] * (last - first - 1)]
    return "\n".join(line for line in lines if line is not None).strip("\n")


def _fenced(code: str, language: str) -> str:
    """Return code in a fence that is longer than any in it."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", code)), default=0))
    language = language if re.fullmatch(r"[\w+-]{1,20}", language.strip(), re.ASCII) else ""
    return f"{fence}{language}\n{code.rstrip(chr(10))}\n{fence}"


def _addresses(markdown: str) -> Iterator[str]:
    """Yield where the links, pictures and link definitions of a section lead to."""
    environment: dict[str, Any] = {}
    tokens = _credulous_parser().parse(markdown, environment)
    for token in (inner for outer in tokens for inner in (outer.children or ())):
        if address := token.attrs.get("href") or token.attrs.get("src"):
            yield str(address)
    for definition in environment.get("references", {}).values():
        yield definition["href"]


@cache
def _credulous_parser() -> "MarkdownIt":
    """Return a parser that believes every address, so that each can be looked at."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False})
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


def _harmless(line: str, *, inert: bool) -> str:
    """Return a line of prose in which nothing is HTML, a picture or, if `inert`, a link."""
    line = _HEADING.sub(lambda match: "#" * min(len(match[0]) + _BELOW, _DEEPEST), line)
    line = _NOT_A_LINK.sub("&lt;", line).replace("![", "[")
    return line.replace("[", "\\[") if inert else line
