"""Values of our own types as JSON and back, whatever fields they have: tuples, named tuples, structs, enums.

A type is written by its name and looked up only among our own, so that no text can name anything else; nothing is
called but the constructors of such types.
"""

import importlib
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, cast

_OURS = "sopctl."
_PLAIN = frozenset({str, int, float, bool, type(None)})
_TUPLE, _LIST, _SET, _DICT = "()", "[]", "{}", "{:}"


class NotPlain(Exception):
    """A value is of a type that is not known here."""


def write(value: Any) -> str:
    """Return `value` as text. Raises NotPlain, or TypeError, for a value that could not be read again."""
    import json

    return json.dumps(_plain(value), separators=(",", ":"))


def read(text: str) -> Any:
    """Return the value in `text`. Raises NotPlain, ValueError and TypeError for what `write` did not write."""
    import json

    return _value(json.loads(text))


def _plain(value: Any) -> Any:
    kind: type = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is list:
        return [_TUPLE if kind is tuple else _LIST, *map(_plain, value)]
    if kind is dict:
        return [_DICT, *([_plain(key), _plain(inner)] for key, inner in value.items())]
    if kind is frozenset or kind is set:
        return [_SET, kind is frozenset, *map(_plain, sorted(value))]
    return [_name(kind), *map(_plain, _parts(kind)(value))]


@cache
def _name(kind: type) -> str:
    name = f"{kind.__module__}:{kind.__qualname__}"
    if _made(name) is not kind:
        raise NotPlain(name)
    return name


@cache
def _parts(kind: type) -> Callable[[Any], Any]:
    """Return what takes a value of `kind` apart into what its constructor takes."""
    if issubclass(kind, Enum):
        return lambda value: (value.value,)
    if issubclass(kind, tuple):
        return tuple.__iter__
    names = _fields(kind)
    return lambda value: [getattr(value, name) for name in names]


@cache
def _made(name: str) -> type:
    """Return the type of ours called `name`. Raises NotPlain where there is none that is a plain value."""
    module, _, inner = name.partition(":")
    found = getattr(importlib.import_module(module), inner, None) if module.startswith(_OURS) else None
    named = isinstance(found, type) and issubclass(found, tuple) and hasattr(found, "_fields")
    if isinstance(found, type) and (named or issubclass(found, Enum) or _fields(found)):
        return found
    raise NotPlain(name)


def _fields(kind: type) -> tuple[str, ...]:
    """Return the fields of a struct; none for any other type."""
    # Asked so, and not by its base, since a call that is remembered has no time to import that.
    return cast("tuple[str, ...]", getattr(kind, "__struct_fields__", ()))


def _value(data: Any) -> Any:
    if type(data) is not list:
        return data
    kind, *inner = data
    if kind == _DICT:
        return {_value(key): _value(value) for key, value in inner}
    if kind == _SET:
        return (frozenset if inner[0] else set)(map(_value, inner[1:]))
    values = map(_value, inner)
    if kind == _TUPLE:
        return tuple(values)
    return list(values) if kind == _LIST else _made(kind)(*values)
