"""The room under the table with the flowchart: what follows may begin there, where that saves a page."""

from collections.abc import Callable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from sopctl.layout import Arranged
from sopctl.pages.part import NEAR, Part, Sink
from sopctl.pages.row import Form
from sopctl.pages.sheet import Sheet

_GAP = 3.0
"""Room between the table and what stands below it (mm)."""
_SAME = 0.1


class Below(Struct, frozen=True):
    """What stands under the table on its last page."""

    sheet: Sheet
    sink: Sink = field(default_factory=Sink)


def below(
    table: Arranged, parts: tuple[Part, ...], paper: Sheet, pages: Callable[[tuple[Part, ...]], int]
) -> tuple[Below | None, tuple[Part, ...]]:
    """Return what stands under the table, and what is left of `parts`.

    Nothing is broken apart for it, and it is done only where fewer pages follow, which `pages` counts. The table must
    lie on the same paper, at the same margin.
    """
    own = table.sheet
    same = (own.columns.width, own.columns.height, own.style.margin)
    if any(abs(one - two) > _SAME for one, two in zip(same, (paper.width, paper.height, paper.margin), strict=True)):
        return None, parts
    top = round(own.top + own.head.height + table.composed[-1].height, 2) + _GAP
    taken, rest = _whole(parts, paper.bottom - top)
    if not taken or pages(rest) >= pages(parts):
        return None, parts
    made = Below(paper)
    for number, part in enumerate(taken):
        top += part.before if number else 0.0
        part.put(made.sink, paper.margin, top)
        top += part.height
    return made, rest


def _whole(parts: Sequence[Part], room: float) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return the parts and rows of forms that have room as they are, and the rest."""
    taken: list[Part] = []
    rest = list(parts)
    while rest:
        part = rest[0]
        room -= part.before if taken else 0.0
        if part.height <= room + NEAR:
            taken.append(rest.pop(0))
            room -= part.height
            continue
        if isinstance(part, Form):
            rows, left = _whole(part.rows, room)
            if rows and left:
                taken.append(replace(part, rows=rows))
                rest[0] = replace(part, rows=left)
        break
    while rest and taken and taken[-1].keep:
        rest.insert(0, taken.pop())
    return tuple(taken), tuple(rest)
