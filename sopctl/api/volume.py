"""Volume: all SOPs of a folder as one book, `volume.pdf`."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

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
_NOT_IN_FORCE = {
    "draft": Text("is a draft", "masih berupa rancangan"),
    "review": Text("is still under review", "masih dalam penelaahan"),
}


def volume(batches: list[Batch], request: Request) -> Iterator[Rendered]:
    """Check all files and bind them, under the settings of the first.

    Where a file has errors, each of these is yielded instead of the book, unless `request.force`: a book that lacks an
    SOP would pass for a whole one. SOPs that are retired stay out of it, drafts are bound in and told. Raises what
    `render` raises, ApiError for a format that no book has, NothingToDoError where no SOP is left.
    """
    first = batches[0]
    plan = _plan(request, first)
    found = {
        name: own for batch in batches for name, own in diagnostics(batch, request.checkers(len(batch.inputs))).items()
    }
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
    yield Rendered(NAME, (), results, notes=(*told, *_left_out(jobs), *_unfinished(bound)), sops=len(bound))


def _plan(request: Request, batch: Batch) -> Plan:
    wish = replace(request.wish, formats=request.wish.formats or _FORMATS)
    plan = replace(request, wish=wish).plan(batch.config, batch.root, batch.resolved)
    other = next((name for name in plan.wish.formats if name not in _FORMATS), "")
    if other or plan.wish.view:
        what = other or plan.wish.view
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
            yield Job(checked, language, plan.wish, stem=NAME, titles=batch.titles, brand=batch.brand)


def _left_out(jobs: list[Job]) -> Iterator[Text]:
    for job in jobs:
        if job.flow.sop.status == "retired":
            name = job.flow.sop.title or job.flow.sop.id
            yield Text(f"{name} is retired and stays out", f"{name} sudah dicabut dan tidak dimuat")


def _unfinished(bound: list[Job]) -> Iterator[Text]:
    """Tell of each SOP that is bound although it is not in force, then how to leave them out."""
    found = [(job.checked.loaded.source.name, job.flow.sop.status) for job in bound]
    found = [(name, status) for name, status in found if status in _NOT_IN_FORCE]
    for name, status in found:
        words = _NOT_IN_FORCE[status]
        yield Text(f"{name} {words.en} and is bound in", f"{name} {words.id} dan ikut dijilid")
    if found:
        yield Text(
            "to leave them out, name only the files that are in force, or list these under `exclude` in sopctl.toml",
            "agar tidak ikut dijilid, sebutkan hanya berkas yang sudah berlaku, atau cantumkan berkas itu pada "
            "`exclude` di sopctl.toml",
        )


def _nothing() -> NothingToDoError:
    return NothingToDoError(
        Text("nothing to bind: every SOP is retired or empty", "tidak ada yang dijilid: semua SOP dicabut atau kosong"),
        Text("name a folder with SOPs that are in use", "sebutkan folder yang berisi SOP yang masih dipakai"),
    )
