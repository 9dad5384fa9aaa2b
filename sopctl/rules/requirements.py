"""What the profile asks for and the SOP does not give."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from sopctl import profiles
from sopctl.edit import Proposal
from sopctl.i18n import Text
from sopctl.model import Duration, Profile
from sopctl.model.duration import Fault
from sopctl.regex import regex
from sopctl.rules.base import Document, Finding
from sopctl.rules.fixing import fill_in, rename
from sopctl.rules.language.texts import is_blank
from sopctl.rules.missing_fields import how_to_add
from sopctl.suggest import closest

_TEXTS = frozenset({
    "owner", "identity.number", "identity.agency", "identity.unit", "identity.approved_by.position",
    "identity.approved_by.name", "service.cost",
})  # fmt: skip
"""Fields that a placeholder may stand in, as a text."""
_LISTS = frozenset({
    "legal_basis", "warnings", "qualifications", "equipment", "records", "service.requirements", "service.product",
    "service.complaints",
})  # fmt: skip
"""Fields that a placeholder may stand in, as an item of a list."""
_WORDS = regex(r"[<>@=/\\]+")


def missing(document: Document, level: str) -> Iterator[Finding]:
    """Yield a finding for each field that the profile asks for at `level` and that is absent or empty.

    A default profile that stands in for a faulty one asks for nothing: the SOP is meant to follow another.
    """
    if document.profile_file and document.profile_file.problems:
        return
    for name, wanted in document.profile.required.items():
        if wanted != level:
            continue
        path = tuple(name.split("."))
        if not is_empty(_value(document.sop, path)) or document.is_unknown(path):
            continue
        words = _words(document.profile, path)
        other = _misnamed_section(document, path, words)
        yield Finding(
            path,
            Text(f"`{name}` is missing: {words.en}" if words.en else f"`{name}` is missing",
                 f"`{name}` belum diisi: {words.id}" if words.id else f"`{name}` belum diisi"),
            _rename_it(other, path[-1]) if other else
            how_to_add(path, len(document.loaded.source.deepest(path)), document.language),
            fix=rename(("sections", other), path[-1]) if other else _fix(document, path, words),
        )  # fmt: skip


def _fix(document: Document, path: tuple[str, ...], words: Text) -> Proposal | None:
    """Propose a placeholder where a text or a list of texts is wanted."""
    field = ".".join(path)
    if field not in _TEXTS and field not in _LISTS and path[0] != "sections":
        return None
    what = words if words.en else Text(path[-1], path[-1])
    plain = Text(_WORDS.sub(" ", what.en).strip(), _WORDS.sub(" ", what.id).strip())
    return fill_in(document, path, plain, many=field in _LISTS)


def _misnamed_section(document: Document, path: tuple[str, ...], words: Text) -> str:
    """Return the section that seems to be the missing one under another name: `pengertian` for `definitions`."""
    if path[0] != "sections" or path[-1] in document.sop.sections:
        return ""
    asked = document.profile.required
    unasked = {name for name in document.sop.sections if f"sections.{name}" not in asked}
    headings = {words.en.casefold(), words.id.casefold()}
    named = sorted(name for name in unasked if name.replace("_", " ").casefold() in headings)
    return named[0] if named else closest(path[-1], unasked)


def _rename_it(other: str, name: str) -> Text:
    return Text(
        f"if `{other}` is meant, rename it to `{name}`", f"bila yang dimaksud `{other}`, ganti namanya menjadi `{name}`"
    )


def is_empty(value: Any) -> bool:
    """Tell whether a value says nothing: absent, blank, or made of nothing but such values."""
    if isinstance(value, Duration):
        return value.fault is Fault.EMPTY
    if isinstance(value, str):
        return is_blank(value)
    if isinstance(value, dict):
        return all(map(is_empty, value.values()))
    if isinstance(value, tuple):
        return all(map(is_empty, value))
    if isinstance(value, BaseModel):
        return all(is_empty(getattr(value, field)) for field in value.model_fields_set)
    return value is None


def _value(value: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else getattr(value, step, None)
    return value


def _words(profile: Profile, path: tuple[str, ...]) -> Text:
    """Return the heading of a field, or of the nearest one around it."""
    for depth in range(len(path), 0, -1):
        name = ".".join(path[:depth])
        if english := profiles.heading(profile, name, "en"):
            return Text(english, profiles.heading(profile, name, "id"))
    return Text("", "")


def asks_for(document: Document, field: str) -> bool:
    """Tell whether the profile asks for `field` or a part of it, so that other rules find it missing."""
    wanted = document.profile.required.items()
    return any(level != "off" and f"{name}.".startswith(f"{field}.") for name, level in wanted)
