"""Paper, margins, heads and feet of the parts of a document."""

from collections.abc import Mapping

from msgspec import Struct

from sopctl.layout import Drawing, Style
from sopctl.office.setup import Paper, Setup
from sopctl.office.xml import SPACES, Element, element, twips

ANCHOR = 25.4 / 72
"""Height of the paragraph above each table of a drawing (mm)."""
_SLACK = 5.0
"""Room below the table that lets no row spill to the next page."""
_FOOT = 3.0
"""How far the foot reaches below the text (mm)."""
_LARGEST = 558.0
"""The longest side that paper has in Word (22 inches)."""
_RUNNING = 8.0
"""Room for a running head where margins are narrow."""


class Section(Struct, frozen=True):
    """Paper and margins (mm) of a part of a document."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    head: float
    """Distance of the head from the edge of the paper."""
    foot: float
    """Distance of the foot from the edge of the paper."""

    def element(self, parts: Mapping[tuple[str, str], str]) -> Element:
        """Return the properties of the section; `parts` are relations of heads and feet, by sort and by pages."""
        made = element("w:sectPr")
        for (sort, pages), relation in parts.items():
            reference = element(f"w:{sort}Reference", type=pages)
            reference.set(f"{{{SPACES['r']}}}id", relation)
            made.append(reference)
        landscape = "landscape" if self.width > self.height else None
        margins = {name: twips(getattr(self, name)) for name in ("top", "right", "bottom", "left")}
        made.extend(
            [
                element("w:type", val="nextPage"),
                element("w:pgSz", w=twips(self.width), h=twips(self.height), orient=landscape),
                element("w:pgMar", **margins, header=twips(self.head), footer=twips(self.foot), gutter=0),
            ]
        )
        if any(pages == "first" for _, pages in parts):
            made.append(element("w:titlePg"))
        return made


def of_text(setup: Setup, paper: Paper | None = None) -> Section:
    """Return the section of pages of text, or of pictures on another `paper`."""
    width, height = paper[1:] if paper else setup.paper
    margin = setup.page.margin
    running = setup.page.head == "running"
    foot = max(margin - _FOOT, margin / 2)
    return Section(
        width,
        height,
        margin + (_RUNNING if running and margin < _RUNNING else 0.0),
        margin,
        margin + _FOOT,
        margin,
        margin - 7.5 if running and margin > 12 else max(margin - 6.0, 2.0) if setup.page.head == "none" else margin,
        foot,
    )


def of_drawing(drawing: Drawing) -> Section:
    """Return the section of the pages of a drawing, whose table begins where it does there."""
    table = drawing.pages[0].table
    margin = table.x
    return Section(
        drawing.width,
        drawing.height,
        table.y - ANCHOR,
        max(0.0, drawing.width - table.right - 0.5),
        margin + Style().footer - _SLACK,
        margin,
        margin + 1.0,
        max(margin - _FOOT + 1.2, 2.0),
    )


def shrinkage(drawing: Drawing) -> float:
    """Return the factor that brings a drawing onto paper that Word knows."""
    return min(1.0, _LARGEST / max(drawing.width, drawing.height))
