"""The flowchart in lanes as one picture: boxes with their text in the columns (or rows) of the actors."""

from types import MappingProxyType
from typing import NamedTuple

from msgspec.structs import replace

from sopctl.diagrams import palette
from sopctl.drawings import svg
from sopctl.drawings.look import Look
from sopctl.exchange.chart import Chart
from sopctl.exchange.symbols import SMALL, WIDE, Sized, sized
from sopctl.i18n import Text
from sopctl.layout import labels
from sopctl.layout.drawing import Box, Cell, Connector, Drawing, Label, Link, Page, Point, Rule, Symbol, TextLine
from sopctl.layout.metrics import ASCENT, DESCENT, POINT, missing, width
from sopctl.layout.paper import Style
from sopctl.layout.swimlane import LaneArrow, Lanes, LaneSymbol, Swimlane, lay_out
from sopctl.layout.typeface import current
from sopctl.layout.wrap import wrap

STYLE = Style(margin=3.0, lane=1.9, near=1.5, arrow=2.2, crowded=1.1, label=7.2 * POINT, least=SMALL)
"""Measures of the picture."""
_NAME = 8.5 * POINT
_LEADING = 1.2
_PADDING = 1.8
_LEAST = 60.0
"""Least width of a lane."""
SIDE = 34.0
"""Room for the names of lanes that run to the right."""
_DESCRIPTION = Text(
    "Swimlane flowchart with {steps} steps. Actors: {actors}.",
    "Bagan alir berlajur dengan {steps} langkah. Pelaksana: {actors}.",
)

LOOK = Look(
    ink=palette.INK,
    paper=palette.PAPER,
    head=palette.STAGE,
    line=palette.LINE,
    back=palette.RETURN,
    fills=MappingProxyType(
        {
            "process": palette.CARD,
            "terminator": palette.TERMINAL,
            "decision": palette.DECISION,
            "junction": palette.LINE,
        }
    ),
)
"""The colours of the flowchart."""


def draw(chart: Chart) -> bytes:
    """Return the picture as SVG, in the form that `drawings.svg` tells."""
    return paint(drawing(chart))


def paint(made: Drawing) -> bytes:
    """Return a drawing in the colours of the flowchart."""
    return svg.pages(made, LOOK)[0]


class Entry(NamedTuple):
    """A symbol that is to be drawn: of which step, how large, and in which lanes."""

    step: int
    sized: Sized
    lanes: tuple[int, ...]
    letter: str = ""
    """The letter of a pentagon."""
    page: int = 0
    """The picture that a pentagon leads to or comes from, from 1."""
    beside: bool = False
    """Whether it stands in the row of the one before it."""


class Line(NamedTuple):
    """A connector that is to be drawn, from symbol to symbol, and the steps at its far ends."""

    source: int
    target: int
    sources: tuple[int, ...]
    to: int
    label: str = ""
    back: bool = False


class Content(NamedTuple):
    """What one picture shows."""

    chart: Chart
    entries: tuple[Entry, ...]
    lines: tuple[Line, ...]
    names: list[list[str]]
    """The names of its lanes, in lines."""


class Arranged(NamedTuple):
    """A flowchart in lanes of which all places are known: its symbols, and the names of its lanes in lines."""

    chart: Chart
    found: Swimlane
    symbols: list[Sized]
    names: list[list[str]]


def drawing(chart: Chart) -> Drawing:
    """Return the picture as a drawing of one page."""
    content = whole(chart)
    return drawn(content, placed(content))


def arrange(chart: Chart) -> Arranged:
    """Lay the flowchart out."""
    content = whole(chart)
    return Arranged(chart, placed(content), [entry.sized for entry in content.entries], content.names)


def whole(chart: Chart, wide: float = WIDE, lane: float = _LEAST) -> Content:
    """Return all of a flowchart, its boxes `wide` in lanes that are at least as wide as `lane` (mm)."""
    turned = is_turned(chart)
    entries = tuple(
        Entry(node.step, sized(chart, node, turned=turned, wide=wide), lanes_of(chart, number))
        for number, node in enumerate(chart.nodes)
    )
    place = {node.name: number for number, node in enumerate(chart.nodes)}
    lines = []
    for arc in chart.arcs:
        source, target = place[arc.source], place[arc.target]
        steps = chart.nodes[source].step, chart.nodes[target].step
        many = len(chart.flow.steps[steps[0]].decision or ()) > labels.MOST_ANSWERS
        lines.append(Line(source, target, steps[:1], steps[1], "" if many else arc.label, arc.backward))
    return Content(chart, entries, tuple(lines), names_of(chart, lane))


def is_turned(chart: Chart) -> bool:
    """Return whether the flow runs to the right."""
    return chart.flow.sop.layout.direction == "right"


class Room(NamedTuple):
    """The room of a lane (mm): its least and greatest width, and what is tried beside its symbols."""

    least: float
    most: float
    channels: tuple[float, ...]


def placed(content: Content, room: Room | None = None) -> Swimlane:
    """Lay a picture out; in a given `room`, labels keep their size and words."""
    chart, names = content.chart, content.names
    turned = is_turned(chart)
    tall = max(len(lines) for lines in names) * _NAME * _LEADING + 2 * _PADDING
    lanes = Lanes(
        len(chart.lanes),
        tuple(
            LaneSymbol(entry.sized.shape, entry.lanes, entry.sized.width, entry.sized.height, beside=entry.beside)
            for entry in content.entries
        ),
        tuple(LaneArrow(line.source, line.target, line.label) for line in content.lines),
        SIDE if turned else tall,
        tall if turned else room.least if room else _LEAST,
        turned,
        style=replace(STYLE, whole=turned or room is not None),
    )
    return lay_out(replace(lanes, widest=room.most, channels=room.channels) if room else lanes)


def lanes_of(chart: Chart, number: int) -> tuple[int, ...]:
    """Return the lanes of a node: those of all actors of a task, that of the first one for what stands beside it."""
    node = chart.nodes[number]
    lanes = chart.lanes_of(node.step)
    return lanes if node.kind == "task" else lanes[:1]


def names_of(chart: Chart, lane: float) -> list[list[str]]:
    """Return the name of each lane, broken into lines; lanes that run down are at least as wide as `lane` (mm)."""
    room = SIDE if is_turned(chart) else lane
    return [wrap(name, room - 2 * _PADDING, _NAME, bold=True) for name in chart.lanes]


def drawn(content: Content, found: Swimlane, number: int = 1) -> Drawing:
    """Return a picture as a drawing of one page, the page `number`."""
    chart = content.chart
    area, style, sop = found.area, found.lanes.style, chart.flow.sop
    words = _DESCRIPTION.in_(chart.language)
    return Drawing(
        title=sop.title or sop.id,
        description=words.format(steps=len(chart.flow.steps), actors=", ".join(chart.lanes)),
        language=sop.language,
        paper="",
        width=round(area.right + style.margin, 2),
        height=round(area.bottom + style.margin, 2),
        arrow=style.arrow,
        pages=(_page(content, found, number),),
        missing=tuple(sorted(missing("".join(_texts(chart))))),
        typeface=current(),
    )


def _texts(chart: Chart) -> list[str]:
    return [*chart.lanes, *(arc.label for arc in chart.arcs), *(node.text for node in chart.nodes)]


def _page(content: Content, found: Swimlane, number: int) -> Page:
    steps = [step.id for step in content.chart.flow.steps]
    painted = [
        Symbol(entry.sized.shape, steps[entry.step], box, entry.sized.inside(box), entry.letter, entry.page)
        for place, entry in enumerate(content.entries)
        for box in found.boxes(place)
    ]
    links = [Link(steps[content.entries[place].step], ends) for place, ends in found.links]
    connectors, answers = [], []
    for place, line in enumerate(content.lines):
        sources, target = tuple(steps[step] for step in line.sources), steps[line.to]
        connectors.append(Connector(sources, target, found.way(place), line.back))
        if place in found.labels:
            box, text = found.labels[place]
            answers.append(labels.label(sources[0], target, box, text, found.lanes.style))
    return Page(
        number,
        found.area,
        (),
        tuple(_rules(found)),
        tuple(_heads(found, content.names)),
        tuple(painted),
        tuple(links),
        tuple(connectors),
        tuple[Label, ...](answers),
        found.hops,
    )


def head_box(found: Swimlane, band: Box) -> Box:
    """Return the box for the name of a lane: above it, or left of it where the flow runs to the right."""
    area = found.area
    if found.lanes.turned:
        return Box(area.x, band.y, round(band.x - area.x, 2), band.height)
    return Box(band.x, area.y, band.width, round(band.y - area.y, 2))


def _heads(found: Swimlane, names: list[list[str]]) -> list[Cell]:
    cells = []
    for number, (band, lines) in enumerate(zip(found.bands, names, strict=True)):
        box = head_box(found, band)
        cells.append(Cell(f"actor-{number + 1}", "", box, tuple(_centred(lines, box))))
    return cells


def _centred(lines: list[str], box: Box) -> list[TextLine]:
    line = _NAME * _LEADING
    base = box.y + (box.height - len(lines) * line) / 2 + (line - (ASCENT + DESCENT) * _NAME) / 2 + ASCENT * _NAME
    middle, size = round(box.x + box.width / 2, 2), round(_NAME, 3)
    return [
        TextLine(middle, round(base + n * line, 2), text, size, round(width(text, _NAME, bold=True), 2), True, True)
        for n, text in enumerate(lines)
    ]


def _rules(found: Swimlane) -> list[Rule]:
    """Return the frame, the lines between the lanes, and that between them and their names."""
    area, bands = found.area, found.bands
    first, last = bands[0], bands[-1]
    if found.lanes.turned:
        edges = [Rule(Point(area.x, band.y), Point(area.right, band.y)) for band in bands]
        edges.append(Rule(Point(first.x, area.y), Point(first.x, area.bottom)))
        edges.append(Rule(Point(area.x, last.bottom), Point(area.right, last.bottom)))
    else:
        edges = [Rule(Point(band.x, area.y), Point(band.x, area.bottom)) for band in bands]
        edges.append(Rule(Point(area.x, first.y), Point(area.right, first.y)))
        edges.append(Rule(Point(last.right, area.y), Point(last.right, area.bottom)))
    frame = [
        Rule(Point(area.x, area.y), Point(area.right, area.y)),
        Rule(Point(area.x, area.bottom), Point(area.right, area.bottom)),
        Rule(Point(area.x, area.y), Point(area.x, area.bottom)),
        Rule(Point(area.right, area.y), Point(area.right, area.bottom)),
    ]
    return [*frame, *(rule for rule in edges if rule not in frame)]
