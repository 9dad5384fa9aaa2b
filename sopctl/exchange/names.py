"""Ids of an SOP as names in other formats: letters, digits, `_`, `-` and `.`, unique, and the same every time."""

from collections.abc import Iterable

from sopctl.regex import regex

_OTHER = regex(r"[^A-Za-z0-9_.-]")


def plain(ids: Iterable[str]) -> list[str]:
    """Return a name for each id: the id itself wherever that can be; a number tells apart what became the same."""
    taken: set[str] = set()
    found = []
    for number, id_ in enumerate(ids, 1):
        name = wanted = _OTHER.sub("_", id_) or str(number)
        again = 2
        while name in taken:
            name = f"{wanted}.{again}"
            again += 1
        taken.add(name)
        found.append(name)
    return found
