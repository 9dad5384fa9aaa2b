"""What an SOP can be rendered to: a name, the end of the file's name, and a function from the SOP to bytes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sopctl.check import Checked
from sopctl.flow import Flow
from sopctl.i18n import Language, Text
from sopctl.project import with_titles

if TYPE_CHECKING:
    from sopctl.diagrams import EngineName, Format
    from sopctl.documents import Document
    from sopctl.layout import Drawing, PaperName

_MOST = 8
"""Characters that one message names."""


@dataclass(frozen=True)
class Job:
    """One SOP to be rendered."""

    checked: Checked
    language: Language
    engine: "EngineName" = "embedded"
    stem: str = "sop"
    """The name of the files without its end."""
    formats: tuple[str, ...] = ()
    """Everything that is rendered beside this; a document links to pictures only if they are there."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Titles of other SOPs, by id."""
    paper: "PaperName" = "A4"
    """The paper of the table."""

    @cached_property
    def flow(self) -> Flow:
        """The flow of the SOP as a reader sees it: with titles for the ids of other SOPs."""
        return Flow.of(with_titles(self.checked.loaded.sop, self.titles))

    @cached_property
    def svg(self) -> bytes:
        """The flowchart, drawn once for all formats that hold it."""
        return self.picture("svg")

    @cached_property
    def table(self) -> "Drawing":
        """The table in which the flowchart stands, laid out on pages."""
        from sopctl.documents import form
        from sopctl.layout import lay_out

        return lay_out(form(self.flow, self.checked.profile, self.language), self.paper)

    def picture(self, kind: "Format") -> bytes:
        """Return the flowchart. Raises EngineError where nothing can draw it."""
        from sopctl.diagrams import draw

        return draw(self.flow, kind, self.language, engine=self.engine)

    def document(self, *, svg: str = "", picture: str = "") -> "Document":
        """Return the document, with a picture inside or the name of one."""
        from sopctl.documents import build

        profile = self.checked.profile
        return build(self.flow.sop, self.flow, profile, self.language, svg=svg, picture=picture)


def _svg(job: Job) -> bytes:
    return job.svg


def _png(job: Job) -> bytes:
    return job.picture("png")


def _dot(job: Job) -> bytes:
    return job.picture("dot")


def _html(job: Job) -> bytes:
    from sopctl.documents import html

    return html.write(job.document(svg=job.svg.decode())).encode()


def _markdown(job: Job) -> bytes:
    from sopctl.documents import markdown

    picture = next((f"{job.stem}.{kind}" for kind in ("svg", "png") if kind in job.formats), "")
    return markdown.write(job.document(picture=picture)).encode()


def _json(job: Job) -> bytes:
    from sopctl.documents import resolved

    return resolved.write(job.checked.loaded.sop, job.checked.flow).encode()


def table_notes(job: Job) -> tuple[Text, ...]:
    """Return what the user should know about the table: other paper than was asked for, characters without a shape."""
    notes = []
    if job.table.paper != job.paper:
        size = job.table.paper or f"{job.table.width:.0f} x {job.table.height:.0f} mm"
        notes.append(
            Text(
                f"the table does not fit {job.paper}, so its pages are {size}",
                f"tabel tidak muat di kertas {job.paper}, sehingga halamannya berukuran {size}",
            )
        )
    if job.table.missing:
        codes = ", ".join(f"U+{ord(letter):04X}" for letter in job.table.missing[:_MOST])
        notes.append(
            Text(
                f"Liberation Sans and Arial may lack these characters: {codes}",
                f"fon Liberation Sans dan Arial mungkin tidak memiliki karakter ini: {codes}",
            )
        )
    return tuple(notes)


def table_files(job: Job) -> list[tuple[str, bytes]]:
    """Return the pages of the table as SVG, each with the end of its name: one page has no number."""
    from sopctl.drawings import svg

    pages = svg.pages(job.table)
    if len(pages) == 1:
        return [(".svg", pages[0])]
    return [(f"-{number}.svg", page) for number, page in enumerate(pages, 1)]


FORMATS: dict[str, Callable[[Job], bytes]] = {
    "svg": _svg,
    "png": _png,
    "dot": _dot,
    "html": _html,
    "md": _markdown,
    "json": _json,
}
"""Every format by its name, which is also the end of the file's name."""
DEFAULT = ("svg", "html", "md")
