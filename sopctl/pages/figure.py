"""Pictures: as large as the page allows; one that would be too small to read is turned, or drawn anew in pieces."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from sopctl.choices import PaperName
from sopctl.flow.pieces import Opening
from sopctl.layout.metrics import POINT
from sopctl.layout.paper import LARGER, LEAST_TYPE, Shown
from sopctl.layout.paper import shown as on_paper
from sopctl.pages.part import Image
from sopctl.pages.sheet import Sheet, sheet, sized
from sopctl.regex import regex

_UNKNOWN = 9.0
"""Points of the smallest type where a picture does not tell."""
_VIEW = regex(r'<svg\b[^>]*?\bviewBox="([-\d.eE+]+)[ ,]+([-\d.eE+]+)[ ,]+([-\d.eE+]+)[ ,]+([-\d.eE+]+)"')
_SIZE = regex(r'<svg\b[^>]*?\bwidth="([\d.]+)(pt|mm|px)?"[^>]*?\bheight="([\d.]+)')
_TYPE = regex(r'<text\b[^>]*?\bfont-size="([\d.]+)"')
_UNITS = {"pt": POINT, "mm": 1.0, "px": 25.4 / 96, None: 25.4 / 96}


class Chart(Struct, frozen=True):
    """A finished picture and its natural size (mm)."""

    svg: str
    alt: str
    width: float
    height: float
    smallest: float = _UNKNOWN
    """Points of its smallest type at that size."""

    @property
    def readable(self) -> float:
        """The scale below which it cannot be read on paper."""
        return min(1.0, LEAST_TYPE / self.smallest)

    def scale(self, width: float, height: float) -> float:
        """Return the scale at which it fits, never above its natural size."""
        return min(1.0, width / self.width, height / self.height)

    def image(self, width: float, height: float, before: float) -> Image:
        """Return it as large as it may be, in the middle of `width`."""
        scale = self.scale(width, height)
        wide = self.width * scale
        at = (width - wide) / 2
        least = min(1.0, self.readable / scale)
        return Image("svg", self.svg.encode(), wide, self.height * scale, self.alt, at, before, least=least)


def chart(svg: str, alt: str) -> Chart:
    """Return a picture with its natural size."""
    size, view = _SIZE.search(svg), _VIEW.search(svg)
    types = [float(found) for found in _TYPE.findall(svg)]
    if size:
        unit = _UNITS[size[2]]
        wide = max(float(size[1]) * unit, 1.0)
        point = wide / max(float(view[3]), 1e-6) / POINT if view else 1.0
        smallest = min(types, default=_UNKNOWN / point) * point
        return Chart(svg, alt, wide, max(float(size[3]) * unit, 1.0), smallest)
    if view:
        wide, high = (max(float(view[n]) * POINT, 1.0) for n in (3, 4))
        return Chart(svg, alt, wide, high, min(types, default=_UNKNOWN))
    return Chart(svg, alt, 160.0, 90.0)


Space = Callable[[Sheet], tuple[float, float]]
"""The width and height that a page has for a picture."""
Draw = Callable[[float, float, Opening | None], tuple[str, ...]]
"""Draws for a width and height: one picture that can be read there, several that follow each other, or none.

Or several as they are asked for, if they can be."""


def shown(
    picture: Chart, now: Sheet, paper: PaperName, space: Space, draw: Draw | None, *, running: bool
) -> Shown[Sheet | None]:
    """Return how a picture is read best: among the text, on a page of its own, or drawn anew in pieces.

    There is no page where it is the usual one.
    """

    def has_room(page: Sheet) -> bool:
        return picture.scale(*space(page)) >= picture.readable

    if has_room(now):
        return Shown((picture.svg,), None)
    papers = tuple(_pages(paper, now, running=running))
    found = on_paper(picture.svg, papers, has_room, (lambda page: draw(*space(page), None)) if draw else None)
    if not found:
        return Shown((picture.svg,), max(papers[-1], key=lambda page: picture.scale(*space(page))))
    usual = found.page == now and (running or len(found.pictures) > 1)
    return Shown(found.pictures, None if usual else found.page)


def _pages(paper: PaperName, now: Sheet, *, running: bool) -> Iterator[tuple[Sheet, Sheet]]:
    """Yield pages, standing and lying, the usual one first, then on larger paper."""
    usual = sheet(paper, now.margin, lying=not now.lying, running=running)
    yield now, usual
    for _, long, short in LARGER:
        both = [sized(long, short, now.margin, lying=lying, running=running) for lying in (False, True)]
        yield both[0], both[1]
