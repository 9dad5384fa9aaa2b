"""Changes inside the values of the model: fields, lists by name, mappings by key."""

from collections.abc import Sequence
from typing import Any

from sopctl.diff.change import Change, Kind, Note, Path, fingerprint, is_empty
from sopctl.diff.keys import keyed
from sopctl.diff.levels import Levels
from sopctl.diff.order import moved
from sopctl.diff.words import ALIKE, can_be_paired, likeness, spelt_alike
from sopctl.model import Branch, Duration
from sopctl.model.base import Model

_REWRITTEN = 0.3
"""Texts that share less than this part of their words are not the old text any more."""
_ONE_VALUE = frozenset({"next"})
"""Lists that say one thing together."""


class Record:
    """The changes that were found so far, in order."""

    def __init__(self, sop_id: str, levels: Levels) -> None:
        self.changes: list[Change] = []
        self._sop_id = sop_id
        self._levels = levels

    def add(
        self,
        kind: Kind,
        path: Path,
        old: Any = None,
        new: Any = None,
        was_at: tuple[int, ...] = (),
        now_at: tuple[int, ...] = (),
        note: Note = "",
    ) -> None:
        """Note a change with its level and fingerprint."""
        level = self._levels.of(kind, note, path)
        mark = fingerprint(self._sop_id, kind, path, old, new)
        self.changes.append(Change(kind, path, old, new, level, was_at, now_at, note, mark))


def compare_models(path: Path, old: Model, new: Model, record: Record, leave: frozenset[str] = frozenset()) -> None:
    """Compare field by field, but for those to `leave`."""
    for name in type(old).model_fields:
        mine, theirs = getattr(old, name), getattr(new, name)
        if mine is not theirs and mine != theirs and name not in leave:
            compare_values((*path, name), mine, theirs, record)


def compare_values(path: Path, old: Any, new: Any, record: Record) -> None:
    """Compare two values that differ."""
    if type(old) is type(new) and path[-1] not in _ONE_VALUE:
        if isinstance(old, tuple) and not isinstance(old, Duration):
            compare_lists(path, old, new, record)
            return
        if isinstance(old, dict):
            compare_dicts(path, old, new, record)
            return
        if isinstance(old, Model) and path[-1] != "actor":
            compare_models(path, old, new, record)
            return
    kind: Kind = "added" if is_empty(old) else "removed" if is_empty(new) else "changed"
    record.add(kind, path, old, new, note=_note(old, new) if kind == "changed" else "")


def _note(old: Any, new: Any) -> Note:
    if isinstance(old, str) and isinstance(new, str):
        if spelt_alike(old, new):
            return "respelt"
        return "rewritten" if " " in old + new and likeness(old, new) < _REWRITTEN else ""
    if isinstance(old, Duration) and isinstance(new, Duration):
        return _longer(old, new)
    return ""


def _longer(old: Duration, new: Duration) -> Note:
    """Tell whether a time got longer; times of different kinds cannot be compared."""
    before, after = ([a for a in (time.expected, time.high, time.low) if a] for time in (old, new))
    if before == after and (old.per, old.at_most) == (new.per, new.at_most):
        return "respelt"
    for one, other in zip(before, after, strict=False):
        if one.kind != other.kind:
            return ""
        if one.minutes != other.minutes:
            return "longer" if one.minutes < other.minutes else "shorter"
    return ""


def compare_lists(path: Path, old: Sequence[Any], new: Sequence[Any], record: Record) -> None:
    """Compare two lists by the names of their items."""
    old_keys, new_keys = keyed(old), keyed(new)
    where = {key: number for number, key in enumerate(new_keys)}
    pairs = {number: where[key] for number, key in enumerate(old_keys) if key in where}
    gone = [number for number in range(len(old)) if number not in pairs]
    taken = set(pairs.values())
    come = [number for number in range(len(new)) if number not in taken]
    for number in list(gone) if can_be_paired(len(gone), len(come)) else ():
        alike = [(likeness(old_keys[number], new_keys[other]), -other) for other in come]
        if alike and (best := max(alike))[0] >= ALIKE:
            pairs[number] = -best[1]
            gone.remove(number)
            come.remove(-best[1])
    for number in gone:
        record.add("removed", (*path, old_keys[number]), old=old[number], was_at=(number + 1,))
    ordered = sorted(pairs.items())
    for number, other in ordered:
        _compare_items((*path, old_keys[number]), old[number], new[other], (number + 1, other + 1), record)
    for position in sorted(moved([other for _, other in ordered])):
        number, other = ordered[position]
        before = (old_keys[number - 1] if number else "", new_keys[other - 1] if other else "")
        record.add("moved", (*path, old_keys[number]), *before, was_at=(number + 1,), now_at=(other + 1,))
    for other in come:
        record.add("added", (*path, new_keys[other]), new=new[other], now_at=(other + 1,))


def _compare_items(path: Path, old: Any, new: Any, places: tuple[int, int], record: Record) -> None:
    if old == new:
        return
    if isinstance(old, Model):
        compare_models(path, old, new, record)
    else:
        record.add("changed", path, old, new, (places[0],), (places[1],), _note(old, new))


def compare_dicts(path: Path, old: dict[str, Any], new: dict[str, Any], record: Record) -> None:
    """Compare two mappings; an answer that leads where another did before has a new label."""
    old_places, new_places = ({key: n for n, key in enumerate(value, 1)} for value in (old, new))
    labels = _relabelled(old, new)
    for key, value in old.items():
        if key in labels:
            places = (old_places[key],), (new_places[labels[key]],)
            record.add("renamed", (*path, key), key, labels[key], *places, _note(key, labels[key]))
            _compare_entries((*path, labels[key]), value, new[labels[key]], record)
        elif key not in new:
            record.add("removed", (*path, key), old=value, was_at=(old_places[key],))
        else:
            _compare_entries((*path, key), value, new[key], record)
    for key in new.keys() - old.keys() - set(labels.values()):
        record.add("added", (*path, key), new=new[key], now_at=(new_places[key],))


def _compare_entries(path: Path, old: Any, new: Any, record: Record) -> None:
    if old != new:
        compare_values(path, old, new, record)


def _relabelled(old: dict[str, Any], new: dict[str, Any]) -> dict[str, str]:
    """Return new labels of answers by the old ones, where no other answer could be meant."""
    gone = [key for key, value in old.items() if key not in new and isinstance(value, Branch)]
    come = [key for key, value in new.items() if key not in old and isinstance(value, Branch)]
    labels = {}
    for key in gone:
        fits = [other for other in come if new[other].to == old[key].to]
        rivals = [other for other in gone if old[other].to == old[key].to]
        if len(fits) == len(rivals) == 1:
            labels[key] = fits[0]
    return labels
