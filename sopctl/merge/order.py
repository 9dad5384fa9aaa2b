"""The order of things that two people moved.

Of two things each version says which comes first. What one side turned round is turned round; as there are only two
ways, both sides can only turn round the same. Where the outcome runs in a circle, they contradict.
"""

from collections.abc import Container, Sequence
from typing import TypeVar

Item = TypeVar("Item", bound=object)


def merge_order(
    base: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item], kept: Container[Item]
) -> list[Item] | None:
    """Return the items of `kept` in the order of both sides, None where there is none.

    Items that one side added stand behind what they stand behind there; where both added at one place, ours come
    first. Each list holds an item at most once.
    """
    common = [item for item in base if item in set(ours) and item in set(theirs)]
    order = _agreed(common, _only(ours, common), _only(theirs, common))
    if order is None:
        return None
    for side, other in ((ours, theirs), (theirs, ours)):
        _insert(order, side, other, base)
    return [item for item in order if item in kept]


def _only(side: Sequence[Item], common: list[Item]) -> list[Item]:
    wanted = set(common)
    return [item for item in side if item in wanted]


def _agreed(base: list[Item], ours: list[Item], theirs: list[Item]) -> list[Item] | None:
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    here = {item: number for number, item in enumerate(ours)}
    there = {item: number for number, item in enumerate(theirs)}
    followers = dict.fromkeys(base, 0)
    for number, one in enumerate(base):
        for other in base[number + 1 :]:
            stays = here[one] < here[other] and there[one] < there[other]
            followers[one if stays else other] += 1
    order = sorted(base, key=lambda item: -followers[item])
    whole = [followers[item] for item in order] == list(range(len(order) - 1, -1, -1))
    return order if whole else None


def _insert(order: list[Item], side: Sequence[Item], other: Sequence[Item], base: Sequence[Item]) -> None:
    """Put what only `side` has, or the other side removed, behind what it stands behind there."""
    there, before = set(other), set(base)
    placed = set(order)
    for number, item in enumerate(side):
        if item in placed:
            continue
        anchor = next((one for one in reversed(side[:number]) if one in placed), None)
        place = order.index(anchor) + 1 if anchor is not None else 0
        while place < len(order) and _came_first(order[place], side, before, there):
            place += 1
        order.insert(place, item)
        placed.add(item)


def _came_first(item: Item, side: Sequence[Item], base: set[Item], other: set[Item]) -> bool:
    """Tell whether an item is one that the other side added, which comes first where it is there already."""
    return item not in base and item in other and item not in side


def one_order(side: Sequence[Item], other: Sequence[Item], base: Sequence[Item], kept: Container[Item]) -> list[Item]:
    """Return the items of `kept` in the order of one side, with what only the other side has among them."""
    order = list(side)
    _insert(order, other, side, base)
    return [item for item in order if item in kept]
