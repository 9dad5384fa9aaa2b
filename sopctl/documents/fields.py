"""Fields of an SOP as blocks of a document. A field that is empty gives nothing, unless the form asks for it."""

from collections.abc import Iterable, Iterator
from datetime import date

from pydantic import BaseModel

from sopctl.diagrams import wording
from sopctl.documents import words
from sopctl.documents.document import (
    Block,
    Column,
    Definition,
    Definitions,
    Group,
    Heading,
    Panels,
    Prose,
    Row,
    Signature,
    Table,
)
from sopctl.documents.words import Wording
from sopctl.model import Approval, Duration, Service, Sop, SopKind
from sopctl.model.sop import Record

_SECTION = "sections."
_APPROVAL = "identity.approved_by"


def blocks(sop: Sop, paths: Iterable[str], say: Wording) -> Iterator[Block]:
    """Yield the blocks of the fields at `paths`; short lists that follow each other become panels."""
    panels: list[Definition] = []
    for path in paths:
        own = _own_blocks(sop, path, say)
        if own is None:
            panels += entries(sop, [path], say)
            continue
        if panels and own:
            yield Panels(tuple(panels))
            panels = []
        yield from own
    if panels:
        yield Panels(tuple(panels))


def entries(sop: Sop, paths: Iterable[str], say: Wording) -> Iterator[Definition]:
    """Yield a label and lines for each field that is filled or that the form asks for."""
    for path in paths:
        value = _value(sop, path)
        lines = (say.phrase(words.STATUS[sop.status]),) if path == "status" else tuple(_lines(value, say))
        if lines or _asked_for(path, say):
            yield Definition(say.heading(path), lines, _signature(path, value, say), path)


def _signature(path: str, value: object, say: Wording) -> Signature | None:
    """Return who signs in a field that holds the approval, a line to fill in where nobody is named."""
    if not isinstance(value, Approval):
        return Signature() if path == _APPROVAL else None
    number = say.phrase(words.EMPLOYEE, number=value.employee_id) if value.employee_id else ""
    return Signature(value.position, value.name, number)


def _asked_for(path: str, say: Wording) -> bool:
    return any(field == path or field.startswith(path + ".") for field in say.profile.required)


def _own_blocks(sop: Sop, path: str, say: Wording) -> list[Block] | None:
    """Return the blocks of a field that is more than a list of lines, None for any other."""
    if path.startswith(_SECTION):
        text = sop.sections.get(path.removeprefix(_SECTION), "")
        return [Heading(say.heading(path)), Prose(text)] if text.strip() else []
    if path == "actors":
        return _actors(sop, say)
    if path == "service":
        return _service(sop.service, say) if sop.service else []
    if path == "history":
        return _history(sop, say)
    return None


def _value(sop: Sop, path: str) -> object:
    """Return what stands at a dotted path, None where the format knows no such field."""
    value: object = sop
    for name in path.split("."):
        if not isinstance(value, BaseModel) or name not in type(value).model_fields:
            return None
        alone = isinstance(value, SopKind)
        value = SopKind(**{name: getattr(value, name)}) if alone else getattr(value, name)
    return value


def _lines(value: object, say: Wording) -> Iterator[str]:
    match value:
        case Duration():  # before tuple, which it also is
            yield wording.duration(value, say.language)
        case tuple():
            for item in value:
                yield from _lines(item, say)
        case str():
            if value.strip():
                yield value
        case date():
            yield say.day(value)
        case Record():
            yield record(value, say)
        case Approval():
            yield from _approval(value, say)
        case SopKind():
            kinds = (value.nature, value.scope, value.completeness, value.content)
            if said := ", ".join(say.phrase(words.SOP_KINDS[kind]) for kind in kinds if kind):
                yield said[:1].upper() + said[1:]
        case int():
            yield say.number(value)


def _approval(value: Approval, say: Wording) -> Iterator[str]:
    """Yield post, name and number, those that are known."""
    if value.position:
        yield value.position
    if value.name:
        yield value.name
    if value.employee_id:
        yield say.phrase(words.EMPLOYEE, number=value.employee_id)


def record(value: Record, say: Wording) -> str:
    """Return a record with how long and where it is kept."""
    retention = wording.duration(value.retention, say.language)
    if retention and value.place:
        kept = say.phrase(words.KEPT_FOR_AT, retention=retention, place=value.place)
    elif retention:
        kept = say.phrase(words.KEPT, retention=retention)
    elif value.place:
        kept = say.phrase(words.KEPT_AT, place=value.place)
    else:
        return value.name
    return f"{value.name} ({kept})"


def _actors(sop: Sop, say: Wording) -> list[Block]:
    """List the actors of whom there is more to say than the name, which the steps say already."""
    definitions = []
    for actor in sop.actors.values():
        outside = (say.phrase(words.EXTERNAL),) if actor.external else ()
        qualification = (actor.qualification,) if actor.qualification else ()
        definitions.append(Definition(actor.name, qualification + outside))
    telling = tuple(definition for definition in definitions if definition.lines)
    return [Heading(say.heading("actors")), Definitions(telling)] if telling else []


def _service(service: Service, say: Wording) -> list[Block]:
    definitions = []
    for field in type(service).model_fields:
        value = getattr(service, field)
        lines = tuple(f"{days}: {hours}" for days, hours in value.items()) if field == "hours" else _lines(value, say)
        if lines := tuple(lines):
            definitions.append(Definition(say.heading(f"service.{field}"), lines))
    return [Heading(say.heading("service")), Definitions(tuple(definitions))] if definitions else []


def _history(sop: Sop, say: Wording) -> list[Block]:
    if not sop.history:
        return []
    parts = ["part"] if any(revision.part for revision in sop.history) else []
    names = ["version", "date", *parts, "change"]
    if any(revision.author for revision in sop.history):
        names.append("author")
    columns = [Column(name, say.heading(f"history.{name}")) for name in names]
    rows = [
        Row(tuple(tuple((line,) for line in _lines(getattr(revision, name), say)) for name in names))
        for revision in sop.history
    ]
    groups = tuple(Group("", (column,)) for column in columns)
    heading = say.heading("history")
    return [Heading(heading), Table("history", heading, groups, tuple(rows))]
