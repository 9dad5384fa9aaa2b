"""Where the elements of a process stand: lanes one below the other, the flow to the right. Lengths are pixels."""

from msgspec import Struct

from sopctl.exchange.bpmn.process import Process
from sopctl.exchange.chart import Chart
from sopctl.layout.drawing import Box, Point, Shape
from sopctl.layout.metrics import width
from sopctl.layout.paper import Style
from sopctl.layout.swimlane import LaneArrow, Lanes, LaneSymbol, Swimlane, Words, lay_out
from sopctl.layout.wrap import wrap

_PIXEL = 0.25
"""Millimetres in a pixel, so that the layout works in its usual sizes."""
_MARGIN = 80 * _PIXEL
STRIP = 30
"""Width of the strip that holds the name of a pool or lane, in pixels, as bpmn-js draws it."""
_EVENT, _GATEWAY = 36 * _PIXEL, 50 * _PIXEL
_TASK = (130 * _PIXEL, 80 * _PIXEL)
"""Width of a task, and its least height."""
_TEXT, _LABEL = 12 * _PIXEL, 11 * _PIXEL
"""Sizes of type in symbols and beside them, as bpmn-js has them."""
_LEADING = 1.2
_AROUND = 8 * _PIXEL
"""Room between the outline of a task and its text."""
_LABEL_WIDTH = 100 * _PIXEL
_SLACK = 1.1
"""How much wider than ours the text of a reader with another font may be."""
_LEAST = 150 * _PIXEL
_STYLE = Style(
    margin=_MARGIN,
    lane=3.0,
    near=2.5,
    arrow=2.8,
    crowded=1.5,
    label=_LABEL * _SLACK,
    leading=_LEADING / _SLACK,
    widest=_LABEL_WIDTH,
    whole=True,
)


class Places(Struct, frozen=True):
    """Boxes and ways of a process in pixels."""

    found: Swimlane

    @property
    def lanes(self) -> list[Box]:
        """The lanes, with the strips of their names."""
        area = self.found.area
        return [_pixels(Box(area.x, band.y, area.width, band.height)) for band in self.found.bands]

    @property
    def pool(self) -> Box:
        """All lanes, and the strip of the pool's name."""
        x, y, wide, high = _pixels(self.found.area)
        return Box(x - STRIP, y, wide + STRIP, high)

    def element(self, number: int) -> Box:
        """Return the box of an element."""
        return _pixels(self.found.boxes(number)[0])

    def way(self, flow: int) -> list[Point]:
        """Return the corners of a sequence flow."""
        return [Point(_pixel(x), _pixel(y)) for x, y in self.found.way(flow)]

    def flow_label(self, flow: int) -> Box | None:
        """Return the box of the name of a sequence flow."""
        return _words(self.found.labels.get(flow))

    def element_label(self, number: int) -> Box | None:
        """Return the box of the name of an event or gateway, which stands outside."""
        return _words(self.found.captions.get(number))


def place(process: Process, chart: Chart) -> Places:
    """Lay a process out."""
    symbols = []
    for element in process.elements:
        shape, wide, high = _size(element.kind, element.name)
        caption = element.name if shape != "process" else ""
        symbols.append(LaneSymbol(shape, chart.lanes_of(element.step)[:1], wide, high, caption))
    arrows = tuple(LaneArrow(*flow) for flow in process.flows)
    least = max(_LEAST, *(width(name, _TEXT) / 2 + 4 * _AROUND for name in chart.lanes))
    return Places(
        lay_out(Lanes(len(chart.lanes), tuple(symbols), arrows, STRIP * _PIXEL, least, turned=True, style=_STYLE))
    )


def _size(kind: str, name: str) -> tuple[Shape, float, float]:
    if kind.endswith("Event"):
        return "event", _EVENT, _EVENT
    if kind.endswith("Gateway"):
        return "decision", _GATEWAY, _GATEWAY
    wide, least = _TASK
    high = len(wrap(name, (wide - 2 * _AROUND) / _SLACK, _TEXT)) * _TEXT * _LEADING + 2 * _AROUND
    return "process", wide, max(least, round(high, 2))


def _words(words: Words | None) -> Box | None:
    return _pixels(words.box) if words else None


def _pixels(box: Box) -> Box:
    left, top, right, bottom = _pixel(box.x), _pixel(box.y), _pixel(box.right), _pixel(box.bottom)
    return Box(left, top, right - left, bottom - top)


def _pixel(length: float) -> int:
    return round(length / _PIXEL)
