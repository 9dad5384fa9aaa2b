"""The flowchart in lanes in the DOT language, with every place and way given: `neato -n2` paints it as it is.

Graphviz has no lanes of its own: clusters slide under each other. Lengths are points, upwards from the lower left.
"""

from collections.abc import Iterable, Iterator

import graphviz

from sopctl.diagrams import labels, palette
from sopctl.exchange import swimlane
from sopctl.exchange.symbols import Sized
from sopctl.layout.drawing import Box, Point
from sopctl.layout.metrics import POINT

_HEAD = 6.0
"""Length of an arrow head, in points."""
_SHAPES = {
    "process": {"shape": "box", "fillcolor": palette.CARD},
    "terminator": {"shape": "box", "style": "rounded,filled", "fillcolor": palette.TERMINAL},
    "decision": {"shape": "diamond", "fillcolor": palette.DECISION},
    "junction": {"shape": "box", "fillcolor": palette.LINE},
}


def write(arranged: swimlane.Arranged) -> str:
    """Return the source; `neato -n2 -Tsvg` makes a picture of it."""
    return _Writer(arranged).source()


class _Writer:
    """One picture on its way."""

    def __init__(self, arranged: swimlane.Arranged) -> None:
        self.arranged = arranged
        self.high = arranged.found.area.bottom + arranged.found.area.y
        self.graph = graphviz.Digraph("sop", comment="neato -n2 -Tsvg")

    def source(self) -> str:
        """Return the whole source."""
        self.graph.attr("graph", layout="neato", bgcolor=palette.PAPER, pad="0", outputorder="nodesfirst")
        small = {"fontname": palette.FONT, "fontsize": _points(swimlane.STYLE.label), "fontcolor": palette.INK}
        self.graph.attr("node", fixedsize="true", style="filled", color=palette.LINE, margin="0", **small)
        self.graph.attr("edge", color=palette.LINE, arrowsize="0.6", **small)
        self._lanes()
        chart = self.arranged.chart
        for number, sized in enumerate(self.arranged.symbols):
            lanes = sorted(swimlane.lanes_of(chart, number))
            for lane, box in zip(lanes, self.arranged.found.boxes(number), strict=True):
                self._node(self._name(number, lane), box, self._content(sized), _SHAPES[sized.shape])
            self._links(number, lanes)
        self._edges()
        text: str = self.graph.source
        return text

    def _lanes(self) -> None:
        found = self.arranged.found
        for number, (band, lines) in enumerate(zip(found.bands, self.arranged.names, strict=True), 1):
            head = swimlane.head_box(found, band)
            content = f"<B>{'<BR/>'.join(map(labels.escape, lines))}</B>"
            self._node(f"lane{number}", head, content, {"shape": "box", "fillcolor": palette.STAGE})
            self._node(f"band{number}", band, "", {"shape": "box", "style": ""})

    def _node(self, name: str, box: Box, content: str, more: dict[str, str]) -> None:
        size = {"width": _inches(box.width), "height": _inches(box.height)}
        middle = Point(box.x + box.width / 2, box.y + box.height / 2)
        self.graph.node(
            name, label=f"<{content}>" if content else "", pos=self._at(middle) + "!", _attributes=more | size
        )

    def _name(self, number: int, lane: int) -> str:
        chart = self.arranged.chart
        node = chart.nodes[number]
        return node.name if lane == chart.lanes_of(node.step)[0] else f"{node.name}_{lane + 1}"

    def _content(self, sized: Sized) -> str:
        return "<BR/>".join(
            f'<FONT POINT-SIZE="{_points(line.size)}">{labels.escape(line.text)}</FONT>' for line in sized.lines
        )

    def _links(self, number: int, lanes: list[int]) -> None:
        ends = [points for own, points in self.arranged.found.links if own == number]
        for left, right, points in zip(lanes, lanes[1:], ends, strict=False):
            way = " ".join(self._curve(points))
            self.graph.edge(self._name(number, left), self._name(number, right), pos=way, arrowhead="none")

    def _edges(self) -> None:
        found, chart = self.arranged.found, self.arranged.chart
        place = {node.name: number for number, node in enumerate(chart.nodes)}
        for number, arc in enumerate(chart.arcs):
            *before, last, tip = found.way(number)
            more = {"color": palette.RETURN, "style": "dashed"} if arc.backward else {}
            if words := found.labels.get(number):
                middle = Point(words.box.x + words.box.width / 2, words.box.y + words.box.height / 2)
                lines = "<BR/>".join(map(labels.escape, words.text.lines))
                more |= {"label": f"<{lines}>", "lp": self._at(middle)}
            way = f"e,{self._at(tip)} " + " ".join(self._curve((*before, last, _short(last, tip))))
            source = self._name(place[arc.source], found.lane_left(number))
            self.graph.edge(source, self._name(place[arc.target], found.lane_reached(number)), pos=way, **more)

    def _curve(self, points: Iterable[Point]) -> Iterator[str]:
        """Yield straight pieces as the Bezier curves that Graphviz knows."""
        first, *rest = points
        yield self._at(first)
        for point in rest:
            yield from (self._at(first), self._at(point), self._at(point))
            first = point

    def _at(self, point: Point) -> str:
        return f"{_points(point.x)},{_points(self.high - point.y)}"


def _short(last: Point, tip: Point) -> Point:
    """Return the tip of a line without its arrow head."""
    head = _HEAD * POINT
    x, y = (tip.x > last.x) - (tip.x < last.x), (tip.y > last.y) - (tip.y < last.y)
    return Point(tip.x - x * head, tip.y - y * head)


def _points(length: float) -> str:
    return f"{length / POINT:.2f}".rstrip("0").rstrip(".")


def _inches(length: float) -> str:
    return f"{length / 25.4:.4f}"
