"""What an office document is made of beside its text: paper, house, the table with the flowchart."""

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from sopctl.brand import Brand
from sopctl.i18n import Language
from sopctl.layout import PAPERS, Drawing, Form
from sopctl.model.profile import PageSetup
from sopctl.office import raster


class Flowchart(Struct, frozen=True):
    """The table with the flowchart as it was laid out, and what was laid out."""

    drawing: Drawing
    form: Form
    followed: bool = False
    """Whether what follows the table begins on its last page."""


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

    def drawn(self, svg: str, width: float, height: float) -> tuple[str, ...]:
        """Return a picture of a page with so much room (mm), or pieces of it where that would be too small to read."""
        wide, high = raster.size(svg)
        if self.draw and min(width / wide, height / high) < 1.0:
            return self.draw(width, height) or (svg,)
        return (svg,)

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
