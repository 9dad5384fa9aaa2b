"""One page laid out: ways, lanes, heights of rows and labels. Rows grow until all labels have a place."""

from sopctl.layout.drawing import Point
from sopctl.layout.paging.answers import Answers
from sopctl.layout.routing.graph import Graph
from sopctl.layout.routing.place import Routed
from sopctl.layout.routing.traffic import Way
from sopctl.layout.table.sheet import Sheet

_TRIES = 9


class Composed:
    """A page with its lines and labels in place; `heights` are those of the rows of its steps.

    One that is only tried has no labels where its lines have too little room.
    """

    def __init__(self, sheet: Sheet, graph: Graph, ways: list[Way] | None = None, *, tried: bool = False) -> None:
        self.sheet = sheet
        self.graph = graph
        self.routed = Routed.of(graph, sheet.columns, sheet.style, ways)
        self.points: list[tuple[Point, ...]] = []
        self.answers: Answers
        self.complete = False
        """Whether all labels have a place."""
        for attempt in range(_TRIES):
            self._settle()
            self.answers = Answers(sheet, self.routed, self.points)
            if tried and self.routed.crowded:
                break
            if not self.answers.place(attempt, last=attempt == _TRIES - 1):
                self.complete = True
                break

    @property
    def heights(self) -> list[float]:
        """Heights of the rows of the steps on this page, those of pentagons left out."""
        tops = self.routed.tops
        rows = range(self.graph.above, self.graph.rows - self.graph.below)
        return [tops[row + 1] - tops[row] for row in rows]

    @property
    def height(self) -> float:
        """Height of all rows."""
        return self.routed.tops[-1] - self.routed.tops[0]

    def _settle(self) -> None:
        gaps, graph = self.routed.gaps, self.graph
        tops, middles = [self.sheet.top + self.sheet.head.height], []
        for row in range(graph.rows):
            needed = gaps.above[row] + gaps.symbol[row] + gaps.below[row]
            number = graph.first + row - graph.above
            text = self.sheet.parts[number].height if graph.first <= number < graph.last else 0.0
            spare = max(text - needed, 0.0)
            middles.append(round(tops[-1] + gaps.above[row] + spare / 2 + gaps.symbol[row] / 2, 2))
            tops.append(round(tops[-1] + needed + spare, 2))
        self.routed.settle(tops, middles)
        self.points = [self.routed.points(number) for number in range(len(graph.wires))]
