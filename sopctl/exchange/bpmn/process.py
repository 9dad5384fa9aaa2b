"""The flow as BPMN tells it: events, tasks, gateways and sequence flows, sound in its sense.

There is an event at each start and end. A task that decides is followed by an exclusive gateway. Ways that meet do so
in a gateway of their own, since a task with two incoming flows would run once for each of them. Answers that lead to
one step are one flow.
"""

from typing import Literal, NamedTuple

from msgspec import Struct, field

from sopctl.exchange.chart import Chart
from sopctl.i18n import Text

Kind = Literal["startEvent", "endEvent", "task", "callActivity", "exclusiveGateway", "parallelGateway"]

_START = Text("Start", "Mulai")
_END = Text("End", "Selesai")
_RESULT = Text("Result?", "Hasil?")


class Element(NamedTuple):
    """A flow node; `role` is a letter that tells apart what belongs to one step."""

    kind: Kind
    role: Literal["start", "merge", "join", "step", "fork", "ask", "end"]
    step: int
    name: str = ""
    message: bool = False
    """Whether a start event is triggered by something that arrives: only one start may have no trigger."""


class Sequence(NamedTuple):
    """A sequence flow from element to element, by number."""

    source: int
    target: int
    name: str = ""


class Process(Struct, frozen=True):
    """Elements in the order of the file, and what leads from one to the other."""

    elements: tuple[Element, ...]
    flows: tuple[Sequence, ...]

    @classmethod
    def of(cls, chart: Chart) -> "Process":
        """Build the process of a chart."""
        return _Builder(chart).process()


class _Builder(Struct):
    chart: Chart
    arcs: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """Answers of what leads from node to node, by the names of both."""

    def process(self) -> Process:
        self._join_answers()
        self._leave_out()
        self._add_events()
        self._add_merges()
        elements = {name: element for number in range(len(self.chart.flow.steps)) for name, element in self._of(number)}
        place = {name: number for number, name in enumerate(elements)}
        flows = [
            Sequence(place[source], place[target], " / ".join(filter(None, names)))
            for (source, target), names in self.arcs.items()
        ]
        return Process(tuple(elements.values()), tuple(sorted(flows, key=lambda flow: flow[:2])))

    def _join_answers(self) -> None:
        for arc in self.chart.arcs:
            self.arcs.setdefault((arc.source, arc.target), []).append(arc.label)

    def _leave_out(self) -> None:
        """Leave out gateways that neither part nor join anything, and so answers that decide nothing."""
        for node in self.chart.nodes:
            out = [pair for pair in self.arcs if pair[0] == node.name]
            into = [pair for pair in self.arcs if pair[1] == node.name]
            if node.kind != "task" and len(out) == len(into) == 1:
                del self.arcs[into[0]], self.arcs[out[0]]
                self.arcs[into[0][0], out[0][1]] = []

    def _add_events(self) -> None:
        for number in range(len(self.chart.flow.steps)):
            entry = f"s{number}"  # behind its join, which would wait for the start too
            if number in self.chart.flow.starts or not any(target == entry for _, target in self.arcs):
                self.arcs[f"b{number}", entry] = []
            if not any(source == f"s{number}" for source, _ in self.arcs):
                self.arcs[f"s{number}", f"e{number}"] = []

    def _add_merges(self) -> None:
        for number in range(len(self.chart.flow.steps)):
            into = [pair for pair in self.arcs if pair[1] == f"s{number}"]
            if len(into) > 1:
                for source, _ in into:
                    self.arcs[source, f"m{number}"] = self.arcs.pop((source, f"s{number}"))
                self.arcs[f"m{number}", f"s{number}"] = []

    def _of(self, number: int) -> list[tuple[str, Element]]:
        """Return the elements of a step by their names in the arcs."""
        chart, step = self.chart, self.chart.flow.steps[number]
        named = {name for pair in self.arcs for name in pair}
        waits: Kind = "parallelGateway" if step.join == "all" else "exclusiveGateway"
        question = chart.ask(number) if chart.flow.steps[number].question.strip() else _RESULT.in_(chart.language)
        found = {
            f"b{number}": self._start(number),
            f"m{number}": Element("exclusiveGateway", "merge", number),
            f"j{number}": Element(waits, "join", number),
            f"s{number}": Element("callActivity" if step.calls else "task", "step", number, chart.activity(number)),
            f"f{number}": Element("parallelGateway", "fork", number),
            f"d{number}": Element("exclusiveGateway", "ask", number, question),
            f"e{number}": Element("endEvent", "end", number, chart.outcome(number) or _END.in_(chart.language)),
        }
        return [(name, element) for name, element in found.items() if name in named]

    def _start(self, number: int) -> Element:
        chart = self.chart
        begun = [int(source[1:]) for source, _ in self.arcs if source.startswith("b")]
        blank = next((other for other in begun if not chart.trigger(other)), begun[0])
        name = chart.trigger(number) or _START.in_(chart.language)
        return Element("startEvent", "start", number, name, message=number != blank)
