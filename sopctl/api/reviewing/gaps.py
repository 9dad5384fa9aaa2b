"""What is left of a comparison when a version could not be understood as a whole: nothing is told that may be wrong."""

from msgspec.structs import replace

from sopctl.diff import Change, Comparison
from sopctl.diff.change import Path
from sopctl.diff.keys import keyed
from sopctl.load import Loaded
from sopctl.source import Path as SourcePath


def understood(comparison: Comparison, old: Loaded, new: Loaded) -> Comparison:
    """Return `comparison` without what is missing on one side only because it could not be read there."""
    faults = {path for side in (old, new) for broken in side.broken if (path := _by_id(broken, side))}

    def known(change: Change) -> bool:
        if not new.source.complete and change.kind in {"removed", "merged", "renamed"}:
            return False
        if not old.source.complete and change.kind in {"added", "split", "renamed"}:
            return False
        return not any(_touch(change.path, path) for path in faults)

    return replace(comparison, changes=tuple(filter(known, comparison.changes)))


def _touch(path: Path, fault: Path) -> bool:
    """Tell whether one of two paths leads to the other."""
    shorter = min(len(path), len(fault))
    return path[:shorter] == fault[:shorter] and len(path) >= len(fault)


def _by_id(path: SourcePath, side: Loaded) -> Path:
    """Return a path of the file with ids in the place of numbers, as far as there are any."""
    named: list[str] = []
    value: object = side.sop
    for part in path:
        if isinstance(part, int):
            keys = keyed(value) if isinstance(value, tuple) else []
            if part >= len(keys):
                break
            named.append(keys[part])
            value = value[part]  # type: ignore[index]  # it has keys, so it is a tuple
        else:
            named.append(part)
            value = getattr(value, part, None)
    return tuple(named)
