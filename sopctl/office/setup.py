"""What an office document is made of beside its text: paper, house, the table with the flowchart."""

from dataclasses import dataclass, field

from sopctl.brand import Brand
from sopctl.i18n import Language
from sopctl.layout import PAPERS, Drawing, Form
from sopctl.model.profile import PageSetup


@dataclass(frozen=True, slots=True)
class Flowchart:
    """The table with the flowchart as it was laid out, and what was laid out."""

    drawing: Drawing
    form: Form


@dataclass(frozen=True, slots=True)
class Setup:
    """How a document is to be printed."""

    page: PageSetup = field(default_factory=PageSetup)
    brand: Brand = field(default_factory=Brand)
    words: Language = "id"
    """The language of fixed words and of the names of styles."""
    flowchart: Flowchart | None = None
    """Stands in the place of the table of steps."""
    font: str = ""
    """The family of the house's own typeface."""

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
