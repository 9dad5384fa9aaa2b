"""The flowchart in lanes as a file for diagrams.net: uncompressed mxGraph XML on one page.

Lanes are containers, so that a symbol moves with its lane; connectors know their source, target and points on both, and
keep their corners. Labels are HTML (`html=1`, without which mxGraph does not wrap), so each text is escaped for HTML
first and for XML when it is written.
"""

import html
import xml.etree.ElementTree as ET
from itertools import pairwise

from msgspec import Struct, field

from sopctl.diagrams import palette
from sopctl.exchange import names, swimlane
from sopctl.exchange.chart import Chart, Node, one_line
from sopctl.exchange.symbols import Sized
from sopctl.exchange.xml import add, document
from sopctl.layout.drawing import Box, Point

_PIXEL = 0.25
"""Millimetres in a pixel."""
_POOL = 30
"""Height of the name above all lanes, in pixels."""
_WHOLE = "html=1;whiteSpace=wrap;"
_INK = f"strokeColor={palette.LINE};fontColor={palette.INK};fontFamily=Helvetica;"
_SHAPES = {
    "process": f"rounded=0;spacingLeft=4;spacingRight=4;fillColor={palette.CARD};",
    "terminator": f"rounded=1;absoluteArcSize=1;arcSize=64;spacingLeft=9;spacingRight=9;fillColor={palette.TERMINAL};",
    "decision": f"shape=rhombus;perimeter=rhombusPerimeter;fillColor={palette.DECISION};",
    "junction": f"rounded=0;fillColor={palette.LINE};",
}
_LANE = (
    f"swimlane;shape=swimlane;verticalAlign=middle;collapsible=0;{_WHOLE}{_INK}"
    f"fillColor={palette.STAGE};swimlaneFillColor={palette.PAPER};fontStyle=1;"
)
_LABEL_SIZE = 10
"""Size of type beside connectors, in pixels, where there is room."""
_EDGE = (
    "edgeStyle=orthogonalEdgeStyle;rounded=0;html=1;jumpStyle=arc;jumpSize=6;endSize=5;endArrow=block;endFill=1;"
    f"labelBackgroundColor={palette.PAPER};fontColor={palette.INK};fontFamily=Helvetica;fontSize={_LABEL_SIZE};"
)
_KINDS = {"task": "step", "decision": "ask", "fork": "fork", "join": "join", "merge": "merge"}


def write(chart: Chart) -> bytes:
    """Return the flowchart as a file that diagrams.net opens and edits."""
    return _Writer(swimlane.arrange(chart)).document()


class _Writer(Struct):
    arranged: swimlane.Arranged
    root: ET.Element = field(default_factory=lambda: ET.Element("root"))

    def document(self) -> bytes:
        chart, area = self.arranged.chart, self.arranged.found.area
        sop = chart.flow.sop
        (own,) = names.plain([sop.id or "sop"])
        title = one_line(sop.title) or sop.id or "SOP"
        file = ET.Element("mxfile", host="sopctl")
        diagram = add(file, "diagram", id=own, name=title)
        size = {"pageWidth": _text(area.right + area.x), "pageHeight": _text(area.bottom + area.y + _POOL * _PIXEL)}
        model = add(diagram, "mxGraphModel", grid="1", gridSize="10", page="1", fold="0", math="0", shadow="0", **size)
        model.append(self.root)
        add(self.root, "mxCell", id="0")
        add(self.root, "mxCell", id="1", parent="0")
        self._pool(title)
        self._symbols()
        self._connectors()
        return document(file)

    def _pool(self, title: str) -> None:
        """Add the container of all lanes, then the lanes, which lie side by side in it."""
        found = self.arranged.found
        turned, area = found.lanes.turned, found.area
        stacked = f"childLayout=stackLayout;horizontalStack={int(not turned)};resizeParent=1;resizeParentMax=0;"
        style = f"{_LANE}{stacked}horizontal=1;startSize={_POOL};fontSize=13;"
        high = Box(area.x, area.y, area.width, area.height + _POOL * _PIXEL)
        self._vertex("pool", _label(title), style, "1", high, Point(0, 0))
        style = f"{_LANE}horizontal={int(not turned)};startSize={_text(found.lanes.head)};fontSize=12;"
        for number, (box, name) in enumerate(zip(self._lanes(), self.arranged.chart.lanes, strict=True), 1):
            self._vertex(f"lane-{number}", _label(name), style, "pool", box, Point(area.x, area.y))

    def _lanes(self) -> list[Box]:
        """Return the boxes of the lanes with their names, on the page."""
        found = self.arranged.found
        area, down = found.area, _POOL * _PIXEL
        if found.lanes.turned:
            return [Box(area.x, band.y + down, area.width, band.height) for band in found.bands]
        return [Box(band.x, area.y + down, band.width, area.height) for band in found.bands]

    def _symbols(self) -> None:
        chart, found, boxes = self.arranged.chart, self.arranged.found, self._lanes()
        for number, (node, sized) in enumerate(zip(chart.nodes, self.arranged.symbols, strict=True)):
            lanes = sorted(swimlane.lanes_of(chart, number))
            for lane, box in zip(lanes, found.boxes(number), strict=True):
                style = _WHOLE + _INK + _SHAPES[sized.shape] + f"fontSize={11 if node.kind == 'task' else 9};"
                place = box._replace(y=box.y + _POOL * _PIXEL)
                corner = Point(boxes[lane].x, boxes[lane].y)
                self._vertex(
                    self._name(number, lane), _content(chart, node, sized), style, f"lane-{lane + 1}", place, corner
                )

    def _name(self, number: int, lane: int) -> str:
        """Return the id of a symbol; further symbols of a shared step tell their lane."""
        chart = self.arranged.chart
        node = chart.nodes[number]
        further = f"-{lane + 1}" if lane != chart.lanes_of(node.step)[0] else ""
        return f"{_KINDS[node.kind]}-{self._steps[node.step]}{further}"

    @property
    def _steps(self) -> list[str]:
        return names.plain(step.id for step in self.arranged.chart.flow.steps)

    def _connectors(self) -> None:
        chart, found = self.arranged.chart, self.arranged.found
        place = {node.name: number for number, node in enumerate(chart.nodes)}
        for number in range(len(chart.nodes)):
            for left, right in pairwise(sorted(swimlane.lanes_of(chart, number))):
                ends = self._name(number, left), self._name(number, right)
                style = f"{_EDGE}endArrow=none;strokeColor={palette.LINE};"
                self._edge(f"link-{ends[1]}", style, ends, ())
        for number, arc in enumerate(chart.arcs):
            source, target = place[arc.source], place[arc.target]
            points = found.way(number)
            ends = (
                self._name(source, found.lane_left(number)),
                self._name(target, found.lane_reached(number)),
            )
            style = _EDGE + self._docked(source, found.lane_left(number), points[0], "exit")
            style += self._docked(target, found.lane_reached(number), points[-1], "entry")
            style += f"strokeColor={palette.RETURN};dashed=1;" if arc.backward else f"strokeColor={palette.LINE};"
            self._edge(f"flow-{number + 1}", style, ends, points, number)

    def _docked(self, number: int, lane: int, point: Point, side: str) -> str:
        """Return where on a symbol a connector begins or ends, as parts of its width and height."""
        lanes = sorted(swimlane.lanes_of(self.arranged.chart, number))
        box = self.arranged.found.boxes(number)[lanes.index(lane)]
        x, y = (point.x - box.x) / box.width, (point.y - box.y) / box.height
        return f"{side}X={x:.4g};{side}Y={y:.4g};{side}Dx=0;{side}Dy=0;{side}Perimeter=0;"

    def _edge(
        self,
        id_: str,
        style: str,
        ends: tuple[str, str],
        points: tuple[Point, ...],
        number: int = -1,
    ) -> None:
        value = _label(self.arranged.chart.arcs[number].label) if points else ""
        words = self.arranged.found.labels.get(number)
        if words:  # as large and broken as there is room for it
            value = "<br>".join(map(_label, words.text.lines))
            if words.text.size < _LABEL_SIZE * _PIXEL:
                style += f"fontSize={_text(words.text.size)};"
        cell = add(
            self.root, "mxCell", id=id_, value=value, style=style, edge="1", parent="1", source=ends[0], target=ends[1]
        )
        geometry = add(cell, "mxGeometry", relative="1", as_="geometry")
        if words:
            # A label is told by its distance from the first point of its connector.
            geometry.set("x", "-1")
            middle = words.box.x + words.box.width / 2 - points[0].x, words.box.y + words.box.height / 2 - points[0].y
            add(geometry, "mxPoint", x=_text(middle[0]), y=_text(middle[1]), as_="offset")
        if len(points) > 2:
            array = add(geometry, "Array", as_="points")
            for x, y in points[1:-1]:
                add(array, "mxPoint", x=_text(x), y=_text(y + _POOL * _PIXEL))

    def _vertex(self, id_: str, value: str, style: str, parent: str, box: Box, corner: Point) -> None:
        cell = add(self.root, "mxCell", id=id_, value=value, style=style, vertex="1", parent=parent)
        size = {"width": _text(box.width), "height": _text(box.height)}
        add(cell, "mxGeometry", x=_text(box.x - corner.x), y=_text(box.y - corner.y), as_="geometry", **size)


def _content(chart: Chart, node: Node, sized: Sized) -> str:
    """Return the text of a symbol as HTML."""
    if node.kind != "task":
        return "<br>".join(_label(line.text) for line in sized.lines).replace(" ", "\N{NO-BREAK SPACE}")
    task = chart.task(node.step)
    either = (task.actors,) if len(chart.lanes_of(node.step)) > 1 else ()
    above, below = (
        [_small(text) for text in texts if text] for texts in (task.above, (*either, task.duration, *task.below))
    )
    return "<br>".join([*above, _label(task.activity), *below])


def _small(text: str) -> str:
    return f'<font style="font-size: 9px">{_label(text)}</font>'


def _label(text: str) -> str:
    return html.escape(text)


def _text(length: float) -> str:
    return f"{length / _PIXEL:.4f}".rstrip("0").rstrip(".") or "0"
