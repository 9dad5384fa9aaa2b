"""Where pages end: as few arrows as possible are cut, a decision stays with what follows it, pages are well filled."""

from msgspec import Struct

from sopctl.layout.table.form import Arrow

_CUT = 30.0
"""Cost of an arrow over a page border."""
_SLACK = 0.012
"""Cost of empty room, for each square millimetre."""
_PAGE = 60.0
"""Cost of one more page."""
_PARTED = 45.0
"""Cost of parting a decision from the next row."""
_BROKEN = 400.0
"""Cost of parting the rows of one step."""
_ALONE = 150.0
"""Cost of a last page with a single step."""
_ROUNDING = 0.01
"""How much lower (mm) than the sum of what it needs a row may turn out."""


class Span(Struct, frozen=True):
    """Rows of a page: from `first` to before `last`, and the rows of pentagons above and below them."""

    first: int
    last: int
    above: int
    below: int


class Breaker:
    """Finds the pages of a table by dynamic programming."""

    def __init__(self, owners: list[int], arrows: tuple[Arrow, ...], decisions: frozenset[int], actors: int) -> None:
        """Take the step of each row; arrows and decisions speak of steps."""
        self.owners = owners
        self.decisions = decisions
        self.actors = actors
        at = {step: row for row, step in reversed(list(enumerate(owners)))}
        ends = [(at[arrow.source], at[arrow.target]) for arrow in arrows]
        count = len(owners)
        self.left = [0] * (count + 1)
        """For each border, the arrows whose source is above it, as bits."""
        self.right = [0] * (count + 1)
        """For each border, the arrows whose target is above it, as bits."""
        for bit, (source, target) in enumerate(ends):
            for border in range(source + 1, count + 1):
                self.left[border] |= 1 << bit
            for border in range(target + 1, count + 1):
                self.right[border] |= 1 << bit
        self.targets = [target for _, target in ends]
        self._known: dict[tuple[int, int], tuple[int, int]] = {}

    def pages(self, heights: list[float], room: float, pentagon: float) -> list[Span]:
        """Return the pages for rows of `heights` in pages that have `room`; `pentagon` is the height of such a row."""
        count = len(heights)
        best: list[tuple[float, Span | None]] = [(0.0, None), *[(float("inf"), None)] * count]
        for last in range(1, count + 1):
            tall = 0.0
            for first in range(last - 1, -1, -1):
                tall += heights[first]
                if tall > room and first < last - 1:
                    break
                above, below = self._pentagons(first, last)
                spare = room - tall - (above + below) * pentagon
                if spare < 0 and first < last - 1:
                    continue
                cost = best[first][0] + self._cost(last, spare, final=last == count)
                if first and last == count and self.owners[first] == self.owners[-1]:
                    cost += _ALONE
                if cost < best[last][0]:
                    best[last] = (cost, Span(first, last, above, below))
        spans: list[Span] = []
        last = count
        while last > 0:
            span = best[last][1]
            assert span is not None
            spans.append(span)
            last = span.first
        return spans[::-1] or [Span(0, 0, 0, 0)]

    def may_fit(self, heights: list[float], room: float, pentagon: float) -> bool:
        """Return whether rows of these heights, and the pentagons that they need, can be shared out to pages at all."""
        ends = [True]
        for last in range(1, len(heights) + 1):
            tall, fits = 0.0, False
            for first in range(last - 1, -1, -1):
                tall += heights[first] - _ROUNDING
                if tall > room:
                    break
                if ends[first]:
                    above, below = self._pentagons(first, last)
                    fits = tall + (above + below) * (pentagon - _ROUNDING) <= room
                    if fits:
                        break
            ends.append(fits)
        return ends[-1]

    def _cost(self, border: int, spare: float, *, final: bool) -> float:
        slack = _SLACK * spare * spare * (0.1 if final else 1.0)
        if final:
            return _PAGE + slack
        cut = self._count(self.left[border] ^ self.right[border])
        step = self.owners[border - 1]
        parted = _BROKEN if self.owners[border] == step else _PARTED if step in self.decisions else 0.0
        return _PAGE + slack + _CUT * cut + parted

    def _pentagons(self, first: int, last: int) -> tuple[int, int]:
        """Return how many rows of pentagons the page from `first` to `last` has above and below."""
        if (first, last) not in self._known:
            left, right = self.left, self.right
            sources, targets = left[last] & ~left[first], right[last] & ~right[first]
            above = self._count(targets & left[first]) + self._count(sources & right[first])
            below = self._count(sources & ~right[last]) + self._count(targets & ~left[last])
            self._known[first, last] = -(-above // self.actors), -(-below // self.actors)
        return self._known[first, last]

    def _count(self, arrows: int) -> int:
        """Return how many targets the arrows have."""
        found = set()
        while arrows:
            bit = arrows & -arrows
            found.add(self.targets[bit.bit_length() - 1])
            arrows ^= bit
        return len(found)
