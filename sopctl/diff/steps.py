"""Changes in the list of steps: those that came, went, moved, were split or merged, and those that stayed."""

from collections.abc import Mapping

from sopctl.diff.division import Steps, divisions
from sopctl.diff.fields import Record, compare_models
from sopctl.diff.keys import keyed
from sopctl.diff.order import moved


def kept_steps(old: Steps, new: Steps) -> dict[int, int]:
    """Return which step of the old list, by number, is which of the new one, by id."""
    where = {key: number for number, key in enumerate(keyed(new))}
    return {number: where[key] for number, key in enumerate(keyed(old)) if key in where}


def compare_steps(old: Steps, new: Steps, record: Record) -> None:
    """Compare two lists of steps, of which the old one has the ids of the new one."""
    kept = kept_steps(old, new)
    old_keys, new_keys = keyed(old), keyed(new)
    gone, come = set(range(len(old))) - kept.keys(), set(range(len(new))) - set(kept.values())
    _record_divisions(old, new, kept, gone, come, record)
    for number in sorted(gone):
        record.add("removed", ("steps", old_keys[number]), old=old[number], was_at=(number + 1,))
    for number in sorted(come):
        record.add("added", ("steps", new_keys[number]), new=new[number], now_at=(number + 1,))
    pairs = sorted(kept.items())
    touched = {position for position, (number, other) in enumerate(pairs) if old[number] != new[other]}
    for position in sorted(moved([other for _, other in pairs], touched)):
        number, other = pairs[position]
        before = (old_keys[number - 1] if number else "", new_keys[other - 1] if other else "")
        record.add("moved", ("steps", new_keys[other]), *before, was_at=(number + 1,), now_at=(other + 1,))
    for number, other in pairs:
        if old[number] != new[other]:
            compare_models(("steps", new_keys[other]), old[number], new[other], record)


def _record_divisions(
    old: Steps, new: Steps, kept: Mapping[int, int], gone: set[int], come: set[int], record: Record
) -> None:
    """Note what was split and merged, and take it out of what is `gone` or has `come`."""
    old_keys, new_keys = keyed(old), keyed(new)
    for whole, parts, stays, note in list(divisions(old, new, kept, come, back=False)):
        gone.discard(whole)
        went = () if stays else (old[whole],)
        made = tuple(new[part] for part in parts)
        places = (whole + 1,), tuple(part + 1 for part in parts)
        record.add("split", ("steps", old_keys[whole]), went, made, *places, note=note)
    kept = {other: number for number, other in kept.items()}
    free = set(gone)
    for whole, parts, stays, note in list(divisions(new, old, kept, free, back=True)):
        if not stays and whole not in come:
            continue
        come.discard(whole)
        gone.difference_update(parts)
        left = tuple(old[part] for part in parts)
        made = () if stays else (new[whole],)
        record.add("merged", ("steps", new_keys[whole]), left, made, tuple(n + 1 for n in parts), (whole + 1,), note)
