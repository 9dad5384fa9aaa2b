"""A drawing on smaller paper: all lengths by one factor."""

from typing import TypeVar, cast

from msgspec import Struct

_T = TypeVar("_T")


def scaled(value: _T, factor: float) -> _T:
    """Return a value with all lengths in it times `factor`; in a drawing every fraction is a length."""
    if isinstance(value, float):
        return cast("_T", round(value * factor, 4))
    if isinstance(value, tuple):
        parts = [scaled(part, factor) for part in value]
        made = type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
        return cast("_T", made)
    if isinstance(value, Struct):
        return type(value)(*(scaled(getattr(value, name), factor) for name in value.__struct_fields__))
    return value
