"""Ids that are new for an old step or actor, and an SOP in which they stand already.

Who is alike is guessed from words, and told as a guess (`alike`) to somebody who reads it. `merge.items` asks the same
of the parts of a text, but a file is written by its answer: it takes two steps for one only where they hardly differ.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sopctl.diff.change import Note
from sopctl.diff.words import ALIKE, can_be_paired, likeness
from sopctl.model import Actor, Sop, Step


class Renaming(NamedTuple):
    """A new id, and whether it was declared (`was`) or recognised by what is said of it (`alike`)."""

    new: str
    note: Note


Names = dict[str, Renaming]
"""Renamings by the old id."""


def renamed_actors(old: Sop, new: Sop) -> Names:
    """Return the actors that have another id now."""
    gone = [actor for actor in old.actors if actor not in new.actors]
    come = [actor for actor in new.actors if actor not in old.actors]
    names = _declared(gone, [(actor, new.actors[actor].was) for actor in come])
    taken = {renaming.new for renaming in names.values()}
    for actor in gone:
        fits = [n for n in come if n not in taken and _same_post(old.actors[actor], new.actors[n])]
        if actor not in names and len(fits) == 1:
            names[actor] = Renaming(fits[0], "alike")
            taken.add(fits[0])
    return names


def _same_post(one: Actor, other: Actor) -> bool:
    return bool(one.name) and one.name.casefold() == other.name.casefold()


def renamed_steps(old: Sop, new: Sop, actors: Names) -> Names:
    """Return the steps that have another id now; ids that are there twice are left as they are."""
    was, now = (Counter(step.id for step in sop.steps) for sop in (old, new))
    gone = {step.id: step for step in old.steps if step.id and step.id not in now and was[step.id] == 1}
    come = {step.id: step for step in new.steps if step.id and step.id not in was and now[step.id] == 1}
    names = _declared(gone, [(step.id, step.was) for step in come.values()])
    heirs = {step.was for step in new.steps}
    taken = {renaming.new for renaming in names.values()}
    for old_id, step in gone.items():
        if old_id in heirs or not can_be_paired(len(gone), len(come)):
            continue
        moved = step.model_copy(update={"actor": _executors(step, actors)})
        fits = [i for i, other in come.items() if i not in taken and not other.was and _same_work(moved, other)]
        if len(fits) == 1:
            names[old_id] = Renaming(fits[0], "alike")
            taken.add(fits[0])
    return names


def _same_work(one: Step, other: Step) -> bool:
    if one.actor != other.actor:
        return False
    results = {output.name for output in one.outputs} == {output.name for output in other.outputs}
    least = ALIKE if results and one.outputs else 0.8
    return likeness(one.activity, other.activity) >= least


def _declared(gone: Iterable[str], come: list[tuple[str, str]]) -> Names:
    heirs = Counter(was for _, was in come)
    gone = set(gone)
    return {was: Renaming(now, "was") for now, was in come if was in gone and heirs[was] == 1}


def renamed(sop: Sop, steps: Names, actors: Names) -> Sop:
    """Return `sop` with the new ids wherever the old ones stood."""
    if not steps and not actors:
        return sop
    ids = {old: renaming.new for old, renaming in steps.items()}
    new_ids = {key: actors[key].new if key in actors else key for key in sop.actors}
    named = {new_ids[key]: _actor(actors.get(key), key, actor) for key, actor in sop.actors.items()}
    return sop.model_copy(
        update={"actors": named, "steps": tuple(_step(step, steps, ids, actors) for step in sop.steps)}
    )


def _actor(renaming: Renaming | None, key: str, actor: Actor) -> Actor:
    return actor.model_copy(update={"was": key}) if renaming and renaming.note == "was" else actor


def _step(step: Step, names: Names, ids: Mapping[str, str], actors: Names) -> Step:
    update: dict[str, object] = {}
    if renaming := names.get(step.id):
        update["id"] = renaming.new
        if renaming.note == "was":
            update["was"] = step.id
    if not ids.keys().isdisjoint(step.next):
        update["next"] = tuple(ids.get(target, target) for target in step.next)
    if step.decision and any(branch.to in ids for branch in step.decision.values()):
        update["decision"] = {
            label: branch.model_copy(update={"to": ids.get(branch.to, branch.to)})
            for label, branch in step.decision.items()
        }
    if not actors.keys().isdisjoint(step.actor.ids):
        update["actor"] = _executors(step, actors)
    return step.model_copy(update=update) if update else step


def _executors(step: Step, actors: Names) -> object:
    ids = tuple(actors[actor].new if actor in actors else actor for actor in step.actor.ids)
    return step.actor.model_copy(update={"ids": ids})
