"""Changes done to an SOP: what `compare` reports is enough to make the new version from the old one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sopctl.diff.change import Change, Path
from sopctl.diff.keys import keyed
from sopctl.diff.renaming import Renaming, renamed
from sopctl.model import Duration, Sop
from sopctl.model.base import Model

ModelType = TypeVar("ModelType", bound=Model)

_Left = tuple[Path, Change]
"""A change, and what is left of its path below the value at hand."""
_ITEM = 1
"""The length of a path that ends at an item of the list or mapping at hand."""


def apply(old: Sop, changes: Iterable[Change]) -> Sop:
    """Return `old` with `changes` done to it."""
    names: dict[str, dict[str, Renaming]] = {"actors": {}, "steps": {}}
    rest: list[_Left] = []
    for change in changes:
        if change.kind == "renamed" and len(change.path) == len(("steps", "id")):
            names[change.path[0]][change.path[1]] = Renaming(change.new, change.note)
        else:
            rest.append((change.path, change))
    return _model(renamed(old, names["steps"], names["actors"]), rest)


def _model(value: ModelType, changes: Sequence[_Left]) -> ModelType:
    update = {name: _field(value, name, inner) for name, inner in _by_name(changes).items()}
    return value.model_copy(update=update)


def _field(owner: Model, name: str, changes: Sequence[_Left]) -> Any:
    for path, change in changes:
        if not path:
            empty = type(owner).model_fields[name].get_default(call_default_factory=True)
            return empty if change.kind == "removed" else change.new
    return _value(getattr(owner, name), changes)


def _value(value: Any, changes: Sequence[_Left]) -> Any:
    if isinstance(value, Model):
        return _model(value, changes)
    if isinstance(value, Mapping):
        return _mapping(value, changes)
    if isinstance(value, tuple) and not isinstance(value, Duration):
        return _list(value, changes)
    return next(change.new for path, change in changes if not path)


def _list(items: tuple[Any, ...], changes: Sequence[_Left]) -> tuple[Any, ...]:
    """Take out what went and what moved, then put what came and what moved where it stands now."""
    keys = keyed(items)
    now = dict(zip(keys, items, strict=True))
    deeper = [(path, change) for path, change in changes if len(path) > _ITEM]
    here = [(path[0], change) for path, change in changes if len(path) == _ITEM]
    out: set[str] = set()
    back: dict[int, Any] = {}
    for key, change in here:
        if change.kind == "changed":
            now[key] = change.new
    for key, inner in _by_name(deeper).items():
        now[key] = _value(now[key], inner)
    for key, change in here:
        match change.kind:
            case "removed":
                out.add(key)
            case "moved":
                out.add(key)
                back[change.now_at[0]] = now[key]
            case "added":
                back[change.now_at[0]] = change.new
            case "split" | "merged":
                out.update(keys[place - 1] for place in change.was_at if change.old)
                back.update(zip(change.now_at, change.new, strict=False))
    kept = [now[key] for key in keys if key not in out]
    for place in sorted(back):
        kept.insert(place - 1, back[place])
    return tuple(kept)


def _mapping(value: Mapping[str, Any], changes: Sequence[_Left]) -> dict[str, Any]:
    now = dict(value)
    for path, change in changes:
        if len(path) == _ITEM and change.kind == "renamed":
            now = {change.new if key == path[0] else key: inner for key, inner in now.items()}
    places: dict[int, str] = {}
    for key, inner in _by_name(changes).items():
        for path, change in inner:
            match (change.kind, path):
                case ("removed", ()):
                    del now[key]
                case ("moved", ()):
                    places[change.now_at[0]] = key
                case ("added" | "changed", ()):
                    now[key] = change.new
                    places.update((place, key) for place in change.now_at)
        below = [(path, change) for path, change in inner if path]
        if below:
            now[key] = _value(now[key], below)
    order = [key for key in now if key not in places.values()]
    for place, key in sorted(places.items()):
        order.insert(place - 1, key)
    return {key: now[key] for key in order}


def _by_name(changes: Iterable[_Left]) -> dict[str, list[_Left]]:
    """Return changes by the first name of what is left of their path."""
    groups: dict[str, list[_Left]] = {}
    for path, change in changes:
        groups.setdefault(path[0], []).append((path[1:], change))
    return groups
