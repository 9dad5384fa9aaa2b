"""Binding SOPs into a book: cover, decree, contents, explanation, then every SOP on its own pages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sopctl.api.formats import Job
from sopctl.cache.trace import look
from sopctl.config import VolumeSettings

if TYPE_CHECKING:
    from sopctl.documents.document import Document
    from sopctl.documents.volume import Volume
    from sopctl.layout.publication import Publication
    from sopctl.model.profile import PageSetup
    from sopctl.pages import Laid

DECREE = "decree.md.jinja"
"""A template of the house for the text of the decree, in its folder of templates."""
_ROUNDS = 4
"""Page numbers can make the contents longer, which moves the pages; more than twice never happened."""
_WIDEST = "8888"


def bind(jobs: Sequence[Job], settings: VolumeSettings) -> "Publication":
    """Return the SOPs of `jobs` as one publication, sorted by number, all pages numbered through.

    Raises EngineError where a flowchart cannot be drawn, TemplateFault for a template of the house.
    """
    from sopctl.documents import volume as front
    from sopctl.pages import bound, outlined

    jobs = sorted(jobs, key=lambda job: (_natural(job.flow.sop.identity.number), _natural(job.flow.sop.title)))
    book = _volume(jobs, settings)
    sops = [job.lay(f"sop-{number}.") for number, job in enumerate(jobs, 1)]
    decree = front.decree(book, _own_decree(book, jobs[0]))
    opening = [document for document in (decree, front.explanation(book)) if document]
    before, after = (opening[:1], opening[1:]) if decree else ([], opening)
    cover = _covers(_lay(front.cover(book), jobs[0]))
    first = [cover, *(_lay(document, jobs[0]) for document in before)]
    second = [_lay(document, jobs[0]) for document in after]
    listed = _lay(front.contents(book, [(d.title, _WIDEST) for d in opening]), jobs[0])
    for _ in range(_ROUNDS):
        starts = list(_starts([*first, listed, *second, *sops]))
        pages = [str(page) for page in starts[-len(sops) :]]
        entries = tuple(replace(entry, page=page) for entry, page in zip(book.entries, pages, strict=True))
        places = starts[1 : len(first)] + starts[len(first) + 1 : len(first) + 1 + len(second)]
        named = [(document.title, str(page)) for document, page in zip(opening, places, strict=True)]
        length, listed = listed.count, _lay(front.contents(replace(book, entries=entries), named), jobs[0])
        if listed.count == length:
            break
    parts = [*first, listed, *second, *sops]
    return outlined(bound(parts), starts[1:])


def _volume(jobs: Sequence[Job], settings: VolumeSettings) -> "Volume":
    """Return what is known of the volume: what the settings say, else what is the same in all SOPs."""
    from sopctl.documents.build import day
    from sopctl.documents.volume import Entry, Volume
    from sopctl.documents.words import Wording

    sops = [job.flow.sop for job in jobs]
    entries = tuple(Entry(sop.identity.number, sop.title or sop.id, sop.version, sop.legal_basis) for sop in sops)
    return Volume(
        settings,
        Wording(jobs[0].checked.profile, jobs[0].language),
        entries,
        settings.agency or _same(sop.identity.agency for sop in sops),
        settings.unit or _same(sop.identity.unit for sop in sops),
        _same(sop.identity.approved_by.position if sop.identity.approved_by else "" for sop in sops),
        max(map(day, sops), default=""),
    )


def _same(texts: Iterable[str]) -> str:
    found = set(texts)
    return found.pop() if len(found) == 1 else ""


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Return a key by which 2 comes before 10; what has no number comes last."""
    parts = re.findall(r"\d+|\D+", text)
    key = [(0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in parts]
    return key or [(2, 0, "")]


def _own_decree(book: "Volume", job: Job) -> str:
    """Return the text of the decree out of a template of the house, nothing where it has none."""
    own = job.brand.templates
    if own:
        look(own / DECREE)
    if not own or not (own / DECREE).is_file() or not book.settings.decree:
        return ""
    from sopctl.documents import markdown, templates

    settings = book.settings
    decree = settings.decree
    assert decree
    values = {
        "title": book.title,
        "agency": book.agency,
        "unit": book.unit,
        "year": str(settings.year or book.day[:4]),
        "decree": {**decree.model_dump(mode="json"), "position": decree.position or book.position},
        "sops": [{"number": entry.number, "title": entry.title, "version": entry.version} for entry in book.entries],
    }
    return templates.load(DECREE, {"text": markdown.text}, escape=False, own=own).render(**values)


def _setup(job: Job) -> "PageSetup":
    from sopctl.model.profile import PageSetup

    return PageSetup(paper=job.checked.profile.page.paper, margin=24, size=10.5, head="none")


def _lay(document: "Document", job: Job) -> "Laid":
    from sopctl.pages import lay

    return lay(document, _setup(job), paper=job.wish.paper, brand=job.brand)


def _covers(laid: "Laid") -> "Laid":
    """Return only the cover; the document behind it is there for its words."""
    from sopctl.pages.publish import Leaf

    return replace(laid, leaves=tuple(leaf for leaf in laid.leaves if isinstance(leaf, Leaf) and leaf.cover))


def _starts(parts: Sequence["Laid"]) -> Iterator[int]:
    """Yield the number of the first page of each part."""
    page = 1
    for part in parts:
        yield page
        page += part.count
