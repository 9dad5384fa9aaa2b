"""Ways into an SOP, such as `steps[*].activity`: what they lead to, and whether they lead anywhere."""

import types
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from sopctl.i18n import Text
from sopctl.model import Duration, Sop, Step
from sopctl.model.step import Executors
from sopctl.regex import regex
from sopctl.rules.requirements import is_empty
from sopctl.source import Path
from sopctl.suggest import did_you_mean

ITEM, NAME = "[*]", "*"
"""Every item of a list; every name of a mapping."""

Segments = tuple[str, ...]
"""A way in pieces: each leads one key or index deeper."""

_FORM = regex(r"(?:[A-Za-z_][\w-]*|\*)(?:\[\*\])?(?:\.(?:[A-Za-z_][\w-]*|\*)(?:\[\*\])?)*")
_PIECE = regex(r"\[\*\]|[^.\[\]]+")


class PathError(Exception):
    """A way leads nowhere: why, and what to do."""

    def __init__(self, text: Text, remedy: Text | None) -> None:
        super().__init__(text.en)
        self.text = text
        self.remedy = remedy


@cache
def segments(selector: str, *, of_a_step: bool = False) -> Segments:
    """Return a way in pieces. Raises PathError where no SOP (or no step) has such a field."""
    if not _FORM.fullmatch(selector):
        raise PathError(
            Text(f"`{selector}` is not a path", f"`{selector}` bukan lokasi isian"),
            Text("write it as steps[*].activity or identity.number",
                 "tulis seperti steps[*].activity atau identity.number"),
        )  # fmt: skip
    found = tuple(_PIECE.findall(selector))
    kind: Any = Step if of_a_step else Sop
    for number, piece in enumerate(found):
        kind = _below(kind, piece, "".join(_joined(found[:number])))
    return found


def resolve(value: Any, pieces: Segments, bound: Path = (), before: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every value that a way leads to, with its path; `bound` says which items the first pieces stand for."""
    if not pieces:
        yield before, value
        return
    piece, rest, wanted = pieces[0], pieces[1:], bound[:1]
    if piece == ITEM:
        items: Any = enumerate(value.ids if isinstance(value, Executors) else value)
    elif isinstance(value, dict):
        items = value.items() if piece == NAME else [(piece, value[piece])] if piece in value else ()
    else:
        inner = getattr(value, piece, None)
        items = [(piece, inner)] if inner is not None else ()
    for key, item in items:
        if not wanted or wanted[0] == key:
            yield from resolve(item, rest, bound[1:], (*before, key))


def missing(value: Any, pieces: Segments, before: Path = ()) -> Iterator[Path]:
    """Yield the path of each field that a way should lead to and that is absent or empty."""
    if not pieces:
        if is_empty(value):
            yield before
        return
    if value is None:
        if ITEM not in pieces and NAME not in pieces:
            yield (*before, *pieces)
        return
    if pieces[0] not in {ITEM, NAME}:
        inner = value.get(pieces[0]) if isinstance(value, dict) else getattr(value, pieces[0], None)
        yield from missing(inner, pieces[1:], (*before, pieces[0]))
        return
    for path, item in resolve(value, pieces[:1]):
        yield from missing(item, pieces[1:], (*before, *path))


def bound_to(path: Path, own: Segments, other: Segments) -> Path:
    """Return which items the first pieces of `other` stand for, where `own` led to `path` and both begin alike."""
    alike = 0
    for mine, theirs in zip(own, other, strict=False):
        if mine != theirs:
            break
        alike += 1
    return path[:alike]


def texts(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    """Yield the texts that a value says, with their paths; what is empty says none."""
    if isinstance(value, Duration):
        value = value.text
    elif isinstance(value, bool):
        value = "true" if value else "false"
    elif isinstance(value, date):
        value = value.isoformat()
    elif isinstance(value, (int, float)):
        value = str(value)
    elif isinstance(value, Executors):
        value = value.ids
    elif isinstance(value, BaseModel):
        value = getattr(value, "name", "") or getattr(value, "to", "")
    if isinstance(value, str):
        if value:
            yield path, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from texts((*path, number), item)


def _joined(pieces: Segments) -> Iterator[str]:
    for number, piece in enumerate(pieces):
        yield piece if piece == ITEM or not number else f".{piece}"


def _below(kind: Any, piece: str, above: str) -> Any:
    """Return the kind of what a piece leads to from a value of `kind`."""
    kind = _plain(kind)
    origin = get_origin(kind)
    if piece == ITEM:
        if kind is Executors:
            return str
        if origin is tuple:
            return get_args(kind)[0]
        raise PathError(Text(f"`{above}` is no list", f"`{above}` bukan daftar"),
                        Text("leave out `[*]`", "hilangkan `[*]`"))  # fmt: skip
    if origin is dict:
        return get_args(kind)[1]
    if origin is tuple:
        raise PathError(
            Text(f"`{above}` is a list", f"`{above}` adalah daftar"),
            Text(f"write `{above}[*].{piece}`", f"tulis `{above}[*].{piece}`"),
        )
    fields = kind.model_fields if isinstance(kind, type) and issubclass(kind, BaseModel) else {}
    if piece in fields:
        return fields[piece].annotation
    where = f"`{above}`" if above else "an SOP"
    di = f"`{above}`" if above else "SOP"
    listed = ", ".join(fields)
    raise PathError(
        Text(f"{where} has no field `{piece}`", f"{di} tidak memiliki isian `{piece}`"),
        did_you_mean(piece, fields)
        or (Text(f"known here: {listed}", f"yang dikenal di sini: {listed}") if fields else None),
    )


def _plain(kind: Any) -> Any:
    """Return a type without what stands around it: Annotated, and None beside it."""
    while True:
        if get_origin(kind) is Annotated:
            kind = get_args(kind)[0]
        elif get_origin(kind) in {Union, types.UnionType}:
            kind = next(inner for inner in get_args(kind) if inner is not type(None))
        else:
            return kind
