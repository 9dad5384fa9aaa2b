"""What is left of a comparison when a version could not be understood as a whole: nothing is told that may be wrong."""

from collections.abc import Iterator

from msgspec.structs import replace

from sopctl.diff import Change, Comparison
from sopctl.diff.change import Path
from sopctl.diff.keys import keyed
from sopctl.load import Loaded
from sopctl.source import Path as SourcePath
from sopctl.source import Source
from sopctl.source.tree import Node, tree_of


def gapped(side: Loaded) -> bool:
    """Tell whether a part of a version was not understood: a key that stands twice says two things at once."""
    return not side.source.complete or bool(side.broken or side.source.loss)


def understood(comparison: Comparison, old: Loaded, new: Loaded) -> Comparison:
    """Return `comparison` without what is missing on one side only because it could not be read there."""
    faults = {
        path for side in (old, new) for broken in (*side.broken, *_twice(side.source)) if (path := _by_id(broken, side))
    }

    def known(change: Change) -> bool:
        if not new.source.complete and change.kind in {"removed", "merged", "renamed"}:
            return False
        if not old.source.complete and change.kind in {"added", "split", "renamed"}:
            return False
        return not any(_touch(change.path, path) for path in faults)

    return replace(comparison, changes=tuple(filter(known, comparison.changes)))


def _twice(source: Source) -> Iterator[SourcePath]:
    """Yield the paths of keys that stand twice in one mapping."""
    top = tree_of(source) if source.loss else None
    waiting: list[tuple[SourcePath, Node]] = [((), top)] if top else []
    while waiting:
        path, node = waiting.pop()
        seen: set[str] = set()
        for number, entry in enumerate(node.entries):
            key = entry.key.value if entry.key else number
            if isinstance(key, str):
                if key in seen:
                    yield (*path, key)
                seen.add(key)
            waiting.append(((*path, key), entry.value))


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
