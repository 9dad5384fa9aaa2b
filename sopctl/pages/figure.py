"""Pictures: as large as the page allows, on a page of their own where they would be too small to read."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sopctl.layout.metrics import POINT
from sopctl.layout.paper import LARGER, PAPERS, PaperName
from sopctl.pages.part import Image
from sopctl.pages.sheet import Sheet, sheet, sized

_READABLE = 0.68
"""The scale below which a picture gets a page of its own."""
_SMALLEST = 0.5
"""The scale below which that page is of larger paper."""
_VIEW = re.compile(r'<svg\b[^>]*?\bviewBox="([-\d.eE+]+)[ ,]+([-\d.eE+]+)[ ,]+([-\d.eE+]+)[ ,]+([-\d.eE+]+)"')
_SIZE = re.compile(r'<svg\b[^>]*?\bwidth="([\d.]+)(pt|mm|px)?"[^>]*?\bheight="([\d.]+)')
_UNITS = {"pt": POINT, "mm": 1.0, "px": 25.4 / 96, None: 25.4 / 96}


class Chart(NamedTuple):
    """A finished picture and its natural size (mm)."""

    svg: str
    alt: str
    width: float
    height: float

    def scale(self, width: float, height: float) -> float:
        """Return the scale at which it fits, never above its natural size."""
        return min(1.0, width / self.width, height / self.height)

    def image(self, width: float, height: float, before: float) -> Image:
        """Return it as large as it may be, in the middle of `width`."""
        scale = self.scale(width, height)
        wide = self.width * scale
        at = (width - wide) / 2
        least = min(1.0, _READABLE / scale)
        return Image("svg", self.svg.encode(), wide, self.height * scale, self.alt, at, before, least=least)


def chart(svg: str, alt: str) -> Chart:
    """Return a picture with its natural size."""
    size, view = _SIZE.search(svg), _VIEW.search(svg)
    if size:
        unit = _UNITS[size[2]]
        return Chart(svg, alt, max(float(size[1]) * unit, 1.0), max(float(size[3]) * unit, 1.0))
    if view:
        return Chart(svg, alt, max(float(view[3]) * POINT, 1.0), max(float(view[4]) * POINT, 1.0))
    return Chart(svg, alt, 160.0, 90.0)


Space = Callable[[Sheet], tuple[float, float]]
"""The width and height that a page has for a picture."""


def own_page(picture: Chart, now: Sheet, paper: PaperName, space: Space, *, running: bool) -> Sheet | None:
    """Return the page on which a picture is read best, None where the usual page will do."""

    def scale(page: Sheet) -> float:
        return picture.scale(*space(page))

    if scale(now) >= _READABLE:
        return None
    best = max(_pages(paper, now.margin, running=running), key=scale)
    if scale(best) >= _SMALLEST:
        return None if running and best == now else best
    for _, long, short in LARGER:
        both = [sized(long, short, now.margin, lying=lying, running=running) for lying in (False, True)]
        best = max(both, key=scale)
        if scale(best) >= _SMALLEST:
            break
    return best


def _pages(paper: PaperName, margin: float, *, running: bool) -> Iterator[Sheet]:
    assert paper in PAPERS
    for lying in (False, True):
        yield sheet(paper, margin, lying=lying, running=running)
