"""Where the YAML and the model meet: a path in the model's errors becomes a place in the text."""

import types
import typing
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ValidationError

from sopctl.model import Profile, Sop
from sopctl.source import Path, Problem, Source
from sopctl.suggest import closest
from sopctl.synonyms import translated

ModelType = TypeVar("ModelType", bound=BaseModel)

_MAX_ROUNDS = 8
"""Taking out what is wrong can bring to light what is wrong behind it, a few times over."""


class Loaded(Struct, frozen=True):
    """An SOP as far as it was understood, the text that it came from, and all problems on the way."""

    source: Source
    sop: Sop
    problems: tuple[Problem, ...]
    broken: frozenset[Path] = frozenset()
    """Paths of what was left out because it or its name was wrong; that it is missing there is no news."""


def load(source: Source) -> Loaded:
    """Return the SOP in `source`; what is wrong is left out and told in `problems`."""
    sop, problems = validate(source, Sop)
    return Loaded(source, sop, (*source.problems, *problems.values()), frozenset(_broken(problems)))


def _broken(problems: dict[tuple[Path, str], Problem]) -> Iterator[Path]:
    """Yield the paths of what was left out: what was wrong, and what a wrong name was meant to be."""
    for (path, _), problem in problems.items():
        yield path
        if meant := problem.detail.get("suggestion"):
            yield (*path[:-1], meant)


def load_profile(source: Source) -> tuple[Profile, tuple[Problem, ...]]:
    """Return the profile in `source`, like `load`."""
    profile, problems = validate(source, Profile)
    return profile, (*source.problems, *problems.values())


def validate(source: Source, model: type[ModelType]) -> tuple[ModelType, dict[tuple[Path, str], Problem]]:
    """Return a `model` of what is right in `source`, and a problem for each path that is not, by path and kind."""
    value: Any = _without_nulls(source.value) if source.nulls else source.value
    problems: dict[tuple[Path, str], Problem] = {}
    for _ in range(_MAX_ROUNDS):
        try:
            return model.model_validate(value), problems
        except ValidationError as error:
            wrong = [(_path_in(value, item["loc"]), item) for item in error.errors(include_url=False)]
            for path, item in wrong:
                problem = _problem(source, model, path, item)
                problems.setdefault((path, problem.kind), problem)
            value = _without(value, [path for path, _ in wrong])
    return model(), problems


def _without_nulls(value: Any) -> Any:
    """Return `value` without the keys that have no value: an empty field is an absent one."""
    if isinstance(value, dict):
        return {key: _without_nulls(inner) for key, inner in value.items() if inner is not None}
    return [_without_nulls(inner) for inner in value] if isinstance(value, list) else value


def _path_in(value: Any, loc: tuple[str | int, ...]) -> Path:
    """Return the part of pydantic's `loc` that is in the file: it also names branches of unions and short forms."""
    path: list[str | int] = []
    for step in loc:
        in_list = isinstance(value, list) and isinstance(step, int) and step < len(value)
        if in_list or (isinstance(value, dict) and step in value):
            value = value[step]
            path.append(step)
    return tuple(path)


def _without(value: Any, paths: list[Path]) -> Any:
    """Return a copy of `value` without what stands at `paths`.

    Items of lists become empty instead, so that those behind them keep their places.
    """
    if () in paths:
        return {}
    deeper: dict[str | int, list[Path]] = {}
    for path in paths:
        deeper.setdefault(path[0], []).append(path[1:])
    if isinstance(value, dict):
        kept = {key: inner for key, inner in value.items() if () not in deeper.get(key, ())}
        return {key: _without(inner, deeper[key]) if key in deeper else inner for key, inner in kept.items()}
    if isinstance(value, list):
        return [
            inner if index not in deeper else _emptied(inner) if () in deeper[index] else _without(inner, deeper[index])
            for index, inner in enumerate(value)
        ]
    return value


def _emptied(item: object) -> object:
    """Return what stands for a wrong item: an empty mapping, or an empty text where a mapping is wrong too."""
    return "" if item == {} else {}


def _problem(source: Source, model: type[BaseModel], path: Path, item: Any) -> Problem:
    kind: str = item["type"]
    if kind == "extra_forbidden":
        known = list(dict.fromkeys(fields_at(model, path[:-1])))
        name = str(path[-1])
        meant = translated(name, known) or closest(name.lower().replace("-", "_"), known)
        detail = {"field": name, "suggestion": meant, "known": ", ".join(known)}
        return Problem("unknown-field", source.place(path, key=True), detail, path=path)
    context = item.get("ctx") or {}
    detail = {
        "field": _field_name(path),
        "type": kind,
        "expected": str(context.get("expected", context.get("ge", context.get("le", "")))),
        "found": _short(item.get("input")),
        "item": str(path[-1] + 1) if path and isinstance(path[-1], int) else "",
    }
    return Problem("wrong-type", source.place(path), detail, path=path)


def _field_name(path: Path) -> str:
    names = [step for step in path if isinstance(step, str)]
    return names[-1] if names else ""


def _short(value: object) -> str:
    return repr(value) if isinstance(value, (int, float, bool)) else str(value)[:60]


def fields_at(model: type[BaseModel], path: Path) -> Iterator[str]:
    """Yield the names of the fields that may stand at `path`."""
    candidates: list[type[BaseModel]] = [model]
    for step in path:
        following: list[type[BaseModel]] = []
        for candidate in candidates:
            field = candidate.model_fields.get(str(step))
            following += _models(field.annotation) + _written_models(field.metadata) if field else []
        candidates = following or candidates
    for candidate in candidates:
        yield from candidate.model_fields


def _models(annotation: Any) -> list[type[BaseModel]]:
    """Return the models inside a type such as `tuple[Annotated[Step, ...], ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation):
        inner = [model for argument in typing.get_args(annotation) for model in _models(argument)]
        return inner + _written_models(getattr(annotation, "__metadata__", ()))
    return []


def _written_models(metadata: Iterable[Any]) -> list[type[BaseModel]]:
    """Return the models that a validator reads in place of the field's own type."""
    written = [getattr(item, "written", None) for item in metadata]
    return [model for annotation in written for model in _models(annotation)]
