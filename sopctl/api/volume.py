"""Volume: all SOPs of a folder as one book, `volume.pdf`."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sopctl.api.batch import Batch
from sopctl.api.errors import ApiError, NothingToDoError
from sopctl.api.formats import Job
from sopctl.api.render import Rendered, diagnostics
from sopctl.api.rendering.binding import bind
from sopctl.api.rendering.delivery import Delivery
from sopctl.api.rendering.request import Plan, Request
from sopctl.diagnostic import Severity
from sopctl.i18n import Text, document_language

NAME = "volume"
_FORMATS = ("pdf",)


def volume(batches: list[Batch], request: Request) -> Iterator[Rendered]:
    """Check all files and bind them, under the settings of the first.

    Where a file has errors, each of these is yielded instead of the book, unless `request.force`: a book that lacks an
    SOP would pass for a whole one. SOPs that are retired stay out of it. Raises what `render` raises, ApiError for a
    format that no book has, NothingToDoError where no SOP is left.
    """
    first = batches[0]
    plan = _plan(request, first)
    found = {name: own for batch in batches for name, own in diagnostics(batch).items()}
    broken = [name for name, own in found.items() if any(d.severity is Severity.ERROR for d in own)]
    if broken and not request.force:
        yield from (Rendered(name, found[name]) for name in broken)
        return
    jobs = [job for batch in batches for job in _jobs(batch, request, plan)]
    bound = [job for job in jobs if job.flow.sop.status != "retired"]
    if not bound:
        raise _nothing()
    settings = first.config.volume
    settings = settings.model_copy(update={"title": request.title}) if request.title else settings
    publication = bind(bound, settings)
    from sopctl.drawings import press

    delivery = Delivery(plan.folder, Path(NAME), NAME, request.check)
    results = tuple(delivery.files([(".pdf", press.pdf(publication))]))
    told = dict.fromkeys(note for job in bound for note in job.told)
    yield Rendered(NAME, (), results, notes=(*told, *_left_out(jobs)), sops=len(bound))


def _plan(request: Request, batch: Batch) -> Plan:
    plan = replace(request, formats=request.formats or _FORMATS).plan(batch.config, batch.root)
    other = next((name for name in plan.formats if name not in _FORMATS), "")
    if other or request.view:
        what = other or request.view
        raise ApiError(
            Text(f"a volume cannot be written as `{what}`", f"buku SOP tidak dapat ditulis sebagai `{what}`"),
            Text("leave it out: a volume is a whole PDF", "hapus pilihan itu: buku SOP selalu berupa PDF utuh"),
        )
    return plan


def _jobs(batch: Batch, request: Request, plan: Plan) -> Iterator[Job]:
    for item in batch.inputs:
        checked = batch.read(item)
        if checked.loaded.source.value:
            language = request.language or document_language(checked.loaded.sop.language)
            yield Job(
                checked,
                language,
                engine=request.engine,
                stem=NAME,
                formats=plan.formats,
                titles=batch.titles,
                paper=plan.paper,
                brand=batch.brand,
            )


def _left_out(jobs: list[Job]) -> Iterator[Text]:
    for job in jobs:
        if job.flow.sop.status == "retired":
            name = job.flow.sop.title or job.flow.sop.id
            yield Text(f"{name} is retired and stays out", f"{name} sudah dicabut dan tidak dimuat")


def _nothing() -> NothingToDoError:
    return NothingToDoError(
        Text("nothing to bind: every SOP is retired or empty", "tidak ada yang dijilid: semua SOP dicabut atau kosong"),
        Text("name a folder with SOPs that are in use", "sebutkan folder yang berisi SOP yang masih dipakai"),
    )
