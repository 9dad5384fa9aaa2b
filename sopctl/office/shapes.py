"""Symbols and lines in DrawingML, the language of drawings that Word and Excel share (ECMA-376, part 1, chapter 20)."""

from collections.abc import Iterator
from itertools import pairwise
from types import MappingProxyType

from msgspec import Struct

from sopctl.layout.drawing import Box, Connector, Link, Page, Point
from sopctl.office.xml import Element, element, emu

PRESETS = MappingProxyType(
    {
        "terminator": "flowChartTerminator",
        "process": "flowChartProcess",
        "decision": "flowChartDecision",
        "offpage": "flowChartOffpageConnector",
    }
)
"""The shapes of the flowchart by the names that Office has for them."""

INK, PAPER = "000000", "FFFFFF"
LINE, FRAME = 0.3, 0.35
"""Widths of connectors and of the frames of symbols."""
_HOP = 0.55
"""Radius of the arc where one line jumps over another."""
_HALF_TURN = 10800000
"""In sixty-thousandths of a degree."""


class Way(Struct, frozen=True):
    """A line of the flowchart, with the places where it jumps over others."""

    points: tuple[Point, ...]
    hops: tuple[Point, ...]
    arrow: bool

    @property
    def box(self) -> Box:
        """What it covers, arcs included."""
        arcs = [point._replace(y=point.y - _HOP) for point in self.hops]
        xs, ys = zip(*self.points, *arcs, strict=True)
        left, top = min(xs), min(ys)
        return Box(left, top, round(max(xs) - left, 2), round(max(ys) - top, 2))

    @property
    def straight(self) -> bool:
        """Whether it has no bend and no arc."""
        return not self.hops and (len({p.x for p in self.points}) == 1 or len({p.y for p in self.points}) == 1)


def way(line: Connector | Link, page: Page) -> Way:
    """Return the way of a line on `page`."""
    level = [(a, b) for a, b in pairwise(line.points) if a.y == b.y]
    hops = [hop for hop in page.hops if any(a.y == hop.y and min(a.x, b.x) < hop.x < max(a.x, b.x) for a, b in level)]
    return Way(line.points, tuple(hops), isinstance(line, Connector))


def ways(page: Page) -> list[Way]:
    """Return the ways of all lines on `page`."""
    return [*(way(link, page) for link in page.links), *(way(connector, page) for connector in page.connectors)]


def frame(box: Box, origin: Point, *, mirrored: bool = False, turned: bool = False) -> Element:
    """Return where a shape stands, measured from `origin`; `mirrored` left to right, `turned` upside down."""
    return element(
        "a:xfrm",
        element("a:off", x=emu(box.x - origin.x), y=emu(box.y - origin.y)),
        element("a:ext", cx=emu(box.width), cy=emu(box.height)),
        flipH="1" if mirrored else None,
        flipV="1" if turned else None,
    )


def preset(name: str) -> Element:
    """Return one of the outlines that Office knows."""
    return element("a:prstGeom", element("a:avLst"), prst=name)


def fill(colour: str) -> Element:
    """Return a fill in one colour (RRGGBB), none where it is empty."""
    return element("a:solidFill", element("a:srgbClr", val=colour)) if colour else element("a:noFill")


def stroke(width: float, *, arrow: bool = False) -> Element:
    """Return a line of a width in millimetres, with an arrow head at its end."""
    if not width:
        return element("a:ln", element("a:noFill"))
    return element(
        "a:ln",
        fill(INK),
        element("a:round"),
        element("a:headEnd"),
        element("a:tailEnd", type="triangle", w="sm", len="med") if arrow else element("a:tailEnd"),
        w=emu(width),
    )


def path(line: Way) -> Element:
    """Return the outline of a line with bends: straight pieces, and an arc over each line that it jumps."""
    box = line.box
    pieces = [element("a:moveTo", _point(line.points[0], box)), *_pieces(line, box)]
    return element(
        "a:custGeom",
        *(element(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst")),
        element("a:rect", l="0", t="0", r="r", b="b"),
        element("a:pathLst", element("a:path", *pieces, w=emu(box.width), h=emu(box.height), fill="none")),
    )


def _pieces(line: Way, box: Box) -> Iterator[Element]:
    for a, b in pairwise(line.points):
        on_it = [hop for hop in line.hops if a.y == b.y == hop.y and min(a.x, b.x) < hop.x < max(a.x, b.x)]
        way = 1 if b.x > a.x else -1
        for hop in sorted(on_it, key=lambda hop: way * hop.x):
            yield element("a:lnTo", _point(Point(hop.x - way * _HOP, hop.y), box))
            start = _HALF_TURN if way > 0 else 0
            yield element("a:arcTo", wR=emu(_HOP), hR=emu(_HOP), stAng=start, swAng=way * _HALF_TURN)
        yield element("a:lnTo", _point(b, box))


def _point(point: Point, box: Box) -> Element:
    return element("a:pt", x=emu(point.x - box.x), y=emu(point.y - box.y))
