"""The order in which keys are written: that of the fields in the model, but where people read in another one."""

import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from sopctl.model import Sop, Step
from sopctl.source import Path

_AS_READ: dict[type[BaseModel], tuple[tuple[str, str], ...]] = {
    Sop: (("sections", "actors"), ("layout", "actors")),
    Step: (
        ("stage", "activity"),
        ("start", "activity"),
        ("join", "activity"),
        ("question", "decision"),
        ("calls", "next"),
        ("note", "next"),
        ("risks", "next"),
        ("controls", "next"),
    ),
}
"""Fields that stand right before another one, in the order of the list; seen in SOPs that people wrote."""
_ANYWHERE = {Sop: frozenset({"tags"})}
"""Fields that stay where they are: tags belong to the head of a file for some, to its end for others."""


def order_at(path: Path) -> tuple[str, ...]:
    """Return the fields that may stand at `path` in their order; nothing where the keys are the user's own."""
    return _order(tuple("" if isinstance(step, int) else step for step in path), tuple(map(type, path)))


@cache
def _order(path: tuple[str, ...], kinds: tuple[type, ...]) -> tuple[str, ...]:
    forms: list[Any] = [Sop]
    for step, kind in zip(path, kinds, strict=True):
        forms = [inner for form in forms for inner in _inside(form, step, in_list=kind is int)]
    return tuple(dict.fromkeys(name for form in forms for name in _fields(form)))


def _fields(form: Any) -> list[str]:
    fields = [name for name in getattr(form, "model_fields", ()) if name not in _ANYWHERE.get(form, ())]
    for name, before in _AS_READ.get(form, ()):
        if name in fields and before in fields:
            fields.remove(name)
            fields.insert(fields.index(before), name)
    return fields


def _inside(form: Any, step: str, *, in_list: bool) -> list[Any]:
    """Return the types of what may stand at `step` in a value of the type `form`."""
    origin, arguments = typing.get_origin(form), typing.get_args(form)
    if isinstance(form, type) and issubclass(form, BaseModel):
        field = None if in_list else form.model_fields.get(step)
        return [*_forms(field.annotation), *_as_written(field.metadata)] if field else []
    if origin is dict and not in_list:
        return list(_forms(arguments[1]))
    return (
        [inner for argument in arguments for inner in _forms(argument)] if origin in (tuple, list) and in_list else []
    )


def _forms(annotation: Any) -> Iterator[Any]:
    """Yield the types that a type stands for: the parts of a union, and what a short form is read as."""
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *metadata = typing.get_args(annotation)
        yield from _forms(inner)
        yield from _as_written(metadata)
    elif isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        for part in typing.get_args(annotation):
            yield from _forms(part)
    else:
        yield annotation


def _as_written(metadata: typing.Iterable[Any]) -> Iterator[Any]:
    """Yield the types that a validator reads in place of the field's own."""
    for item in metadata:
        written = getattr(item, "written", None)
        if written is not None:
            yield from _forms(written)
