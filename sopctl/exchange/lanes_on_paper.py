"""The flowchart in lanes for paper: lanes as wide as the page allows, in pieces where it is too long for one page."""

from functools import cached_property
from math import ceil, inf

from msgspec import Struct

from sopctl.diagrams import pentagons
from sopctl.exchange import swimlane
from sopctl.exchange.chart import Arc, Chart
from sopctl.exchange.swimlane import Content, Entry, Line, Room
from sopctl.exchange.symbols import SMALL, WIDE, Sized, pentagon, sized
from sopctl.flow.pieces import Link, Opening, Piece, Tie, cut
from sopctl.layout.metrics import POINT
from sopctl.layout.paper import LEAST_TYPE
from sopctl.layout.swimlane import Swimlane

_NARROWEST = 24.0
"""Least width of a box; in a narrower one, words would be broken."""
_CHANNELS = (4.0, 5.0, 6.0, 7.0, 9.5, 12.0)
"""Room beside the boxes that is tried."""
_USUAL = 6.0
"""Room beside the boxes where there is enough."""
_GAP = 9.0
"""Usual room between two rows."""
_PENTAGON = 13.0
"""Usual room of a pentagon; several may share a row."""
_MOST = 5
"""Numbers of pieces that are tried."""


def pieces(chart: Chart, room: tuple[float, float], opening: Opening | None = None) -> tuple[bytes, ...]:
    """Return pictures that can be read on pages with `room` (width and height in mm), nothing where none can be.

    There are no more than must be, or those that `opening` asks for where the flow runs down.
    """
    scale = LEAST_TYPE * POINT / SMALL
    wide, high = (length / scale for length in room)
    turned = swimlane.is_turned(chart)
    lane = ((high if turned else wide) - 2 * swimlane.STYLE.margin) / len(chart.lanes)
    paper = _Paper(chart, WIDE if turned else _box(lane), lane, wide, high)
    if opening:
        return (not turned and paper.cut(opening.number, opening.high / scale)) or ()
    usual = swimlane.whole(chart)
    found = swimlane.placed(usual)
    if _fits(found, wide, high):
        return (swimlane.paint(swimlane.drawn(usual, found)),)
    return _pieces(paper) if paper.box else ()


def _box(lane: float) -> float:
    """Return the width of boxes in a lane, nothing where they would be too narrow."""
    wide = min(WIDE, max(lane - 2 * _USUAL, min(lane - 2 * _CHANNELS[0], _NARROWEST)))
    return wide if wide >= _NARROWEST else 0.0


class _Paper(Struct, frozen=True, dict=True):
    """A flowchart for pages on which lanes may be `lane` wide, and boxes `box`."""

    chart: Chart
    box: float
    lane: float
    wide: float
    high: float

    @cached_property
    def sizes(self) -> list[Sized]:
        """The symbols of the nodes."""
        turned = swimlane.is_turned(self.chart)
        tall = self.lane - 2 * _USUAL if turned else inf
        return [sized(self.chart, node, turned=turned, wide=self.box, high=tall) for node in self.chart.nodes]

    @cached_property
    def lengths(self) -> list[float]:
        """How long each step is in the direction of the flow."""
        turned, found = swimlane.is_turned(self.chart), [0.0] * len(self.chart.flow.steps)
        for node, own in zip(self.chart.nodes, self.sizes, strict=True):
            found[node.step] += (own.width if turned else own.height) + _GAP
        return found

    def cut(self, count: int, first: float) -> tuple[bytes, ...] | None:
        """Return `count` pictures of which the first is no higher than `first`, nothing where they do not fit.

        None tells that there is no room for all lanes, where more pieces would not help.
        """
        room, made = Room(self.box, self.lane, _CHANNELS), []
        for piece in cut(_links(self.chart), self.lengths, count, _PENTAGON, first / self.high):
            content = _content(self.chart, piece, self.sizes, self.box)
            found = swimlane.placed(content, room)
            if not _across(found, self.wide, self.high):
                return None
            if not found.complete or not _fits(found, self.wide, self.high if piece.number else first):
                return ()
            made.append(swimlane.paint(swimlane.drawn(content, found, piece.number + 1)))
        return tuple(made)


def _pieces(paper: _Paper) -> tuple[bytes, ...]:
    along = paper.wide - swimlane.SIDE if swimlane.is_turned(paper.chart) else paper.high
    least = max(1, ceil(0.9 * sum(paper.lengths) / along))
    for count in range(least, min(least + _MOST, len(paper.lengths) + 1)):
        made = paper.cut(count, paper.high)
        if made or made is None:
            return made or ()
    return ()


def _fits(found: Swimlane, wide: float, high: float) -> bool:
    margin = found.lanes.style.margin
    return found.area.right + margin <= wide and found.area.bottom + margin <= high


def _across(found: Swimlane, wide: float, high: float) -> bool:
    """Return whether there is room for all lanes; more pieces would not help where there is none."""
    margin = found.lanes.style.margin
    return found.area.bottom + margin <= high if found.lanes.turned else found.area.right + margin <= wide


def _links(chart: Chart) -> tuple[Link, ...]:
    step = {node.name: node.step for node in chart.nodes}
    return tuple(Link(step[arc.source], step[arc.target], arc.target) for arc in chart.arcs)


def _content(chart: Chart, piece: Piece, sizes: list[Sized], box: float) -> Content:
    """Return a piece: the pentagons that lead into it, its own symbols, and those that lead out of it."""
    own = [number for number, node in enumerate(chart.nodes) if piece.holds(node.step)]
    entries: list[Entry] = []
    place: dict[str, int] = {}
    ties: dict[Tie, int] = {}
    above = [tie for tie in (*piece.reached, *piece.left) if _other(tie, piece) < piece.number]
    below = [tie for tie in (*piece.reached, *piece.left) if _other(tie, piece) > piece.number]
    _add_pentagons(chart, piece, above, entries, ties)
    for number in own:
        place[chart.nodes[number].name] = len(entries)
        entries.append(Entry(chart.nodes[number].step, sizes[number], swimlane.lanes_of(chart, number)))
    _add_pentagons(chart, piece, below, entries, ties)
    lines = [Line(ties[tie], place[tie.entry], tie.sources, tie.target) for tie in piece.reached]
    lines += [_line(chart, arc, piece, place, ties) for arc in chart.arcs if arc.source in place]
    names = swimlane.names_of(chart, box + 2 * _CHANNELS[0])
    return Content(chart, tuple(entries), tuple(lines), names)


def _other(tie: Tie, piece: Piece) -> int:
    return tie.to if tie.source == piece.number else tie.source


def _add_pentagons(chart: Chart, piece: Piece, some: list[Tie], entries: list[Entry], places: dict[Tie, int]) -> None:
    """Add pentagons in the lane of the step that they belong to; those of different lanes share a row."""
    rows: list[list[tuple[int, Tie]]] = []
    for tie in some:
        step = tie.sources[-1] if tie.source == piece.number else tie.target
        lane = chart.lanes_of(step)[0]
        row = next((row for row in rows if all(lane != taken for taken, _ in row)), None)
        if row is None:
            rows.append(row := [])
        row.append((lane, tie))
    for row in rows:
        for number, (lane, tie) in enumerate(row):
            places[tie] = len(entries)
            symbol = pentagon(tie.letter, pentagons.words(tie, piece, chart.language))
            entries.append(Entry(tie.target, symbol, (lane,), tie.letter, _other(tie, piece) + 1, beside=number > 0))


def _line(chart: Chart, arc: Arc, piece: Piece, place: dict[str, int], ties: dict[Tie, int]) -> Line:
    step = {node.name: node.step for node in chart.nodes}
    source, target = step[arc.source], step[arc.target]
    if arc.target in place:
        return Line(place[arc.source], place[arc.target], (source,), target, arc.label, arc.backward)
    tie = piece.tie(Link(source, target, arc.target))
    assert tie
    return Line(place[arc.source], ties[tie], (source,), target, arc.label, arc.backward)
