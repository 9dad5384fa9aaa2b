"""Two versions of an SOP in, their changes out."""

from msgspec import Struct

from sopctl.diff.change import Change, Kind, Level, fingerprint
from sopctl.diff.elsewhere import found_again
from sopctl.diff.fields import Record, compare_models
from sopctl.diff.levels import Levels, standard
from sopctl.diff.order import moved
from sopctl.diff.renaming import renamed, renamed_actors, renamed_steps
from sopctl.diff.steps import compare_steps
from sopctl.model import Sop

_ON_THEIR_OWN = frozenset({"steps"})


class Comparison(Struct, frozen=True):
    """What differs between two versions of an SOP."""

    old: Sop
    new: Sop
    changes: tuple[Change, ...]
    aligned: Sop
    """The old version with the new ids of steps and actors that were renamed: what paths of changes refer to."""

    @property
    def level(self) -> Level:
        """The part of the version number that has to grow; NONE where there is only bookkeeping or nothing."""
        return max((change.level for change in self.changes), default=Level.NONE)


def compare(old: Sop, new: Sop, levels: Levels | None = None) -> Comparison:
    """Compare two versions; formatting, comments and the order of keys are not in an SOP and so make no change."""
    levels = levels or standard()
    record = Record(new.id or old.id, levels)
    actors = renamed_actors(old, new)
    steps = renamed_steps(old, new, actors)
    for part, names in (("actors", actors), ("steps", steps)):
        for name, renaming in names.items():
            record.add("renamed", (part, name), name, renaming.new, note=renaming.note)
    middle = renamed(old, steps, actors)
    compare_models((), middle, new, record, leave=_ON_THEIR_OWN)
    if new.layout.actors == "written":
        _compare_columns(middle, new, record)
    if middle.steps != new.steps:
        compare_steps(middle.steps, new.steps, record)
    return Comparison(old, new, tuple(found_again(record.changes, new, levels)), middle)


def appeared(new: Sop) -> Comparison:
    """Return what is to be said of an SOP that there was not before."""
    return _whole("added", Sop(), new, Level.MINOR)


def vanished(old: Sop) -> Comparison:
    """Return what is to be said of an SOP that is gone."""
    return _whole("removed", old, Sop(), Level.MAJOR)


def _whole(kind: Kind, old: Sop, new: Sop, level: Level) -> Comparison:
    before, after = (None, new) if kind == "added" else (old, None)
    mark = fingerprint(new.id or old.id, kind, (), before, after)
    return Comparison(old, new, (Change(kind, (), before, after, level, fingerprint=mark),), old)


def _compare_columns(old: Sop, new: Sop, record: Record) -> None:
    """Compare the order of the actors, where it decides the order of the columns."""
    places = {actor: number for number, actor in enumerate(new.actors)}
    kept = [actor for actor in old.actors if actor in places]
    columns = {actor: number for number, actor in enumerate(old.actors)}
    names = list(new.actors)
    for position in sorted(moved([places[actor] for actor in kept])):
        actor = kept[position]
        before = list(old.actors)[columns[actor] - 1] if columns[actor] else ""
        now = names[places[actor] - 1] if places[actor] else ""
        record.add("moved", ("actors", actor), before, now, (columns[actor] + 1,), (places[actor] + 1,))
