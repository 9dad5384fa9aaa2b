"""The flowchart of a page as one group of Word's own shapes, anchored to the page, above the table."""

from collections.abc import Iterator, Mapping

from sopctl.i18n import Language, Text
from sopctl.layout.drawing import Box, Label, Page, Point, Symbol
from sopctl.office import shapes
from sopctl.office.docx.maker import paragraph, run
from sopctl.office.docx.paragraphs import smaller
from sopctl.office.shapes import Way, ways
from sopctl.office.xml import Element, element, emu

_URI = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_ARROW = Text("Arrow", "Panah")
_NAMED = 60
"""Characters of an activity in the name of its symbol."""


class Group:
    """Shapes of one page. Their numbers begin at `first`, since no two in a document may be the same.

    `answer` is the usual size (points) of the text at arrows.
    """

    def __init__(self, page: Page, first: int, activities: Mapping[str, str], words: Language, answer: float) -> None:
        self.page = page
        self.number = first
        self.activities = activities
        self.answer = answer
        self.arrow = _ARROW.in_(words)
        self.ways = ways(page)
        self.box = _around(
            [*(line.box for line in self.ways), *(s.box for s in page.symbols), *(label.box for label in page.labels)]
        )

    def run(self, title: str, description: str) -> Element:
        """Return the run that holds the group; `description` is what a screen reader says instead of it."""
        number = self._next()
        drawing = element("w:drawing", self._anchor(number, title, description))
        choice = element("mc:Choice", drawing, Requires="wpg")
        return element("w:r", element("mc:AlternateContent", choice))

    def _anchor(self, number: int, title: str, description: str) -> Element:
        box = self.box
        graphic = element("a:graphic", element("a:graphicData", self._group(), uri=_URI))
        return element(
            "wp:anchor",
            element("wp:simplePos", x=0, y=0),
            element("wp:positionH", _offset(box.x), relativeFrom="page"),
            element("wp:positionV", _offset(box.y), relativeFrom="page"),
            element("wp:extent", cx=emu(box.width), cy=emu(box.height)),
            element("wp:effectExtent", l=0, t=0, r=0, b=0),
            element("wp:wrapNone"),
            element("wp:docPr", id=number, name=title, descr=description),
            element("wp:cNvGraphicFramePr"),
            graphic,
            **dict.fromkeys(("distT", "distB", "distL", "distR", "simplePos", "behindDoc", "locked"), 0),
            relativeHeight=251658240 + number,
            layoutInCell=1,
            allowOverlap=1,
        )

    def _group(self) -> Element:
        size = {"cx": emu(self.box.width), "cy": emu(self.box.height)}
        place = element(
            "a:xfrm",
            element("a:off", x=0, y=0),
            element("a:ext", **size),
            element("a:chOff", x=0, y=0),
            element("a:chExt", **size),
        )
        return element("wpg:wgp", element("wpg:cNvGrpSpPr"), element("wpg:grpSpPr", place), *self._shapes())

    def _shapes(self) -> Iterator[Element]:
        for line in self.ways:
            yield self._line(line)
        for symbol in self.page.symbols:
            yield self._symbol(symbol)
        for label in self.page.labels:
            yield self._label(label)

    def _line(self, line: Way) -> Element:
        drawn = shapes.stroke(shapes.LINE, arrow=line.arrow)
        if line.straight:
            first, last = line.points[0], line.points[-1]
            place = shapes.frame(line.box, self._origin, mirrored=last.x < first.x, turned=last.y < first.y)
            properties = element("wps:spPr", place, shapes.preset("straightConnector1"), drawn)
            return self._shape(self.arrow, element("wps:cNvCnPr"), properties)
        place = shapes.frame(line.box, self._origin)
        properties = element("wps:spPr", place, shapes.path(line), shapes.fill(""), drawn)
        return self._shape(self.arrow, element("wps:cNvSpPr"), properties)

    def _symbol(self, symbol: Symbol) -> Element:
        properties = element(
            "wps:spPr",
            shapes.frame(symbol.box, self._origin),
            shapes.preset(shapes.PRESETS[symbol.shape]),
            shapes.fill(shapes.PAPER),
            shapes.stroke(shapes.FRAME),
        )
        text = [
            paragraph(run(line.text), style=style)
            for line, style in zip(symbol.lines, ("PentagonLetter", "PentagonPage"), strict=False)
        ]
        name = self.activities.get(symbol.step, symbol.step)[:_NAMED]
        return self._shape(name, element("wps:cNvSpPr"), properties, text, anchor="t")

    def _label(self, label: Label) -> Element:
        properties = element(
            "wps:spPr",
            shapes.frame(label.box, self._origin),
            shapes.preset("rect"),
            shapes.fill(shapes.PAPER),
            shapes.stroke(0),
        )
        text = [
            paragraph(
                run("\n".join(line.text for line in label.lines), size=smaller(label.lines, self.answer)),
                style="Answer",
            )
        ]
        return self._shape(text[0].xpath("string()"), element("wps:cNvSpPr", txBox=1), properties, text, wrap="none")

    def _shape(
        self,
        name: str,
        kind: Element,
        properties: Element,
        text: list[Element] | None = None,
        anchor: str = "ctr",
        wrap: str = "square",
    ) -> Element:
        number = self._next()
        return element(
            "wps:wsp",
            element("wps:cNvPr", id=number, name=f"{name} {number}"),
            kind,
            properties,
            element("wps:txbx", element("w:txbxContent", *text)) if text else None,
            element("wps:bodyPr", lIns=0, tIns=0, rIns=0, bIns=0, wrap=wrap, anchor=anchor),
        )

    @property
    def _origin(self) -> Point:
        return Point(self.box.x, self.box.y)

    def _next(self) -> int:
        self.number += 1
        return self.number - 1


def _offset(millimetres: float) -> Element:
    made = element("wp:posOffset")
    made.text = str(emu(millimetres))
    return made


def _around(boxes: list[Box]) -> Box:
    """Return the box round all `boxes`."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)
