"""One SOP on its way to files: what all formats share is made once."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from sopctl.api.formats.names import crowded, drawable
from sopctl.api.formats.wish import RenderWish
from sopctl.brand import Brand
from sopctl.characters import codes
from sopctl.check import Checked
from sopctl.choices import PaperName
from sopctl.flow import Flow
from sopctl.i18n import Language, Text
from sopctl.project import with_titles

if TYPE_CHECKING:
    from sopctl.diagrams import Format
    from sopctl.documents import Document
    from sopctl.exchange import Chart
    from sopctl.flow.pieces import Opening
    from sopctl.layout import Drawing, Form
    from sopctl.layout.publication import Publication
    from sopctl.pages import Laid
    from sopctl.poster import Poster


class File(NamedTuple):
    """A finished file: what follows the stem in its name, and its content."""

    end: str
    data: bytes


class Job(Struct, frozen=True, dict=True):
    """One SOP to be rendered: what is known of it, and below, made when it is first asked for, what formats share."""

    checked: Checked
    language: Language
    wish: RenderWish = field(default_factory=RenderWish)
    """How it is to be rendered."""
    stem: str = "sop"
    """The name of the files without its end."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Titles of other SOPs, by id."""
    brand: Brand = field(default_factory=Brand)
    """The house that issues it."""
    told: list[Text] = field(default_factory=list)
    """What came up on the way that the user should know."""

    @cached_property
    def flow(self) -> Flow:
        """The flow of the SOP as a reader sees it: titles for the ids of other SOPs, and names that can be drawn."""
        sop, note = drawable(with_titles(self.checked.loaded.sop, self.titles))
        self.told.extend([note] if note else ())
        return Flow.of(sop)

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
        return self.swimlane if self.wish.view == "swimlane" else self.svg

    @cached_property
    def table(self) -> "Drawing":
        """The table in which the flowchart stands, as one picture without pages."""
        from sopctl.layout import picture
        from sopctl.layout.fontfile import house
        from sopctl.layout.typeface import set_in

        with set_in(house(self.brand.font)):
            return picture(self.form, self.wish.paper or self.checked.profile.page.paper)

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

    @property
    def headings(self) -> dict[str, int]:
        """The pages of the headings in print."""
        from sopctl.pages import headings

        return headings(self.publication)

    @cached_property
    def figure(self) -> str:
        """The picture of the flow that the profile has among its text, empty where it has none. Raises EngineError."""
        pictured = {"flowchart": lambda: self.svg, "swimlane": lambda: self.swimlane}.get(self.checked.profile.flow)
        return pictured().decode() if pictured and self.flow.steps else ""

    def lay(self, mark: str = "") -> "Laid":
        """Return the pages before they have numbers; `mark` keeps the names that links lead to apart from others'.

        Raises EngineError like `publication`.
        """
        from msgspec.structs import replace

        from sopctl.documents import marked
        from sopctl.pages import lay

        profile = self.checked.profile
        form = self.form if profile.flow == "table" else None
        document = marked(self.document(svg=self.figure), mark)
        if mark:  # the volume has contents of its own
            document = replace(document, contents=("", "", ""))
        draw = self.fitting if self.figure else None
        return lay(document, profile.page, form=form, paper=self.wish.paper, brand=self.brand, draw=draw)

    def fitting(self, width: float, height: float, opening: "Opening | None" = None) -> tuple[str, ...]:
        """Return the picture of the flow for a page with so much room (mm), in pieces where it must be.

        There are none where even pieces could not be read, or as `opening` asks for. Raises EngineError.
        """
        if self.checked.profile.flow == "swimlane":
            from sopctl.exchange import lanes_on_paper

            made = lanes_on_paper.pieces(self.chart, (width, height), opening)
        else:
            from sopctl.diagrams import pieces

            engine = self.wish.engine
            made = pieces(self.flow, self.language, (width, height), engine, self.told.append, opening)
        return tuple(picture.decode() for picture in made)

    @cached_property
    def shown(self) -> "Publication":
        """What the view shows, on pages: the document, or one picture on a page of its size."""
        if not self.wish.view:
            return self.publication
        from sopctl.pages import sole

        return sole(self.document(), self.table if self.wish.view == "table" else self.drawn.decode())

    @cached_property
    def chart(self) -> "Chart":
        """The flow as nodes and arcs, for the languages of other programs."""
        from sopctl.exchange import Chart

        return Chart(self.flow, self.language)

    @cached_property
    def posters(self) -> "tuple[Poster, ...]":
        """The posters, one of each size."""
        from sopctl.poster import SIZES, content, lay_out

        wish = self.wish.poster
        said = content(self.flow, self.checked.profile, self.language, url=wish.url)
        return tuple(lay_out(said, SIZES[name], self.brand, wish.bleed) for name in wish.sizes or ("A3",))

    def picture(self, kind: "Format") -> bytes:
        """Return the flowchart. Raises EngineError where nothing can draw it."""
        from sopctl.diagrams import draw

        return draw(self.flow, kind, self.language, self.wish.engine, self.told.append)

    def document(self, *, svg: str = "", picture: str = "", mermaid: str = "") -> "Document":
        """Return the document, with a picture inside, the name of one, or the flowchart as Mermaid."""
        from sopctl.documents import build

        profile = self.checked.profile
        return build(self.flow.sop, self.flow, profile, self.language, svg=svg, picture=picture, mermaid=mermaid)


def notes(job: Job) -> tuple[Text, ...]:
    """Return what the user should know: a failed engine, other paper than asked for, characters without a shape."""
    notes = list(dict.fromkeys(job.told))
    if {"svg", "pdf", "png", "html", "docx", "xlsx", "drawio"}.intersection(job.wish.formats):
        notes += filter(None, [crowded(job.checked.loaded.sop)])
    drawn = {"svg", "pdf", "png"}.intersection(job.wish.formats)
    if not drawn or (job.wish.view == "flowchart" and drawn == {"svg"} and not job.wish.outlined):
        return tuple(notes)  # the reader's fonts show the flowchart in SVG
    asked = job.wish.paper or job.checked.profile.page.paper
    if job.wish.view == "flowchart":
        table, lacking = None, job.shown.missing
    elif job.wish.view in {"table", "swimlane"}:
        table, lacking = None, (job.table if job.wish.view == "table" else job.lanes).missing
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
    if not job.wish.view and (larger := _larger(job.publication, asked)):
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


def _larger(publication: "Publication", asked: PaperName) -> str:
    """Return the size of a page of text that is larger than the paper asked for, nothing where there is none."""
    from sopctl.layout import PAPERS
    from sopctl.layout.publication import TextPage

    most = max(PAPERS[asked])
    sizes = ((page.width, page.height) for page in publication.pages if isinstance(page, TextPage))
    return next((f"{wide:.0f} x {high:.0f} mm" for wide, high in sizes if max(wide, high) > most + 0.1), "")
