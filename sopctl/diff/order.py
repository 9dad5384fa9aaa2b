"""Which of several things moved, when as few as possible are to have moved."""

from collections.abc import Collection, Sequence
from typing import NamedTuple


class _Run(NamedTuple):
    """An ascending run: how long it is, how many in it are the same otherwise, and where it ends."""

    length: int = 0
    same: int = 0
    end: int = -1


def moved(places: Sequence[int], touched: Collection[int] = ()) -> frozenset[int]:
    """Return the positions in `places` of those that moved; all others ascend.

    What stays is a longest increasing subsequence, so that no smaller set of moves gives the new order. Of several such
    sets the one is taken that has most of the `touched` positions in it: what was changed anyway is more likely to have
    been moved too, and a reader has fewer things to look at.
    """
    ranks = {place: rank for rank, place in enumerate(sorted(places), 1)}
    best = [_Run()] * (len(ranks) + 1)
    before: list[int] = []
    longest = _Run()
    for position, place in enumerate(places):
        run = _below(best, ranks[place] - 1)
        before.append(run.end)
        run = _Run(run.length + 1, run.same + (position not in touched), position)
        longest = max(longest, run, key=_worth)
        _put(best, ranks[place], run)
    stays: set[int] = set()
    position = longest.end
    while position >= 0:
        stays.add(position)
        position = before[position]
    return frozenset(range(len(places))) - stays


def _worth(run: _Run) -> tuple[int, int]:
    return run.length, run.same


def _below(best: list[_Run], rank: int) -> _Run:
    """Return the best run that ends at a rank up to `rank` (a tree of prefixes, Fenwick 1994)."""
    found = _Run()
    while rank:
        found = max(found, best[rank], key=_worth)
        rank &= rank - 1
    return found


def _put(best: list[_Run], rank: int, run: _Run) -> None:
    while rank < len(best):
        best[rank] = max(best[rank], run, key=_worth)
        rank += rank & -rank
