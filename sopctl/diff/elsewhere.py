"""What left one step and is in another one: the procedure has not lost it."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from sopctl.diff.change import Change
from sopctl.diff.levels import Levels
from sopctl.model import Sop

_OF_AN_ITEM = len(("steps", "id", "outputs", "name"))


def found_again(changes: Iterable[Change], new: Sop, levels: Levels) -> Iterator[Change]:
    """Yield the changes; an output or a control that is gone from its step but is in another one is noted as such."""
    kept = {
        "outputs": {output.name for step in new.steps for output in step.outputs},
        "controls": {control for step in new.steps for control in step.controls},
    }
    for change in changes:
        path = change.path
        is_item = change.kind == "removed" and len(path) == _OF_AN_ITEM and path[0] == "steps"
        if is_item and (getattr(change.old, "name", None) or change.old) in kept.get(path[2], ()):
            level = levels.of(change.kind, "elsewhere", path)
            yield replace(change, note="elsewhere", level=level)
        else:
            yield change
