"""Pictures and prints: the pages of the document, the table with the flowchart, or the flowchart alone."""

from collections.abc import Iterable, Iterator

from sopctl.api.formats.job import File, Job


def svg(job: Job) -> Iterator[File]:
    """Yield the picture that the view asks for, or the pages of the document, numbered where there are several."""
    if job.wish.outlined:
        from sopctl.drawings import press

        yield from _numbered(press.outlined(job.shown), ".svg")
        return
    if job.wish.view in {"flowchart", "swimlane"}:
        yield File(".svg", job.drawn)
        return
    from sopctl.drawings import svg as painter

    pages = painter.pages(job.table) if job.wish.view == "table" else painter.publication(job.publication)
    yield from _numbered(pages, ".svg")


def png(job: Job) -> Iterator[File]:
    """Yield the same in pixels; those of a page are 144 an inch."""
    if job.wish.view == "flowchart":
        yield File(".png", job.picture("png"))
        return
    from sopctl.drawings import press

    yield from _numbered(press.png(job.shown), ".png")


def pdf(job: Job) -> Iterator[File]:
    """Yield the document, or one picture on a page of its size, for print and archive."""
    from sopctl.drawings import press

    yield File(".pdf", press.pdf(job.shown))


def _numbered(pages: Iterable[bytes], end: str) -> Iterator[File]:
    made = tuple(pages)
    for number, page in enumerate(made, 1):
        yield File(f"-{number}{end}" if len(made) > 1 else end, page)
