"""How SOPs are wished to be rendered: what was asked for is carried unchanged from the command line to every job."""

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from sopctl.choices import PaperName, PictureName

if TYPE_CHECKING:
    from sopctl.diagrams import EngineName

View = Literal["", PictureName]
"""What is shown: the whole, as each format has it, or one picture."""


class PosterWish(Struct, frozen=True):
    """What is wanted of posters."""

    sizes: tuple[str, ...] = ()
    """Names of sizes; A3 where there are none."""
    url: str = ""
    """The page that the QR code leads to, in place of that in the file."""
    bleed: float = 0.0
    """Millimetres that grounds go on beyond the edge."""


class RenderWish(Struct, frozen=True):
    """What is wished of every SOP of a project."""

    formats: tuple[str, ...] = ()
    """Everything that is rendered; a document links to pictures only if they are there."""
    engine: "EngineName" = "embedded"
    view: View = ""
    """What a picture shows: the pages of the document, the table with the symbols in the columns of the actors, or
    the flowchart alone."""
    paper: PaperName | None = None
    """The paper; that of the profile where None."""
    outlined: bool = False
    """Whether text in SVG is drawn as curves, for print shops."""
    poster: PosterWish = field(default_factory=PosterWish)
    """What posters are wanted."""
