"""What an office goes on editing: the whole document with the flowchart as shapes of its programs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sopctl.api.formats.job import File, Job

if TYPE_CHECKING:
    from sopctl.documents import Document
    from sopctl.office import Setup


def docx(job: Job) -> Iterator[File]:
    """Yield the document for Word."""
    from sopctl.office import docx

    yield File(".docx", docx.write(*_parts(job)))


def xlsx(job: Job) -> Iterator[File]:
    """Yield the document for Excel."""
    from sopctl.office import xlsx

    yield File(".xlsx", xlsx.write(*_parts(job)))


def _parts(job: Job) -> "tuple[Document, Setup]":
    """Return the document and how it is printed; the pages of its table have the numbers that they have in print."""
    from sopctl.office import Flowchart, Setup

    profile = job.checked.profile
    page = profile.page.model_copy(update={"paper": job.wish.paper or profile.page.paper})
    flowchart = None
    if profile.flow == "table":
        tables = list(job.publication.tables())
        flowchart = Flowchart(tables[0].drawing, job.form, tables[-1].below is not None) if tables else None
    font = job.publication.typeface.family if job.brand.font else ""
    draw = job.fitting if job.figure else None
    document = job.document(svg=job.figure)
    pages = job.headings if document.contents[0] else {}
    return document, Setup(page, job.brand, job.language, flowchart, font, draw, pages)
