"""Texts of an SOP as labels for Graphviz, wrapped to a fixed width and escaped.

Every label is an HTML-like one: there, quotes mean nothing to Graphviz, and markup is easy to escape.
"""

import html
import textwrap
from collections.abc import Iterable

from sopctl.characters import for_xml
from sopctl.diagrams import palette


def escape(text: str) -> str:
    r"""Return `text` so that Graphviz prints it as it is.

    Graphviz replaces escapes such as `\N` in HTML-like labels too, so each backslash is doubled.
    """
    return html.escape(for_xml(text)).replace("\\", "\\\\")


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of `text`, none longer than `width` characters; words that are longer are cut."""
    return textwrap.wrap(text, width) or [""]


def lines(text: str, width: int) -> str:
    """Return `text`, wrapped and escaped, with breaks between the lines."""
    return "<BR/>".join(map(escape, wrap(text, width)))


def font(content: str, *, size: int = palette.SIZE, color: str = palette.INK) -> str:
    """Return `content`, which is escaped already, in a size and a colour; nothing stays nothing."""
    return content and f'<FONT POINT-SIZE="{size}" COLOR="{color}">{content}</FONT>'


def cell(content: str, attributes: str = "") -> str:
    """Return one cell of a label's table."""
    return f"<TD {attributes}>{content}</TD>" if attributes else f"<TD>{content}</TD>"


def table(rows: Iterable[Iterable[str]], *, padding: int = 1) -> str:
    """Return rows of cells as a whole label."""
    return f"<{_table(rows, padding)}>"


def _table(rows: Iterable[Iterable[str]], padding: int, more: str = "") -> str:
    body = "".join(f"<TR>{''.join(row)}</TR>" for row in rows)
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="{padding}"{more}>{body}</TABLE>'


def small_table(text: str, width: int, color: str) -> str:
    """Return a label of one small text, with some air, on a ground that covers a line which comes too near."""
    small = font(lines(text, width), size=palette.SMALL, color=color)
    return table([[cell(_table([[cell(small)]], 1, f' BGCOLOR="{palette.PAPER}" STYLE="ROUNDED"'))]], padding=2)
