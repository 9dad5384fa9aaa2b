"""Parts fill pages until nothing is left."""

from collections.abc import Iterator

from msgspec import Struct

from sopctl.pages.heads import Head
from sopctl.pages.part import Part, fill, stacked
from sopctl.pages.sheet import Sheet


class Filled(Struct, frozen=True):
    """What stands on a page: below the room `above` that its head takes, with the room `left` at its foot (mm)."""

    parts: tuple[Part, ...]
    above: float
    left: float


def filled(parts: tuple[Part, ...], paper: Sheet, head: Head, *, first: bool) -> Iterator[Filled]:
    """Yield the pages that `parts` fill; `first` says whether the head of the first one is that of a document."""
    while parts:
        above = head.height(paper, first=first)
        room = paper.tall - above
        taken, parts = fill(parts, room, room)
        if not taken:
            taken, parts = parts[:1], parts[1:]
        yield Filled(taken, above, max(room - stacked(taken), 0.0))
        first = False
