"""What an office document is made of beside its text: paper, house, the table with the flowchart."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from msgspec import Struct, field

from sopctl.brand import Brand
from sopctl.i18n import Language
from sopctl.layout import PAPERS, Drawing, Form
from sopctl.layout.paper import LARGER, Shown, shown
from sopctl.model.profile import PageSetup
from sopctl.office import raster


class Flowchart(Struct, frozen=True):
    """The table with the flowchart as it was laid out, and what was laid out."""

    drawing: Drawing
    form: Form
    followed: bool = False
    """Whether what follows the table begins on its last page."""


class Paper(NamedTuple):
    """A page of a paper, and its width and height (mm)."""

    name: str
    width: float
    height: float

    @classmethod
    def of(cls, name: str, long: float, short: float, *, landscape: bool) -> "Paper":
        """Return a page that lies on its long side, or stands."""
        return cls(name, long, short) if landscape else cls(name, short, long)

    @property
    def landscape(self) -> bool:
        """Whether it lies on its long side."""
        return self.width > self.height


class Setup(Struct, frozen=True):
    """How a document is to be printed."""

    page: PageSetup = field(default_factory=PageSetup)
    brand: Brand = field(default_factory=Brand)
    words: Language = "id"
    """The language of fixed words and of the names of styles."""
    flowchart: Flowchart | None = None
    """Stands in the place of the table of steps."""
    font: str = ""
    """The family of the house's own typeface."""
    draw: Callable[[float, float], tuple[str, ...]] | None = None
    """Draws the flow anew, as SVG, for a page with a width and height (mm), in pieces where it must be."""

    pages: Mapping[str, int] = field(default_factory=dict)
    """The pages of headings in print, for the table of contents."""

    def drawn(self, svg: str, taken: tuple[float, float], *, landscape: bool) -> Shown[Paper]:
        """Return a picture, or pieces of it, with the paper on which they can be read, A3 at most.

        `taken` are the width and height (mm) that margins and heads take; pages lie on their long side if `landscape`.
        It is whole and small where nothing helps.
        """
        usual = (self.page.paper, *PAPERS[self.page.paper])
        papers = [
            [Paper.of(*size, landscape=lying) for lying in (landscape, not landscape)] for size in (usual, *LARGER[:1])
        ]
        wide, high = raster.size(svg)
        draw = self.draw
        found = draw and shown(
            svg,
            papers,
            lambda paper: wide <= paper.width - taken[0] and high <= paper.height - taken[1],
            lambda paper: draw(paper.width - taken[0], paper.height - taken[1]),
        )
        return found or Shown((svg,), papers[0][0])

    @property
    def landscape(self) -> bool:
        """Whether pages of text lie on their long side."""
        return self.page.orientation == "landscape"

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of a page of text."""
        long, short = PAPERS[self.page.paper]
        return (long, short) if self.landscape else (short, long)

    @property
    def width(self) -> float:
        """Width of the text."""
        return self.paper[0] - 2 * self.page.margin
