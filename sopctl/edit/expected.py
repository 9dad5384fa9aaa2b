"""What the values of a file must be after a change: the same operations, made on values instead of on text.

Whoever changes text compares what is read from it with this, so that a wrong edit is never written.
"""

import copy
from collections.abc import Iterable
from typing import Any

from sopctl.edit.operations import Append, Exchange, Insert, Operation, Remove, Rename, Reorder, Replace, Set
from sopctl.edit.order import order_at
from sopctl.source import Path


def after(value: dict[str, Any], operations: Iterable[Operation]) -> dict[str, Any]:
    """Return a copy of `value` with the operations made; entries are taken out last, from the end.

    Raises LookupError or TypeError where an operation does not fit the value.
    """
    changed = copy.deepcopy(value)
    waiting: list[Remove] = []
    for operation in operations:
        if isinstance(operation, Remove):
            waiting.append(operation)
        else:
            _make(changed, operation)
    for removal in sorted(set(waiting), key=lambda found: tuple(map(_rank, found.path)), reverse=True):
        _remove(changed, removal.path, emptied=removal.emptied)
    return changed


def _rank(step: str | int) -> tuple[int, str]:
    return (step, "") if isinstance(step, int) else (-1, step)


def _make(top: dict[str, Any], operation: Operation) -> None:
    match operation:
        case Set(path, value):
            parent = _at(top, path[:-1])
            parent[path[-1]]
            parent[path[-1]] = _plain(value)
        case Replace(path, old, new):
            parent = _at(top, path[:-1])
            parent[path[-1]] = parent[path[-1]].replace(old, new, 1)
        case Rename(path, name):
            parent = _at(top, path[:-1])
            renamed = {name if key == path[-1] else key: value for key, value in parent.items()}
            if len(renamed) != len(parent):
                raise LookupError(name)
            _refill(parent, renamed)
        case Exchange(path, name, value):
            parent = _at(top, path[:-1])
            if name in parent:
                raise LookupError(name)
            items = [(name, _plain(value)) if key == path[-1] else (key, old) for key, old in parent.items()]
            _refill(parent, dict(items))
        case Insert(path, value):
            _insert(top, path, _plain(value))
        case Append(path, value):
            _at(top, path).append(_plain(value))
        case Reorder(path, keys):
            parent = _at(top, path)
            _refill(parent, {key: parent[key] for key in reordered(tuple(parent), keys)})


def _insert(top: dict[str, Any], path: Path, value: Any) -> None:
    depth = len(path) - 1
    while depth and not isinstance(_at_or_none(top, path[:depth]), dict):
        value = {path[depth]: value}
        depth -= 1
        if _at_or_none(top, path[: depth + 1]) is None and _holds(top, path[: depth + 1]):
            _at(top, path[:depth])[path[depth]] = value
            return
    parent = _at(top, path[:depth])
    order, name = order_at(path[:depth]), path[depth]
    rank = order.index(str(name)) if name in order else len(order)
    keys = list(parent)
    earlier = [n for n, key in enumerate(keys) if rank == len(order) or key in order[:rank]]
    at = earlier[-1] + 1 if earlier else 0
    items = list(parent.items())
    _refill(parent, dict([*items[:at], (name, value), *items[at:]]))


def reordered(keys: tuple[str, ...], order: tuple[str, ...]) -> list[str]:
    """Return `keys` in `order`; one that is not named there stays behind the one that it follows."""
    ranks = {name: number for number, name in enumerate(order)}
    rank = -1
    ranked = []
    for key in keys:
        rank = ranks.get(key, rank)
        ranked.append((rank, key))
    return [key for _, key in sorted(ranked, key=lambda item: item[0])]


def _remove(top: dict[str, Any], path: Path, *, emptied: bool) -> None:
    parent = _at(top, path[:-1])
    if emptied and len(parent) == 1 and len(path) > 1:
        _remove(top, path[:-1], emptied=True)
    else:
        del parent[path[-1]]


def _at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def _at_or_none(value: Any, path: Path) -> Any:
    return _at(value, path) if _holds(value, path) else None


def _holds(value: Any, path: Path) -> bool:
    for step in path:
        if isinstance(value, dict):
            if step not in value:
                return False
        elif not (isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value)):
            return False
        value = value[step]
    return True


def _refill(parent: dict[str, Any], items: dict[Any, Any]) -> None:
    parent.clear()
    parent.update(items)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
