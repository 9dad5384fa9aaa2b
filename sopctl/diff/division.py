"""Work of one step that several do now, and, read backwards, work of several steps that one does now."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sopctl.diff.change import Note
from sopctl.diff.words import can_be_paired, share
from sopctl.model import Step

_NEAR = 2
"""Parts of one piece of work stand at most so many places from each other."""
_MOSTLY = 0.6
"""The part of the words of an activity that must be found again in that of the other version."""
_FEW_WORDS = 2
"""An activity of fewer words says too little to be known by them."""
Steps = Sequence[Step]


class Division(NamedTuple):
    """A step of one version, by number, and those of the other that are new and do some of its work."""

    whole: int
    parts: tuple[int, ...]
    stays: bool
    """True where the step itself is still there, with less to do."""
    note: Note
    """`loses` where an output or a control of one side is on no step of the other, seen from old to new."""


def divisions(one: Steps, other: Steps, kept: Mapping[int, int], free: set[int], *, back: bool) -> Iterator[Division]:
    """Yield the steps of `one` whose work is in several of `other`, of which those in `free` can be parts.

    `kept` tells which step of `one` is which of `other`; `back` that `one` is the newer version. One that stays needs
    one new step that took over some of its work; one that is gone needs two. Parts are taken out of `free`.
    """
    if not can_be_paired(len(one), len(free)):
        return
    for whole, step in enumerate(one):
        if not free:
            return
        stays = kept.get(whole)
        left = other[stays] if stays is not None else None
        if left == step and (back or not any(other[part].was == step.id for part in free)):
            continue
        parts = [part for part in sorted(free) if _took_over(other[part], step, left, back=back)]
        if stays is not None:
            parts = [part for part in parts if abs(part - stays) <= _NEAR]
        if parts and parts[-1] - parts[0] <= _NEAR * len(parts) and (left or len(parts) > 1):
            free.difference_update(parts)
            mine, theirs = _results([step]), _results([other[n] for n in parts] + ([left] if left else []))
            lost = theirs - mine if back else mine - theirs
            yield Division(whole, tuple(parts), left is not None, "loses" if lost else "")


def _results(steps: Steps) -> set[str]:
    """Return what steps give and what keeps them safe."""
    return {output.name for step in steps for output in step.outputs} | {c for step in steps for c in step.controls}


def _took_over(part: Step, whole: Step, left: Step | None, *, back: bool) -> bool:
    """Tell whether `part` does some of the work of `whole` that `left`, which stays of it, does not do any more."""
    if not back and whole.id and part.was == whole.id:
        return True
    still = {output.name for output in left.outputs} if left else set()
    if ({output.name for output in part.outputs} & {output.name for output in whole.outputs}) - still:
        return True
    enough = share(part.activity, whole.activity) >= _MOSTLY and len(part.activity.split()) >= _FEW_WORDS
    return enough and (left is None or share(part.activity, left.activity) < _MOSTLY)
