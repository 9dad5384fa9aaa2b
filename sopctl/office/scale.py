"""A drawing on smaller paper: all lengths by one factor."""

from dataclasses import fields, is_dataclass
from typing import TypeVar, cast

_T = TypeVar("_T")


def scaled(value: _T, factor: float) -> _T:
    """Return a value with all lengths in it times `factor`; in a drawing every fraction is a length."""
    if isinstance(value, float):
        return cast("_T", round(value * factor, 4))
    if isinstance(value, tuple):
        parts = [scaled(part, factor) for part in value]
        made = type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
        return cast("_T", made)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{field.name: scaled(getattr(value, field.name), factor) for field in fields(value)})
    return value
