"""Render: pictures and documents of the SOPs that have no errors."""

from collections.abc import Iterable, Iterator
from itertools import compress
from pathlib import Path

from msgspec import Struct

from sopctl.api.batch import Batch
from sopctl.api.formats import FORMATS, Job
from sopctl.api.formats.job import notes
from sopctl.api.formats.poster import poster_notes
from sopctl.api.inputs import Input
from sopctl.api.rendering.delivery import Delivery, Result
from sopctl.api.rendering.request import Plan, Request
from sopctl.api.rendering.targets import check_targets, clash, target
from sopctl.api.rendering.workers import crew
from sopctl.diagnostic import Diagnostic, Severity
from sopctl.errors import ToldError
from sopctl.i18n import Text, document_language

__all__ = ["Rendered", "Request", "count", "diagnostics", "engine_note", "plans", "render"]


class Rendered(Struct, frozen=True):
    """What became of one file; nothing was written where it has errors or `failure` says what went wrong."""

    file: str
    diagnostics: tuple[Diagnostic, ...]
    results: tuple[Result, ...] = ()
    failure: ToldError | None = None
    notes: tuple[Text, ...] = ()
    """What the user should know about the result."""
    sops: int = 1
    """How many SOPs it holds."""

    @property
    def written(self) -> tuple[Path, ...]:
        """The files that were written."""
        return tuple(path for path, state in self.results if state == "written")


class _Outcome(Struct, frozen=True):
    """What came out for one file that was to be rendered; it travels between processes."""

    results: tuple[Result, ...] = ()
    failure: ToldError | None = None
    notes: tuple[Text, ...] = ()


def count(batches: list[Batch]) -> int:
    """Return how many files there are."""
    return sum(len(batch.inputs) for batch in batches)


def render(batches: list[Batch], request: Request) -> Iterator[Rendered]:
    """Check all files, then render those without errors, in their order, whoever is ready first.

    Raises before anything is written: ApiError for what the formats cannot give and for two files that would be
    written to one place, EngineError where no engine draws, BrandError; later, OutputError where a file cannot be
    written.
    """
    kitchen = _Kitchen(batches, request, plans(batches, request))
    owners: dict[str, str] = {}
    with crew(request.processes(count(batches)), kitchen) as work:
        found = [diagnostics(batch, request.checkers(len(batch.inputs))) for batch in batches]
        all_files = [(number, item) for number, batch in enumerate(batches) for item in batch.inputs]
        wanted = [request.force or not _broken(found[number][item.name]) for number, item in all_files]
        outcomes = iter(work(compress(all_files, wanted)))
        for (number, item), is_wanted in zip(all_files, wanted, strict=True):
            outcome = next(outcomes) if is_wanted else _Outcome()
            _check_owners(owners, item, outcome.results)
            yield Rendered(item.name, found[number][item.name], outcome.results, outcome.failure, outcome.notes)


def plans(batches: list[Batch], request: Request) -> list[Plan]:
    """Return what is made of each batch. Raises ApiError, EngineError and BrandError where it cannot be made."""
    found = [request.plan(batch.config, batch.root, batch.resolved) for batch in batches]
    check_targets((plan.folder, item) for plan, batch in zip(found, batches, strict=True) for item in batch.inputs)
    engine_note(request, found)
    for batch in batches:
        batch.brand  # noqa: B018  raises
    return found


def engine_note(request: Request, plans: Iterable[Plan]) -> Text | None:
    """Return what the user should know of the engine that will draw. Raises EngineError where there is none."""
    from sopctl.diagrams import engine

    if not any(map(request.needs_graphviz, plans)):
        return None
    return engine.find(request.wish.engine).note


class _Kitchen(Struct, frozen=True):
    """Renders one file after the other; other processes get a copy."""

    batches: list[Batch]
    request: Request
    plans: list[Plan]

    def __call__(self, order: tuple[int, Input]) -> _Outcome:
        """Return what became of a file, given with the number of its batch."""
        from sopctl.diagrams import EngineError

        number, item = order
        batch, request, plan = self.batches[number], self.request, self.plans[number]
        checked = batch.read(item)
        sop = checked.loaded.sop
        if not checked.loaded.source.value:
            return _Outcome()
        job = Job(
            checked,
            request.language or document_language(sop.language),
            plan.wish,
            stem=target(item).name,
            titles=batch.titles,
            brand=batch.brand,
        )
        delivery = Delivery(plan.folder, target(item), f"{sop.id} {plan.wish.view}".strip(), request.check)
        try:
            results = tuple(r for name in plan.wish.formats for r in delivery.files(FORMATS[name](job)))
        except EngineError as failure:  # the engine may fail on one picture and draw the others
            return _Outcome(failure=failure)
        return _Outcome(results, notes=(*notes(job), *poster_notes(job)))


def diagnostics(batch: Batch, jobs: int | None = 1) -> dict[str, tuple[Diagnostic, ...]]:
    """Return the findings of each file, those across documents too; so many processes look for them."""
    found: dict[str, tuple[Diagnostic, ...]] = {}
    for name, diagnostics in batch.findings(jobs):
        if name:
            found[name] = diagnostics
        else:
            for diagnostic in diagnostics:
                found[diagnostic.file] = (*found.get(diagnostic.file, ()), diagnostic)
    return found


def _broken(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def _check_owners(owners: dict[str, str], item: Input, results: Iterable[Result]) -> None:
    """Refuse a page that was written over a file of another SOP: `a-2.svg` of `a` and of `a-2`. Raises ApiError."""
    for path, _ in results:
        owner = owners.setdefault(str(path).casefold(), item.name)
        if owner != item.name:
            raise clash(owner, item.name, path)
