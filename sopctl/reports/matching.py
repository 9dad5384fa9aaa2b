"""Which lines two texts have in common, in a time that grows with their length and not with its square."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher

_SMALL = 120
"""Lines of a part that are compared each with each."""


class Matcher(SequenceMatcher[str]):
    """The matcher of the library, which is asked only for what stands between lines that both texts have once.

    That is the patience diff of Bram Cohen; people find its answers better too: it does not take a line that stands
    everywhere for a sign.
    """

    def __init__(self, before: Sequence[str], after: Sequence[str]) -> None:
        """Compare the lines of two texts."""
        super().__init__(None, (), ())
        self._before, self._after = before, after
        self._blocks: list[Match] | None = None

    def get_matching_blocks(self) -> list[Match]:
        """Return the runs of lines in common, in order, no two of them adjacent; the last one is empty."""
        if self._blocks is None:
            before, after = self._before, self._after
            runs = _common(before, after, 0, len(before), 0, len(after))
            self._blocks = [*_joined(runs), Match(len(before), len(after), 0)]
        return self._blocks


def _common(a: Sequence[str], b: Sequence[str], a0: int, a1: int, b0: int, b1: int) -> Iterator[Match]:
    """Yield runs of lines that `a` from `a0` to `a1` and `b` from `b0` to `b1` have in common, in order."""
    while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
        yield Match(a0, b0, 1)
        a0, b0 = a0 + 1, b0 + 1
    same = 0
    while a0 < a1 - same and b0 < b1 - same and a[a1 - same - 1] == b[b1 - same - 1]:
        same += 1
    a1, b1 = a1 - same, b1 - same
    if a0 < a1 and b0 < b1:
        if a1 - a0 <= _SMALL and b1 - b0 <= _SMALL:
            yield from _compared(a[a0:a1], b[b0:b1], a0, b0)
        elif anchors := _anchors(a, b, a0, a1, b0, b1):
            for at, to in anchors:
                yield from _common(a, b, a0, at, b0, to)
                yield Match(at, to, 1)
                a0, b0 = at + 1, to + 1
            yield from _common(a, b, a0, a1, b0, b1)
        else:  # thousands of lines that all stand several times: what changed in place is seen still
            yield from (
                Match(a0 + n, b0 + n, 1) for n, (x, y) in enumerate(zip(a[a0:a1], b[b0:b1], strict=False)) if x == y
            )
    if same:
        yield Match(a1, b1, same)


def _compared(a: Sequence[str], b: Sequence[str], a0: int, b0: int) -> Iterator[Match]:
    for at, to, size in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        if size:
            yield Match(a0 + at, b0 + to, size)


def _anchors(a: Sequence[str], b: Sequence[str], a0: int, a1: int, b0: int, b1: int) -> list[tuple[int, int]]:
    """Return the places of lines that stand once in both parts: as many as are in one order in both."""
    ours, theirs = Counter(a[a0:a1]), Counter(b[b0:b1])
    where = {b[to]: to for to in range(b0, b1) if theirs[b[to]] == 1}
    pairs = [(at, where[a[at]]) for at in range(a0, a1) if ours[a[at]] == 1 and a[at] in where]
    ends: list[int] = []
    """The smallest place in `b` at which a row of so many pairs ends."""
    last: list[int] = []
    """The pair at that end."""
    before: list[int] = []
    """For each pair the one before it in the longest row that it ends; -1 for none."""
    for number, (_, to) in enumerate(pairs):
        length = bisect_left(ends, to)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [to]
        last[length : length + 1] = [number]
    found: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _joined(runs: Iterator[Match]) -> Iterator[Match]:
    """Yield the runs, adjacent ones as one."""
    held = Match(0, 0, 0)
    for run in runs:
        if (held.a + held.size, held.b + held.size) == (run.a, run.b):
            held = Match(held.a, held.b, held.size + run.size)
        else:
            if held.size:
                yield held
            held = run
    if held.size:
        yield held
