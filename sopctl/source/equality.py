"""Whether two values of files say the same: the one comparison of whoever changes a text and looks at what came out."""

from collections.abc import Callable
from typing import Any

from sopctl.source.source import Path


def same(one: Any, other: Any, *, ordered: Callable[[Path], bool] | None = None, path: Path = ()) -> bool:
    """Tell whether two values are equal and of the same types: 1, 1.0 and true are three things.

    `ordered` tells for the path of a mapping whether the order of its keys counts; without it no order does. A number
    that is none (.nan) is the same as another such.
    """
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        if one.keys() != other.keys() or (ordered and list(one) != list(other) and ordered(path)):
            return False
        return all(same(value, other[key], ordered=ordered, path=(*path, key)) for key, value in one.items())
    if isinstance(one, list):
        pairs = enumerate(zip(one, other, strict=False))
        return len(one) == len(other) and all(
            same(mine, theirs, ordered=ordered, path=(*path, number)) for number, (mine, theirs) in pairs
        )
    return bool(one == other) or one != one
