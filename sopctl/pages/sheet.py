"""The paper of pages of text: how it lies, and where on it the text stands."""

from msgspec import Struct

from sopctl.choices import PaperName
from sopctl.layout.paper import PAPERS

FOOT = 12.0
"""Greatest distance (mm) of a page's number from the foot of the paper."""
_ABOVE_FOOT = 6.0
_ABOVE_HEAD = 8.0


class Sheet(Struct, frozen=True):
    """One kind of page; `top` and `bottom` are where its text begins and ends."""

    width: float
    height: float
    margin: float
    top: float
    bottom: float
    foot: float
    """The base line of the page's number."""

    @property
    def room(self) -> float:
        """The width of the text."""
        return self.width - 2 * self.margin

    @property
    def tall(self) -> float:
        """The height of the text."""
        return self.bottom - self.top

    @property
    def lying(self) -> bool:
        """Whether the paper lies on its long side."""
        return self.width > self.height


def sheet(paper: PaperName, margin: float, *, lying: bool, running: bool = False) -> Sheet:
    """Return a page of `paper`; with `running`, there is room for a line above the text."""
    return sized(*PAPERS[paper], margin, lying=lying, running=running)


def sized(long: float, short: float, margin: float, *, lying: bool, running: bool = False) -> Sheet:
    """Return a page whose sides are `long` and `short`."""
    width, height = (long, short) if lying else (short, long)
    foot = min(margin, FOOT)
    top = max(margin, foot + _ABOVE_HEAD) if running else margin
    return Sheet(width, height, margin, top, height - max(margin, foot + _ABOVE_FOOT), height - foot)
