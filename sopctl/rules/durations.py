"""Where durations stand in an SOP: several rules look at all of them."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from sopctl.i18n import Text
from sopctl.model import Duration, Sop
from sopctl.model.duration import parse
from sopctl.rules.base import Document
from sopctl.source import Path


class Stated(Struct, frozen=True):
    """A duration and where it stands."""

    path: Path
    duration: Duration
    name: str = ""
    """Of the step, or of what is kept."""
    retention: bool = False
    """True for how long something is kept, which may well have no end."""

    @property
    def what(self) -> Text:
        """Which time it is, to begin a sentence with."""
        if self.retention:
            return _retention(self.name)
        if self.path in _OF_DOCUMENT:
            return _OF_DOCUMENT[self.path]
        return Text(f"the time of step `{self.name}`", f"waktu langkah `{self.name}`")


_OF_DOCUMENT: dict[Path, Text] = {
    ("total",): Text("the time of the whole procedure", "waktu seluruh prosedur"),
    ("service", "time"): Text("the time promised to the public", "waktu layanan"),
    ("review_every",): Text("the interval of reviews", "jangka waktu peninjauan"),
}


def stated(document: Document) -> list[Stated]:
    """Return every duration of the SOP that is not empty: those of the steps first.

    Several rules ask for those of one SOP in turn, so the last answer is kept.
    """
    global _last  # noqa: PLW0603
    if _last[0] is not document.sop:
        _last = document.sop, list(_stated(document))
    return _last[1]


_last: tuple[Sop | None, list[Stated]] = (None, [])


def _stated(document: Document) -> Iterator[Stated]:
    for number, step in document.steps():
        if step.duration:
            yield Stated(("steps", number, "duration"), step.duration, step.id or document.name_of(number))
        for position, output in enumerate(step.outputs):
            if output.retention:
                path = ("steps", number, "outputs", position, "retention")
                yield Stated(path, output.retention, output.name, retention=True)
    yield from _of_document(document.sop)


def as_written(document: Document, path: Path, duration: Duration) -> str:
    """Return the duration at `path` as it stands in the file, an estimate in its braces."""
    value = _value(document, path)
    if not isinstance(value, dict):
        return duration.text.strip()
    return "{" + ", ".join(f"{key}: {part}" for key, part in value.items() if part is not None) + "}"


def faulty_part(document: Document, time: Stated) -> tuple[Path, str]:
    """Return where the words stand that made `time` no duration, and these words: of an estimate one part."""
    value = _value(document, time.path)
    if isinstance(value, dict):
        for key in ("min", "typical", "max"):
            text = str(value.get(key) or "")
            if text and parse(text).fault is time.duration.fault:
                return (*time.path, key), text.strip()
    return time.path, as_written(document, time.path, time.duration)


def _value(document: Document, path: Path) -> object:
    """Return what the file has at `path`; None where that is not there."""
    value: Any = document.loaded.source.value
    if document.loaded.source.deepest(path) != path:
        return None
    for step in path:
        value = value[step]
    return value


def _of_document(sop: Sop) -> Iterator[Stated]:
    if sop.total:
        yield Stated(("total",), sop.total)
    if sop.service and sop.service.time:
        yield Stated(("service", "time"), sop.service.time)
    if sop.review_every:
        yield Stated(("review_every",), sop.review_every)
    for position, record in enumerate(sop.records):
        if record.retention:
            path = ("records", position, "retention")
            yield Stated(path, record.retention, record.name, retention=True)


def _retention(name: str) -> Text:
    if not name.strip():
        return Text("the retention time", "masa simpan")
    return Text(f"the retention time of {name}", f"masa simpan {name}")
