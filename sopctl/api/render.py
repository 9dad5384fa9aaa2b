"""Render: pictures and documents of the SOPs that have no errors."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sopctl import output
from sopctl.api.batch import Batch
from sopctl.api.errors import ApiError
from sopctl.api.formats import DEFAULT, FORMATS, Job, table_files, table_notes
from sopctl.api.inputs import Input
from sopctl.diagnostic import Diagnostic, Severity
from sopctl.errors import ToldError
from sopctl.i18n import Language, Text, document_language
from sopctl.project import SUFFIX

if TYPE_CHECKING:
    from sopctl.diagrams import EngineName
    from sopctl.layout import PaperName

View = Literal["flowchart", "table"]

_TABLE = ("svg",)
"""Formats of the table."""
_PICTURES = frozenset({"svg", "png", "html"})
"""Formats that an engine draws for."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted of each SOP."""

    folder: Path
    formats: tuple[str, ...] = ()
    """Names of formats; the usual ones of the view where there are none."""
    language: Language | None = None
    """The language of fixed words; that of the SOP where None."""
    force: bool = False
    """Render a file with errors too."""
    engine: "EngineName" = "embedded"
    view: View = "flowchart"
    """What a picture shows: the flowchart alone, or the table with the symbols in the columns of the actors."""
    paper: "PaperName" = "A4"

    @property
    def wanted(self) -> tuple[str, ...]:
        """The formats to write. Raises ApiError for unknown ones and for those that the view does not have."""
        if self.view == "table":
            return _known(self.formats or _TABLE, _TABLE)
        return _known(self.formats or DEFAULT, tuple(FORMATS))


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of one file; nothing was written where it has errors or `failure` says what went wrong."""

    file: str
    diagnostics: tuple[Diagnostic, ...]
    written: tuple[Path, ...] = ()
    failure: ToldError | None = None
    notes: tuple[Text, ...] = ()
    """What the user should know about the result."""


def count(batches: list[Batch]) -> int:
    """Return how many files there are."""
    return sum(len(batch.inputs) for batch in batches)


def render(batches: list[Batch], request: Request) -> Iterator[Rendered]:
    """Check all files, then render those without errors, one after the other.

    Raises ApiError for unknown formats and for two files that would be written to one place, EngineError where
    no engine draws, before anything is written; OutputError where a file cannot be written.
    """
    from sopctl.diagrams import EngineError

    formats = request.wanted
    _check_targets(batches, request.folder)
    engine_note(request)
    for batch in batches:
        found = _diagnostics(batch)
        for item in batch.inputs:
            diagnostics = found[item.name]
            checked = batch.read(item)
            broken = any(d.severity is Severity.ERROR for d in diagnostics)
            if (broken and not request.force) or not checked.loaded.source.value:
                yield Rendered(item.name, diagnostics)
                continue
            target = _target(item)
            language = request.language or document_language(checked.loaded.sop.language)
            job = Job(checked, language, request.engine, target.name, formats, batch.titles, request.paper)
            try:
                written = _write(job, target, request)
            except EngineError as failure:  # the engine may fail on one picture and draw the others
                yield Rendered(item.name, diagnostics, failure=failure)
                continue
            notes = table_notes(job) if request.view == "table" else ()
            yield Rendered(item.name, diagnostics, written, notes=notes)


def _diagnostics(batch: Batch) -> dict[str, tuple[Diagnostic, ...]]:
    """Return the findings of each file, those across documents too."""
    found = {item.name: batch.check(item).diagnostics for item in batch.inputs}
    for diagnostic in batch.documents():
        found[diagnostic.file] = (*found.get(diagnostic.file, ()), diagnostic)
    return found


def _check_targets(batches: list[Batch], folder: Path) -> None:
    """Refuse two files that would be written to one place, on systems that know no case too."""
    targets: dict[str, str] = {}
    for item in (item for batch in batches for item in batch.inputs):
        target = _target(item)
        earlier = targets.setdefault(str(target).casefold(), item.name)
        if earlier != item.name:
            raise _clash(earlier, item.name, folder / target)


def engine_note(request: Request) -> Text | None:
    """Return what the user should know of the engine that will draw. Raises EngineError where there is none."""
    from sopctl.diagrams import engine

    if request.view == "table" or not _PICTURES.intersection(request.wanted):
        return None
    return engine.find(request.engine).note


def _known(names: tuple[str, ...], existing: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if name not in existing:
            known = ", ".join(existing)
            if name in FORMATS:
                raise ApiError(
                    Text(f"the table cannot be written as `{name}`", f"tabel tidak dapat ditulis sebagai `{name}`"),
                    Text(f"formats of the table: {known}", f"format tabel: {known}"),
                )
            raise ApiError(
                Text(f"there is no format `{name}`", f"tidak ada format `{name}`"),
                Text(f"known formats: {known}", f"format yang ada: {known}"),
            )
    return names


def _target(item: Input) -> Path:
    """Return where in the folder the results of a file go, without the end of the name.

    The way from what the user named is kept.
    """
    name = item.path.name.removesuffix(SUFFIX).removesuffix(".yaml").removesuffix(".yml").strip(".")
    way = item.path.parent.relative_to(item.base) if item.path.parent.is_relative_to(item.base) else Path()
    return way / (name or "sop")


def _write(job: Job, target: Path, request: Request) -> tuple[Path, ...]:
    written = []
    for end, data in _files(job, request.view):
        path = output.below(request.folder, target.with_name(target.name + end))
        output.write(path, data)
        written.append(path)
    return tuple(written)


def _files(job: Job, view: View) -> Iterator[tuple[str, bytes]]:
    """Yield the end of the name and the content of each file."""
    for name in job.formats:
        if view == "table":
            yield from table_files(job)
        else:
            yield f".{name}", FORMATS[name](job)


def _clash(first: str, second: str, target: Path) -> ApiError:
    return ApiError(
        Text(
            f"{first} and {second} would both be written to {target}",
            f"{first} dan {second} akan ditulis ke tempat yang sama, {target}",
        ),
        Text("render them into different folders with --out", "tulis ke folder yang berbeda dengan --out"),
    )
