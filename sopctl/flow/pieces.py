"""A flow that is too long for one page, cut into pieces that are drawn one after the other.

What leads from piece to piece is told by a letter on both sides, as the lettered pentagons of the table with the
flowchart do: one letter for each piece that is left, piece that is reached and symbol that is reached.
"""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from functools import cache, partial
from itertools import accumulate, pairwise
from math import ceil, inf

from msgspec import Struct

_STEEP = 4
"""How steeply the cost of a piece rises with its height, so that the highest one counts most."""
_CUT = 0.2
"""Cost of a pentagon, beside its height."""


class Opening(Struct, frozen=True):
    """What is asked of pieces that begin below a text: their number, and the greatest height of the first (mm)."""

    number: int
    high: float


class Link(Struct, frozen=True):
    """What leads from step to step; `entry` is the name of the symbol that it reaches."""

    source: int
    target: int
    entry: str


class Tie(Struct, frozen=True):
    """A pair of pentagons; pieces and steps are counted from zero."""

    letter: str
    source: int
    """The piece that is left."""
    to: int
    """The piece that is reached."""
    target: int
    entry: str
    sources: tuple[int, ...]
    """The steps that the flow comes from."""


class Piece(Struct, frozen=True):
    """The steps from `first` to before `last`, with what leads to and from other pieces."""

    number: int
    first: int
    last: int
    left: tuple[Tie, ...]
    reached: tuple[Tie, ...]

    def holds(self, step: int) -> bool:
        """Return whether a step belongs to it."""
        return self.first <= step < self.last

    def tie(self, link: Link) -> Tie | None:
        """Return the pentagon of something that leaves the piece."""
        return next((tie for tie in self.left if tie.entry == link.entry and link.source in tie.sources), None)


def cut(
    links: Sequence[Link],
    heights: Sequence[float],
    count: int,
    pentagon: float,
    first: float = 1.0,
    without: Container[tuple[int, int]] = (),
) -> tuple[Piece, ...]:
    """Return `count` pieces, about as high as each other, with few arrows between them.

    `heights` are those of the steps, of which there are at least as many as pieces; `pentagon` is that of a pentagon.
    The first piece is to be only the part `first` as high as the others. No piece is one of the spans `without`;
    nothing is returned where all ways to cut need one of them.
    """
    borders = _borders(links, heights, count, pentagon, first, without)
    spans = list(pairwise(borders))
    if any(span in without for span in spans):
        return ()
    ties = _ties(links, borders)
    return tuple(
        Piece(
            number,
            first,
            last,
            tuple(tie for tie in ties if tie.source == number),
            tuple(tie for tie in ties if tie.to == number),
        )
        for number, (first, last) in enumerate(spans)
    )


def _borders(
    links: Sequence[Link],
    heights: Sequence[float],
    count: int,
    pentagon: float,
    opening: float,
    without: Container[tuple[int, int]],
) -> list[int]:
    """Return where pieces begin, and the number of steps, by dynamic programming."""
    steps = len(heights)
    upto = [0.0, *accumulate(heights)]
    mean = upto[-1] / (count - 1 + opening) or 1.0
    longest = min(steps, 3 * ceil(steps / count) + 1)

    crossing = cache(partial(_crossing, _ends(links, steps)))

    @cache
    def cost(first: int, last: int) -> float:
        if (first, last) in without:
            return inf
        cuts = crossing(first)[last - first]
        tall = upto[last] - upto[first] + cuts * pentagon
        wanted = mean if first else mean * opening
        return float((tall / wanted) ** _STEEP) + cuts * _CUT

    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for left in range(count - 1, -1, -1):
        reached: dict[int, tuple[float, list[int]]] = {}
        for first, (spent, way) in best.items():
            lasts = range(first + 1, min(first + longest, steps - left) + 1) if left else (steps,)
            for last in lasts:
                own = spent + cost(first, last)
                if last not in reached or own < reached[last][0]:
                    reached[last] = (own, [*way, last])
        best = reached
    return best[steps][1]


def _ends(links: Iterable[Link], steps: int) -> list[list[tuple[int, str]]]:
    """Return for each step what it is linked with: the other step, and the symbol that the link reaches."""
    found: list[list[tuple[int, str]]] = [[] for _ in range(steps)]
    for link in links:
        if link.source != link.target:
            found[link.source].append((link.target, link.entry))
            found[link.target].append((link.source, link.entry))
    return found


def _crossing(ends: Sequence[Iterable[tuple[int, str]]], first: int) -> list[int]:
    """Return how many symbols are reached across the borders of pieces that begin at a step, by their length."""
    found, reached = [0], Counter[str]()
    for step in range(first, len(ends)):
        for other, entry in ends[step]:
            reached[entry] += -1 if first <= other < step else 1
            if not reached[entry]:
                del reached[entry]
        found.append(len(reached))
    return found


def _ties(links: Iterable[Link], borders: Sequence[int]) -> list[Tie]:
    def piece(step: int) -> int:
        return sum(step >= border for border in borders[1:])

    found: dict[tuple[int, int, str], tuple[int, list[int]]] = {}
    for link in sorted(links, key=lambda link: (piece(link.source), piece(link.target), link.target)):
        key = piece(link.source), piece(link.target), link.entry
        if key[0] != key[1]:
            sources = found.setdefault(key, (link.target, []))[1]
            if link.source not in sources:
                sources.append(link.source)
    return [
        Tie(_letter(number), source, to, target, entry, tuple(sources))
        for number, ((source, to, entry), (target, sources)) in enumerate(found.items())
    ]


def _letter(number: int) -> str:
    """Return A to Z, then AA."""
    more, last = divmod(number, 26)
    return (_letter(more - 1) if more else "") + chr(ord("A") + last)
