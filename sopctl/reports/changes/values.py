"""Values of the model in words."""

from datetime import date
from typing import Any

from sopctl.i18n import Language, Text
from sopctl.model import Branch, Duration, Sop, Step
from sopctl.model.base import Model
from sopctl.model.step import Executors
from sopctl.reports.changes.labels import label

_NOTHING = Text("nothing", "kosong")
_YES, _NO = Text("yes", "ya"), Text("no", "tidak")
_OR, _AND = Text(" or ", " atau "), Text(" and ", " dan ")


def in_words(value: Any, sop: Sop, language: Language) -> str:
    """Return a value as a reader says it; `sop` knows the names of actors."""
    if isinstance(value, bool):
        return (_YES if value else _NO).in_(language)
    if value is None or (not isinstance(value, int | float) and not value):
        return _NOTHING.in_(language)
    if isinstance(value, Duration):
        return _duration(value)
    if isinstance(value, Executors):
        names = [actor_name(actor, sop) for actor in value.ids]
        return (_OR if value.mode == "any" else _AND).in_(language).join(names)
    if isinstance(value, Step):
        return step_in_words(value, sop, language)
    if isinstance(value, Branch):
        return value.to
    if isinstance(value, Model):
        return _model(value, sop, language)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {in_words(inner, sop, language)}" for key, inner in value.items())
    if isinstance(value, tuple | list):
        return ", ".join(in_words(inner, sop, language) for inner in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _duration(value: Duration) -> str:
    """Return a time as it was written; of three points the middle one first."""
    points = value.text.split(" - ")
    if value.typical and len(points) == len(("min", "typical", "max")):
        return f"{points[1]} ({points[0]} \N{EN DASH} {points[2]})"
    return value.text + (f"/{value.per}" if value.per and value.per not in value.text else "")


def _model(value: Model, sop: Sop, language: Language) -> str:
    """Return the name of what has one, and the rest of its fields in brackets."""
    told = []
    name = str(getattr(value, "name", "") or getattr(value, "version", ""))
    for field in type(value).model_fields:
        inner = getattr(value, field)
        if inner in (None, "", (), False) or str(inner) == name:
            continue
        told.append(
            label(field, language) if inner is True else f"{label(field, language)} {in_words(inner, sop, language)}"
        )
    rest = ", ".join(told)
    return f"{name} ({rest})" if name and rest else name or rest


def step_in_words(step: Step, sop: Sop, language: Language) -> str:
    """Return a step in one line: what is done, by whom, and how long it takes."""
    who = in_words(step.actor, sop, language) if step.actor.ids else ""
    long = _duration(step.duration) if step.duration else ""
    about = ", ".join(filter(None, (who, long)))
    return f"{step.activity or step.id} ({about})" if about else step.activity or step.id


def actor_name(actor: str, sop: Sop) -> str:
    """Return the name of an actor, its id where it has none."""
    known = sop.actors.get(actor)
    return known.name if known and known.name else actor
