"""The symbols of one step in the DOT language.

Capsule, box, diamond and arrow are shapes of the government form (Permenpan RB 35/2012). The text inside them, the
bars where parallel branches part and meet, and the oval where one of several branches is enough are ours: that form
has none of them. What decides stands in a box, since a diamond round a long text would be huge; the diamond below it
carries the question, if one is written. Names say what a node is: `s3` is step 3, `d3`
its diamond, `f3` and `j3` the bars where parallel branches part and meet, all counted from zero.
"""

from functools import cached_property
from itertools import pairwise

import graphviz
from msgspec import Struct

from sopctl.diagrams import labels, palette, wording
from sopctl.flow import Edge, Flow
from sopctl.i18n import Language, Text

_STAGE = Text("Stage: ", "Tahap: ")
_START = Text("Start: ", "Mulai: ")
_OUTCOME = Text("Outcome: ", "Hasil: ")
_RUNS = Text("Runs SOP: ", "Menjalankan SOP: ")
_ANY = Text("any one", "salah satu")

_TEXT_WIDTH = 34
_ACTOR_WIDTH = 25
_TIME_WIDTH = 18
_QUESTION_WIDTH = 17
_BOTH_WIDTH = 42
"""Characters in a line; the last one of who and how long together."""
_ACTOR_ROOM, _TIME_ROOM = 120, 76
_LETTER = 4.6
"""Least widths of both, and about that of a small letter (points)."""

_LINK = {"class": "link"}
"""What joins the symbols of one step."""


class View(Struct, frozen=True, dict=True):
    """A flow that is to be drawn, and the language of the fixed words."""

    flow: Flow
    language: Language

    @property
    def across(self) -> bool:
        """Whether the flow runs to the right and not down."""
        return self.flow.sop.layout.direction == "right"

    @cached_property
    def main(self) -> tuple[int, ...]:
        """Steps of the longest way ahead from the first step to an end: the picture's straight column."""
        count = len(self.flow.steps)
        length, following = [0] * count, [-1] * count
        for number in reversed(range(count)):
            ahead = [edge.target for edge in self.flow.successors[number] if not edge.backward]
            best = max(ahead, key=length.__getitem__, default=-1)
            if best >= 0 and length[best]:
                length[number], following[number] = length[best] + 1, best
            elif number in self.flow.ends:
                length[number] = 1
        way, number = [], 0 if count else -1
        while number >= 0:
            way.append(number)
            number = following[number]
        return tuple(way)

    @cached_property
    def straight(self) -> frozenset[tuple[int, int]]:
        """Steps of the straight column that follow each other."""
        return frozenset(pairwise(self.main))

    @cached_property
    def stages(self) -> tuple[tuple[int, str], ...]:
        """The stage of each step: the number of the step that began it, and its name."""
        stages: list[tuple[int, str]] = []
        stage = (-1, "")
        for number, step in enumerate(self.flow.steps):
            stage = (number, step.stage) if step.stage.strip() else stage
            stages.append(stage)
        return tuple(stages)

    def joins(self, number: int) -> bool:
        """Return whether branches meet at a step."""
        return self.flow.waits(number)

    def exit(self, edge: Edge) -> str:
        """Return the node that `edge` leaves from."""
        kind = {"branch": "d", "parallel": "f"}.get(edge.kind, "s")
        return f"{kind}{edge.source}"

    def entry(self, edge: Edge) -> str:
        """Return the node that `edge` leads to."""
        return f"{'j' if self.joins(edge.target) and edge not in self.flow.returns else 's'}{edge.target}"


def add_step(graph: graphviz.Digraph, view: View, number: int) -> None:
    """Add the symbols of a step to `graph`, those before and behind it too."""
    step = view.flow.steps[number]
    terminal = number in view.flow.starts or number in view.flow.ends
    group = {"group": "main"} if number in view.main else {}
    graph.node(
        f"s{number}",
        label=_step_label(view, number),
        _attributes={"class": "symbol terminator" if terminal else "symbol process", **group},
        style="rounded,filled" if terminal else "filled",
        fillcolor=palette.TERMINAL if terminal else palette.CARD,
        peripheries="2" if step.calls else "1",
        margin="0.18,0.06" if terminal else "0.12,0.06",
    )
    if view.joins(number):
        if step.join == "all":
            _add_bar(graph, view, f"j{number}", group)
        else:
            _add_any(graph, view, f"j{number}", group)
        graph.edge(f"j{number}", f"s{number}", _attributes=_LINK, weight="20")
    if len(step.next) > 1:
        _add_bar(graph, view, f"f{number}", group)
        graph.edge(f"s{number}", f"f{number}", _attributes=_LINK, arrowhead="none", weight="20")
    if step.decision is not None:
        _add_diamond(graph, f"d{number}", step.question, group)
        graph.edge(f"s{number}", f"d{number}", _attributes=_LINK, arrowhead="none", weight="20")


def _add_diamond(graph: graphviz.Digraph, name: str, question: str, group: dict[str, str]) -> None:
    """Add the question of a step. A least height would make Graphviz draw diamonds too flat for two lines."""
    label = labels.lines(question.strip() or "?", _QUESTION_WIDTH)
    small = {"width": "0.6", "height": "0.45"} if "<" not in label else {"width": "0.6", "height": "0.05"}
    graph.node(
        name,
        label=f"<{labels.font(label, size=palette.SMALL)}>",
        _attributes={"class": "symbol decision", **group, **small},
        shape="diamond",
        fillcolor=palette.DECISION,
        margin="0.02,0.02",
    )


def _add_bar(graph: graphviz.Digraph, view: View, name: str, group: dict[str, str]) -> None:
    """Add the bar where branches part or meet, as UML activity diagrams have it: it lies across the flow."""
    width, height = ("0.06", "0.8") if view.across else ("1.6", "0.06")
    attributes = {"class": "symbol junction", **group}
    graph.node(
        name, label="", _attributes=attributes, fillcolor=palette.LINE, width=width, height=height, fixedsize="true"
    )


def _add_any(graph: graphviz.Digraph, view: View, name: str, group: dict[str, str]) -> None:
    """Add the place where the first branch that arrives goes on."""
    label = labels.font(labels.escape(_ANY.in_(view.language)), size=palette.SMALL)
    attributes = {"class": "symbol junction", **group}
    graph.node(
        name,
        label=f"<{label}>",
        _attributes=attributes,
        shape="oval",
        fillcolor=palette.PAPER,
        margin="0.04,0.02",
        height="0.2",
    )


def _step_label(view: View, number: int) -> str:
    step, language = view.flow.steps[number], view.language
    above = [_STAGE.in_(language) + step.stage] if step.stage.strip() else []
    if isinstance(step.start, str) and step.start:
        above.append(_START.in_(language) + step.start)
    below = [_RUNS.in_(language) + step.calls] if step.calls else []
    if isinstance(step.end, str) and step.end:
        below.append(_OUTCOME.in_(language) + step.end)
    activity = labels.font(labels.lines(f"{number + 1}. {step.activity}", _TEXT_WIDTH))
    who, how_long = wording.actors(view.flow, step, language), wording.usual_duration(step.duration, language)
    return labels.table(
        [
            *([_small(line)] for line in above),
            [labels.cell(activity, 'COLSPAN="2" ALIGN="LEFT" BALIGN="LEFT"')],
            _who_and_how_long(who, how_long),
            *([_small(line)] for line in below),
        ]
    )


def _who_and_how_long(who: str, how_long: str) -> list[str]:
    """Return two cells that share a line; both keep to one line where that has room for them."""
    widths, room = (_ACTOR_WIDTH, _TIME_WIDTH), _TIME_ROOM
    if len(who) + len(how_long) <= _BOTH_WIDTH:
        widths = max(_ACTOR_WIDTH, len(who)), max(_TIME_WIDTH, len(how_long))
        most = _ACTOR_ROOM + _TIME_ROOM - round(len(who) * _LETTER)
        room = min(max(_TIME_ROOM, round(len(how_long) * _LETTER)), max(most, 0))
    rest = _ACTOR_ROOM + _TIME_ROOM - room
    return [_small(who, widths[0], f'WIDTH="{rest}"'), _small(how_long, widths[1], f'WIDTH="{room}"', side="RIGHT")]


def _small(text: str, width: int = _TEXT_WIDTH, attributes: str = 'COLSPAN="2"', side: str = "LEFT") -> str:
    content = labels.font(labels.lines(text, width), size=palette.SMALL, color=palette.MUTED)
    return labels.cell(content, f'{attributes} ALIGN="{side}" BALIGN="{side}" VALIGN="TOP"')
