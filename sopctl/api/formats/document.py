"""The whole document."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sopctl.api.formats.job import File, Job

if TYPE_CHECKING:
    from sopctl.web import Sheet


def html(job: Job) -> Iterator[File]:
    """Yield one page for the browser, with the flow and the printed pages inside."""
    from sopctl import web

    flow = job.checked.profile.flow if job.flow.steps else "none"
    sheet = _sheet(job) if flow == "table" else None
    svg = job.swimlane if flow == "swimlane" else job.svg if flow == "flowchart" else b""
    document = job.document(svg=svg.decode())
    page = web.write(document, sheet=sheet, publication=job.publication, language=job.language, brand=job.brand)
    yield File(".html", page.encode())


def _sheet(job: Job) -> "Sheet":
    from sopctl import web
    from sopctl.documents.steps import anchors
    from sopctl.documents.ways import ways

    told = ways(job.flow, job.checked.profile, job.language)
    return web.sheet(job.form, job.table, anchors(job.flow), told, job.language)


def markdown(job: Job) -> Iterator[File]:
    """Yield the document in Markdown.

    It links to the flowchart where that alone is rendered beside it; else it holds it for hosts that draw Mermaid.
    """
    from sopctl.documents import markdown
    from sopctl.exchange import mermaid

    kinds = ("svg", "png") if job.wish.view in {"flowchart", "swimlane"} else ()
    picture = next((f"{job.stem}.{kind}" for kind in kinds if kind in job.wish.formats), "")
    drawn = "" if picture else mermaid.write(job.chart)
    document = job.document(picture=picture, mermaid=drawn if mermaid.fits(job.chart, drawn) else "")
    yield File(".md", markdown.write(document, job.brand.templates).encode())
