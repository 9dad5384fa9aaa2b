"""Which item of a list, or key of a mapping, is which in another version of it.

What is taken for one thing is merged into one, and nobody is asked: two items with ids of their own must say the same
but for the id, or do the same. `diff.renaming` guesses further, by the words of steps, because it only tells.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any

from sopctl.merge.parts import Part
from sopctl.source.equality import same

NAMES = ("id", "name", "version")
"""Fields that tell an item of a list that is a mapping, the best first."""
_ALIKE = 0.6
"""From this ratio on two texts count as one that was reworded."""

Label = tuple[Any, ...]
"""What an entry is called in all three versions."""


def labels(base: Sequence[Part], ours: Sequence[Part], theirs: Sequence[Part]) -> tuple[list[Label], ...]:
    """Return the labels of three lists of entries, unique in each; one label in two lists is one thing."""
    first = _counted(_name(entry) for entry in base)
    return first, _like(first, base, ours), _like(first, base, theirs)


def _counted(names: Iterable[Label]) -> list[Label]:
    seen: Counter[Label] = Counter()
    found = []
    for name in names:
        found.append((*name, seen[name]))
        seen[name] += 1
    return found


def _name(entry: Part) -> Label:
    if entry.key is not None:
        return ("key", entry.key)
    value = entry.content.value
    if isinstance(value, dict):
        return next(((field, str(value[field])) for field in NAMES if value.get(field)), ("value", repr(value)))
    return ("value", repr(value))


def _like(known: list[Label], base: Sequence[Part], side: Sequence[Part]) -> list[Label]:
    """Return the labels of `side`, with those of `base` for what is the same thing under another name."""
    found = _counted(_name(entry) for entry in side)
    here = set(found)
    gone = {n for n, label in enumerate(known) if label not in here}
    new = [n for n, label in enumerate(found) if label not in set(known)]
    for number in list(new):
        if (old := next((n for n in gone if _was(side[number], base[n])), None)) is not None:
            found[number] = known[old]
            gone.discard(old)
            new.remove(number)
    if gone and new and base[0].key is None:
        _reworded(known, base, found, side)
    return found


def _was(entry: Part, old: Part) -> bool:
    value = entry.content.value
    name = value.get("was") if isinstance(value, dict) else None
    return name is not None and name == (old.key if old.key is not None else _field(old, "id"))


def _field(entry: Part, name: str) -> Any:
    return entry.content.value.get(name) if isinstance(entry.content.value, dict) else None


def _reworded(known: list[Label], base: Sequence[Part], found: list[Label], side: Sequence[Part]) -> None:
    """Give items that stand where others are missing the labels of these, if they may be the same, reworded."""
    for tag, start, end, begin, stop in SequenceMatcher(None, known, found, autojunk=False).get_opcodes():
        if tag != "replace":
            continue
        here = set(found)
        gone = [n for n in range(start, end) if known[n] not in here]
        new = [n for n in range(begin, stop) if found[n] not in set(known)]
        for old, number in _pairs(gone, new, base, side):
            found[number] = known[old]


def _pairs(gone: list[int], new: list[int], base: Sequence[Part], side: Sequence[Part]) -> Iterable[tuple[int, int]]:
    alone = len(gone) == len(new)
    left = list(new)
    for position, old in enumerate(gone):
        if alone and _may_be(base[old], side[new[position]]):
            yield old, new[position]
        elif not alone and (fit := next((n for n in left if _alike(base[old], side[n])), None)) is not None:
            left = left[left.index(fit) + 1 :]
            yield old, fit


def _may_be(old: Part, new: Part) -> bool:
    """Tell whether an item at the same place may be the old one: texts always, mappings where they are alike."""
    one, other = old.content.value, new.content.value
    return _alike(old, new) if isinstance(one, dict) and isinstance(other, dict) else True


def _alike(old: Part, new: Part) -> bool:
    one, other = old.content.value, new.content.value
    if isinstance(one, dict) and isinstance(other, dict):
        if one.get("id") and other.get("id"):
            return same({**one, "id": ""}, {**other, "id": ""}) or (
                bool(one.get("activity")) and one.get("activity") == other.get("activity")
            )
        return SequenceMatcher(None, repr(one), repr(other), autojunk=False).ratio() >= _ALIKE
    if isinstance(one, str) and isinstance(other, str):
        return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
    return False
