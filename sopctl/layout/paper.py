"""Paper, margins and sizes of type. All lengths in millimetres."""

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from sopctl.layout.metrics import POINT

PAPERS = MappingProxyType(
    {"A4": (297.0, 210.0), "F4": (330.0, 215.0), "letter": (279.4, 215.9), "legal": (355.6, 215.9)}
)
"""Width and height of each paper, lying on its long side. F4 is the folio of Indonesian offices."""
LEAST_TYPE = 6.5
"""Points of the smallest type of a picture on paper; what is smaller cannot be read at arm's length."""
LARGER = (("A3", 420.0, 297.0), ("A2", 594.0, 420.0), ("A1", 841.0, 594.0), ("A0", 1189.0, 841.0))
"""What is taken where the columns do not fit the paper that was asked for."""

Page = TypeVar("Page")


class Shown(NamedTuple, Generic[Page]):
    """A picture, or pieces of it, and the page that they stand on."""

    pictures: tuple[str, ...]
    page: Page


def shown(
    svg: str,
    papers: Iterable[Iterable[Page]],
    has_room: Callable[[Page], bool],
    draw: Callable[[Page], tuple[str, ...]] | None,
) -> Shown[Page] | None:
    """Return the fewest pictures that can be read on a page of one paper, the first paper on which there are any.

    `papers` are the pages of each paper, standing and lying; of those with as few pictures the first is taken. A page
    that has no room for the whole picture is drawn for, in pieces where it must be; nothing drawn is nothing to read.
    """
    for pages in papers:
        found: Shown[Page] | None = None
        for page in pages:
            pictures = (svg,) if has_room(page) else draw(page) if draw else ()
            if pictures and (not found or len(pictures) < len(found.pictures)):
                found = Shown(pictures, page)
            if found and len(found.pictures) == 1:
                break
        if found:
            return found
    return None


class Style(Struct, frozen=True):
    """Measures of a page."""

    margin: float = 10.0
    title: float = 8.0
    """Height of the line above the table."""
    footer: float = 6.0
    text: float = 7.5 * POINT
    heading: float = 7.5 * POINT
    small: float = 6.0 * POINT
    """Least size of a heading."""
    label: float = 6.5 * POINT
    least: float = 0.0
    """Least size of a label."""
    leading: float = 1.2
    """Height of a line, in ems."""
    padding: float = 1.2
    """Room between a rule and text."""
    lane: float = 1.4
    """Usual distance of lines that run side by side."""
    crowded: float = 0.7
    """Distance from which on symbols are made narrower, so that lines have more room."""
    near: float = 1.1
    """Distance of the first line from a rule that it runs along."""
    arrow: float = 1.9
    """Length of an arrow head."""
    widest: float = 1e9
    """Greatest width of a line of a label."""
    whole: bool = False
    """Whether labels keep their size of type and their words, and room is made until each stands at its own line.

    A table has no room to give; other programs paint labels as they like and without a ground."""
    turned: bool = False
    """Whether the page is turned when it is done, so that what is high now is wide then."""
    endless: bool = False
    """Whether all rows stand on one page, as high as it must be."""
