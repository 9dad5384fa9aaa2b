"""What an item of a list is called, so that it is the same one in both versions wherever it stands."""

from collections.abc import Callable, Iterable
from typing import Any

from sopctl.model import Step


def key_of(item: Any) -> str:
    """Return the id of a step (its activity where it has none), the name or version of anything else, or its text."""
    if isinstance(item, Step):
        return item.id or item.activity
    if isinstance(item, str):
        return item
    return str(getattr(item, "name", "") or getattr(item, "version", ""))


def keyed(items: Iterable[Any], key: Callable[[Any], str] = key_of) -> list[str]:
    """Return a key for each item; the second of one name is told as `name#2`, and so on."""
    seen: set[str] = set()
    keys = []
    for item in items:
        name = unique = key(item)
        number = 1
        while unique in seen:
            number += 1
            unique = f"{name}#{number}"
        seen.add(unique)
        keys.append(unique)
    return keys
