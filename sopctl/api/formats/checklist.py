"""The steps as a form to tick."""

from collections.abc import Iterator

from sopctl.api.formats.job import File, Job
from sopctl.choices import PaperName
from sopctl.model.profile import PageSetup

_MARGIN = 16.0
_SIZE = 9.5


def checklist(job: Job) -> Iterator[File]:
    """Yield the check list in Markdown, for Word, and as PDF."""
    from sopctl.documents import checklist, markdown
    from sopctl.drawings import press
    from sopctl.office import Setup, docx
    from sopctl.pages import publish

    document = checklist(job.flow.sop, job.flow, job.checked.profile, job.language)
    yield File("-checklist.md", markdown.write(document, job.brand.templates).encode())
    page = setup(job.checked.profile.page, job.wish.paper)
    publication = publish(document, page, brand=job.brand)
    font = publication.typeface.family if job.brand.font else ""
    yield File("-checklist.docx", docx.write(document, Setup(page, job.brand, job.language, font=font)))
    yield File("-checklist.pdf", press.pdf(publication))


def setup(page: PageSetup, paper: PaperName | None = None) -> PageSetup:
    """Return the page of a check list: upright, under a head with logo and title, on the paper of the profile."""
    return PageSetup(paper=paper or page.paper, margin=_MARGIN, size=_SIZE, head="letterhead")
