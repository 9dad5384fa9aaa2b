"""The flow of an SOP as nodes and arcs, the same for every language and editor that it is handed on to.

A step is a task. What decides stands behind its task as a decision of its own; where parallel branches part is a fork,
where they meet a join, or a merge where the first one that arrives goes on. This is how BPMN 2.0 and UML activity
diagrams tell them apart too.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from msgspec import Struct

from sopctl.characters import for_xml
from sopctl.diagrams import wording
from sopctl.flow import Edge, Flow
from sopctl.i18n import Language, Text

NodeKind = Literal["task", "decision", "fork", "join", "merge"]

_STAGE = Text("Stage: ", "Tahap: ")
_START = Text("Start: ", "Mulai: ")
_OUTCOME = Text("Outcome: ", "Hasil: ")
_RUNS = Text("Runs SOP: ", "Menjalankan SOP: ")
_FORK = Text("in parallel", "bersamaan")
_ALL = Text("all done", "semua selesai")
_ANY = Text("any one", "salah satu")
_TIME = Text("Time: ", "Waktu: ")
_ACTORS = Text("Actors: ", "Pelaksana: ")
_INPUTS = Text("Inputs: ", "Kelengkapan: ")
_OUTPUTS = Text("Outputs: ", "Output: ")
_NOTES = Text("Note: ", "Keterangan: ")
_NOBODY = "\N{EN DASH}"


class Node(NamedTuple):
    """A symbol: `name` is `s3` for step 3, `d3` for its decision, `f3` and `j3` for fork and join, from zero."""

    name: str
    kind: NodeKind
    step: int
    text: str
    """What is done or asked, or in words what a fork or a join means."""


class Arc(NamedTuple):
    """From node to node, by name. A link joins the nodes of one step."""

    source: str
    target: str
    label: str = ""
    backward: bool = False
    link: bool = False


class Task(NamedTuple):
    """The texts of a step, each on one line, those that it lacks empty."""

    activity: str
    actors: str
    duration: str
    stage: str
    start: str
    outcome: str
    calls: str

    @property
    def above(self) -> tuple[str, ...]:
        """What is told before the activity."""
        return tuple(filter(None, (self.stage, self.start)))

    @property
    def below(self) -> tuple[str, ...]:
        """What is told after it."""
        return tuple(filter(None, (self.calls, self.outcome)))


class Chart(Struct, frozen=True, dict=True):
    """Nodes in the order of the file, arcs in the order in which they are written, fixed words in `language`."""

    flow: Flow
    language: Language

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes: before each task its join, behind it its decision or fork."""
        return tuple(node for number in range(len(self.flow.steps)) for node in self._of_step(number))

    def _of_step(self, number: int) -> Iterator[Node]:
        step = self.flow.steps[number]
        if self.joins(number):
            kind: NodeKind
            kind, word = ("join", _ALL) if step.join == "all" else ("merge", _ANY)
            yield Node(f"j{number}", kind, number, word.in_(self.language))
        yield Node(f"s{number}", "task", number, f"{number + 1}. {one_line(step.activity)}".strip())
        if len(step.next) > 1:
            yield Node(f"f{number}", "fork", number, _FORK.in_(self.language))
        if step.decision is not None:
            yield Node(f"d{number}", "decision", number, self.ask(number))

    def joins(self, number: int) -> bool:
        """Return whether branches meet at a step."""
        return self.flow.waits(number)

    @cached_property
    def arcs(self) -> tuple[Arc, ...]:
        """What leads from node to node, as written."""
        links = []
        for number, step in enumerate(self.flow.steps):
            if self.joins(number):
                links.append(Arc(f"j{number}", f"s{number}", link=True))
            if len(step.next) > 1:
                links.append(Arc(f"s{number}", f"f{number}", link=True))
            if step.decision is not None:
                links.append(Arc(f"s{number}", f"d{number}", link=True))
        place = {node.name: position for position, node in enumerate(self.nodes)}
        return tuple(sorted((*links, *map(self._arc, self.flow.edges)), key=lambda arc: place[arc.source]))

    def _arc(self, edge: Edge) -> Arc:
        source = {"branch": "d", "parallel": "f"}.get(edge.kind, "s")
        waits = self.joins(edge.target) and edge not in self.flow.returns  # a return would wait there for ever
        target = "j" if waits else "s"
        return Arc(f"{source}{edge.source}", f"{target}{edge.target}", one_line(edge.label), edge.backward)

    @cached_property
    def actors(self) -> dict[str, str]:
        """The name of each actor that has a lane, by id: in the order of the columns, undeclared ones last."""
        used = (actor for step in self.flow.steps for actor in step.actor.ids or ("",))
        declared = self.flow.sop.actors
        return {
            actor: one_line(declared[actor].name if actor in declared else "") or one_line(actor) or _NOBODY
            for actor in dict.fromkeys((*self.flow.actors, *used))
            if actor not in declared or self._acts(actor)
        } or {"": _NOBODY}

    def _acts(self, actor: str) -> bool:
        return any(actor in step.actor.ids for step in self.flow.steps)

    @cached_property
    def lanes(self) -> tuple[str, ...]:
        """The names of the actors."""
        return tuple(self.actors.values())

    def lanes_of(self, number: int) -> tuple[int, ...]:
        """Return the lanes of the actors of a step, the first written one first."""
        places = list(self.actors)
        return tuple(places.index(actor) for actor in dict.fromkeys(self.flow.steps[number].actor.ids or ("",)))

    def task(self, number: int) -> Task:
        """Return the texts of a step."""
        step, language = self.flow.steps[number], self.language
        return Task(
            f"{number + 1}. {one_line(step.activity)}".strip(),
            one_line(wording.actors(self.flow, step, language)),
            one_line(wording.usual_duration(step.duration, language)),
            _told(_STAGE, step.stage, language),
            _told(_START, step.start, language),
            _told(_OUTCOME, step.end, language),
            _told(_RUNS, step.calls, language),
        )

    def activity(self, number: int) -> str:
        """Return what is done in a step, without its number."""
        return one_line(self.flow.steps[number].activity)

    def ask(self, number: int) -> str:
        """Return the question of a step that decides."""
        return one_line(self.flow.steps[number].question) or "?"

    def trigger(self, number: int) -> str:
        """Return what starts the flow at a step, if the file says so."""
        start = self.flow.steps[number].start
        return one_line(start) if isinstance(start, str) else ""

    def outcome(self, number: int) -> str:
        """Return with what the flow ends after a step, if the file says so."""
        end = self.flow.steps[number].end
        return one_line(end) if isinstance(end, str) else ""

    def documentation(self, number: int) -> str:
        """Return what else the file says about a step: a line for each thing, for formats that have room for it."""
        step, language = self.flow.steps[number], self.language
        lists = (
            (_INPUTS, step.inputs),
            (_OUTPUTS, [f"{made.name} ({made.criteria})" if made.criteria else made.name for made in step.outputs]),
            (_NOTES, step.note),
        )
        lines = [_told(_TIME, wording.duration(step.duration, language), language)]
        if len(step.actor.ids) > 1:
            lines.append(_told(_ACTORS, wording.actors(self.flow, step, language), language))
        lines += [_told(word, "; ".join(texts), language) for word, texts in lists]
        lines.append(_told(_RUNS, step.calls, language))
        return "\n".join(filter(None, lines))

    def terminal(self, number: int) -> bool:
        """Return whether the flow begins or ends at a step."""
        return number in self.flow.starts or number in self.flow.ends


def _told(word: Text, value: str | Literal[True], language: Language) -> str:
    text = one_line(value) if isinstance(value, str) else ""
    return word.in_(language) + text if text else ""


def one_line(text: str) -> str:
    """Return a text on one line, with marks for characters that no picture can show."""
    return " ".join(for_xml(text).split())
