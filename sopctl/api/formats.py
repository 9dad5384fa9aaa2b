"""What an SOP can be rendered to: a name, the end of the file's name, and a function from the SOP to bytes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sopctl.api.errors import ApiError
from sopctl.check import Checked
from sopctl.flow import Flow
from sopctl.i18n import Language
from sopctl.project import with_titles

if TYPE_CHECKING:
    from sopctl.diagrams import EngineName, Format
    from sopctl.documents import Document


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

    @cached_property
    def flow(self) -> Flow:
        """The flow of the SOP as a reader sees it: with titles for the ids of other SOPs."""
        return Flow.of(with_titles(self.checked.loaded.sop, self.titles))

    @cached_property
    def svg(self) -> bytes:
        """The flowchart, drawn once for all formats that hold it."""
        return self.picture("svg")

    def picture(self, kind: "Format") -> bytes:
        """Return the flowchart. Raises ApiError where nothing can draw it."""
        from sopctl.diagrams import EngineError, draw

        try:
            return draw(self.flow, kind, self.language, engine=self.engine)
        except EngineError as error:
            raise ApiError(error.text, error.remedy) from error

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
