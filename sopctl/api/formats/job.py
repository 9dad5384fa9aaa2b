"""One SOP on its way to files: what all formats share is made once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from sopctl.brand import Brand
from sopctl.characters import codes
from sopctl.check import Checked
from sopctl.flow import Flow
from sopctl.i18n import Language, Text
from sopctl.project import with_titles

if TYPE_CHECKING:
    from sopctl.diagrams import EngineName, Format
    from sopctl.documents import Document
    from sopctl.exchange import Chart
    from sopctl.layout import Drawing, Form, PaperName
    from sopctl.layout.publication import Publication
    from sopctl.pages import Laid
    from sopctl.poster import Poster

View = Literal["", "flowchart", "swimlane", "table"]
"""What is shown: the whole, as each format has it, or one picture."""


class File(NamedTuple):
    """A finished file: what follows the stem in its name, and its content."""

    end: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PosterWish:
    """What is wanted of posters."""

    sizes: tuple[str, ...] = ()
    """Names of sizes; A3 where there are none."""
    url: str = ""
    """The page that the QR code leads to, in place of that in the file."""
    bleed: float = 0.0
    """Millimetres that grounds go on beyond the edge."""


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
    paper: "PaperName | None" = None
    """The paper; that of the profile where None."""
    view: View = ""
    """What a picture shows: the pages of the document, the table with the symbols in the columns of the actors, or
    the flowchart alone."""
    brand: Brand = field(default_factory=Brand)
    """The house that issues it."""
    outlined: bool = False
    """Whether text in SVG is drawn as curves, for print shops."""
    poster: PosterWish = field(default_factory=PosterWish)
    """What posters are wanted."""
    told: list[Text] = field(default_factory=list, compare=False)
    """What came up on the way that the user should know."""

    @cached_property
    def flow(self) -> Flow:
        """The flow of the SOP as a reader sees it: with titles for the ids of other SOPs."""
        return Flow.of(with_titles(self.checked.loaded.sop, self.titles))

    @cached_property
    def svg(self) -> bytes:
        """The flowchart, drawn once for all formats that hold it."""
        return self.picture("svg")

    @cached_property
    def lanes(self) -> "Drawing":
        """The flowchart in lanes, laid out."""
        from sopctl.exchange import swimlane

        return swimlane.drawing(self.chart)

    @property
    def swimlane(self) -> bytes:
        """The flowchart in lanes, as SVG."""
        from sopctl.exchange import swimlane

        return swimlane.paint(self.lanes)

    @property
    def drawn(self) -> bytes:
        """The flowchart as the view asks for it."""
        return self.swimlane if self.view == "swimlane" else self.svg

    @cached_property
    def table(self) -> "Drawing":
        """The table in which the flowchart stands, as one picture without pages."""
        from sopctl.layout import picture
        from sopctl.layout.fontfile import house
        from sopctl.layout.typeface import set_in

        with set_in(house(self.brand.font)):
            return picture(self.form, self.paper or self.checked.profile.page.paper)

    @cached_property
    def form(self) -> "Form":
        """What the table with the flowchart says."""
        from sopctl.documents import form

        return form(self.flow, self.checked.profile, self.language)

    @cached_property
    def publication(self) -> "Publication":
        """The document on its pages. Raises EngineError where it shows a flowchart and nothing can draw it."""
        from sopctl.pages import bound

        return bound([self.lay()])

    @cached_property
    def figure(self) -> str:
        """The picture of the flow that the profile has among its text, empty where it has none. Raises EngineError."""
        pictured = {"flowchart": lambda: self.svg, "swimlane": lambda: self.swimlane}.get(self.checked.profile.flow)
        return pictured().decode() if pictured and self.flow.steps else ""

    def lay(self, mark: str = "") -> "Laid":
        """Return the pages before they have numbers; `mark` keeps the names that links lead to apart from others'.

        Raises EngineError like `publication`.
        """
        from sopctl.documents import marked
        from sopctl.pages import lay

        profile = self.checked.profile
        form = self.form if profile.flow == "table" else None
        document = marked(self.document(svg=self.figure), mark)
        return lay(document, profile.page, form=form, paper=self.paper, brand=self.brand)

    @cached_property
    def shown(self) -> "Publication":
        """What the view shows, on pages: the document, or one picture on a page of its size."""
        if not self.view:
            return self.publication
        from sopctl.pages import sole

        return sole(self.document(), self.table if self.view == "table" else self.drawn.decode())

    @cached_property
    def chart(self) -> "Chart":
        """The flow as nodes and arcs, for the languages of other programs."""
        from sopctl.exchange import Chart

        return Chart(self.flow, self.language)

    @cached_property
    def posters(self) -> "tuple[Poster, ...]":
        """The posters, one of each size."""
        from sopctl.poster import SIZES, content, lay_out

        said = content(self.flow, self.checked.profile, self.language, url=self.poster.url)
        return tuple(lay_out(said, SIZES[name], self.brand, self.poster.bleed) for name in self.poster.sizes or ("A3",))

    def picture(self, kind: "Format") -> bytes:
        """Return the flowchart. Raises EngineError where nothing can draw it."""
        from sopctl.diagrams import draw

        return draw(self.flow, kind, self.language, self.engine, self.told.append)

    def document(self, *, svg: str = "", picture: str = "", mermaid: str = "") -> "Document":
        """Return the document, with a picture inside, the name of one, or the flowchart as Mermaid."""
        from sopctl.documents import build

        profile = self.checked.profile
        return build(self.flow.sop, self.flow, profile, self.language, svg=svg, picture=picture, mermaid=mermaid)


def notes(job: Job) -> tuple[Text, ...]:
    """Return what the user should know: a failed engine, other paper than asked for, characters without a shape."""
    notes = list(dict.fromkeys(job.told))
    if not {"svg", "pdf", "png"}.intersection(job.formats) or job.view == "flowchart":
        return tuple(notes)
    asked = job.paper or job.checked.profile.page.paper
    if job.view in {"table", "swimlane"}:
        table, lacking = None, (job.table if job.view == "table" else job.lanes).missing
    else:
        table = next((page.drawing for page in job.publication.tables()), None)
        lacking = job.publication.missing
    if table and table.paper != asked:
        size = table.paper or f"{table.width:.0f} x {table.height:.0f} mm"
        notes.append(
            Text(
                f"the table does not fit {asked}, so its pages are {size}",
                f"tabel tidak muat di kertas {asked}, sehingga halamannya berukuran {size}",
            )
        )
    if job.view != "table" and (larger := _larger(job.publication, asked)):
        notes.append(
            Text(
                f"the flowchart would be too small on {asked}, so its page is {larger}",
                f"bagan alir terlalu kecil di kertas {asked}, sehingga halamannya berukuran {larger}",
            )
        )
    if lacking:
        named = codes(lacking)
        notes.append(
            Text(
                f"the font has no shape for these characters, a box stands in where it is embedded: {named}",
                f"fon tidak memiliki bentuk karakter ini, sebuah kotak menggantikannya jika fon disematkan: {named}",
            )
        )
    return tuple(notes)


def _larger(publication: "Publication", asked: "PaperName") -> str:
    """Return the size of a page of text that is larger than the paper asked for, nothing where there is none."""
    from sopctl.layout import PAPERS
    from sopctl.layout.publication import TextPage

    most = max(PAPERS[asked])
    sizes = ((page.width, page.height) for page in publication.pages if isinstance(page, TextPage))
    return next((f"{wide:.0f} x {high:.0f} mm" for wide, high in sizes if max(wide, high) > most + 0.1), "")
