"""The table of steps: what is done by whom, with what, how long, and where it leads."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Literal

from sopctl.diagrams import wording
from sopctl.documents import words
from sopctl.documents.document import Column, Group, Line, Link, Row, Table
from sopctl.documents.fields import record
from sopctl.documents.words import Wording
from sopctl.flow import Edge, Flow
from sopctl.i18n import Text
from sopctl.model import Branch, Output, Step
from sopctl.model.sop import Record

_STANDARD = frozenset({"inputs", "duration", "outputs"})
"""Columns of the quality standard (mutu baku)."""


def table(flow: Flow, say: Wording) -> Table:
    """Return a row for each step, with the columns of the profile; columns it invents are left out."""
    rows = _Rows(flow, say)
    names = [name for name in say.profile.columns if name in rows.cells]
    head = [Column(name, say.heading(name), _group(name, say)) for name in names]
    groups = []
    for heading, columns in groupby(head, lambda column: column.group):
        together = tuple(columns)
        groups += [Group(heading, together)] if heading else [Group("", (column,)) for column in together]
    body = tuple(
        Row(tuple(tuple(rows.cells[name](number)) for name in names), rows.anchors[number], step.stage)
        for number, step in enumerate(flow.steps)
    )
    return Table("steps", say.heading("steps"), tuple(groups), body)


def _group(name: str, say: Wording) -> str:
    return say.heading("standard") if name in _STANDARD and say.has("standard") else ""


Writer = Callable[[int], Iterator[Line]]
"""What a column says of the step with a number."""


def cells(flow: Flow, say: Wording) -> dict[str, Writer]:
    """Return what each column says, by its name."""
    return _Rows(flow, say).cells


def anchors(flow: Flow) -> tuple[str, ...]:
    """Return a name for the row of each step: by its id, with its number too where that is taken or missing."""
    found: dict[str, None] = {}
    for number, step in enumerate(flow.steps, 1):
        name = "step-" + "".join(letter if letter.isalnum() or letter == "-" else "-" for letter in step.id)
        found[name if step.id and name not in found else f"{name}.{number}"] = None
    return tuple(found)


class _Rows:
    """Cells of the table, by the name of the column and the number of the step."""

    def __init__(self, flow: Flow, say: Wording) -> None:
        self.flow = flow
        self.say = say
        self.anchors = anchors(flow)
        self.cells: dict[str, Writer] = {
            "no": self._number,
            "activity": self._activity,
            "actor": self._actor,
            "inputs": self._inputs,
            "duration": self._duration,
            "outputs": self._outputs,
            "note": self._note,
        }

    def _number(self, number: int) -> Iterator[Line]:
        yield (str(number + 1),)

    def _activity(self, number: int) -> Iterator[Line]:
        step = self.flow.steps[number]
        yield (step.activity,)
        if step.start:
            yield (self._named(step.start, words.STARTS, words.START),)
        if step.calls:
            yield (self.say.phrase(words.CALLS, sop=step.calls),)
        if self.flow.waits(number):
            yield (self.say.phrase(words.JOIN_ALL if step.join == "all" else words.JOIN_ANY),)
        if step.question:
            yield (step.question,)
        yield from self._exits(number, step)
        if number in self.flow.ends:
            yield (self._named(step.end or True, words.ENDS, words.OUTCOME),)

    def _named(self, written: str | Literal[True], plain: Text, named: Text) -> str:
        """Return `named` with the text that the SOP gives, `plain` where it only says that it is so."""
        return self.say.phrase(named, text=written) if isinstance(written, str) else self.say.phrase(plain)

    def _exits(self, number: int, step: Step) -> Iterator[Line]:
        edges = self.flow.successors[number]
        answers = {edge.label: edge for edge in edges if edge.kind == "branch"}
        for label, branch in (step.decision or {}).items():
            edge = answers.get(label)
            leads = self._way(edge) if edge else (branch.to,)
            yield (f"{label}: ", *leads, self._remark(branch))
        together = [self._link(edge.target) for edge in edges if edge.kind == "parallel"]
        if together:
            yield (self.say.phrase(words.PARALLEL), *self._joined(together))
        for edge in edges:
            if edge.kind == "next" and edge.target != number + 1:
                first, *rest = self._way(edge)
                yield (str(first)[:1].upper() + str(first)[1:], *rest)

    def _way(self, edge: Edge) -> Line:
        if edge.target == edge.source:
            return (self.say.phrase(words.AGAIN), self._link(edge.target))
        return (self.say.phrase(words.BACK if edge.backward else words.ON), self._link(edge.target))

    def _link(self, number: int) -> Link:
        return Link(self.say.phrase(words.STEP, number=number + 1), self.anchors[number])

    def _joined(self, links: list[Link]) -> Iterator[str | Link]:
        for position, link in enumerate(links):
            if position:
                yield self.say.phrase(words.AND) if position == len(links) - 1 else ", "
            yield link

    def _remark(self, branch: Branch) -> str:
        remarks = [branch.reason] if branch.reason else []
        if branch.max:
            remarks.append(self.say.phrase(words.AT_MOST_ONCE if branch.max == 1 else words.AT_MOST, count=branch.max))
        return f" ({'; '.join(remarks)})" if remarks else ""

    def _actor(self, number: int) -> Iterator[Line]:
        step = self.flow.steps[number]
        names = wording.actors(self.flow, step, self.say.language)
        if step.actor.mode == "any" and len(step.actor.ids) > 1:
            names = f"{self.say.phrase(words.EITHER)} {names}"
        yield (names,)

    def _inputs(self, number: int) -> Iterator[Line]:
        for text in self.flow.steps[number].inputs:
            yield (text,)

    def _duration(self, number: int) -> Iterator[Line]:
        yield (wording.duration(self.flow.steps[number].duration, self.say.language),)

    def _outputs(self, number: int) -> Iterator[Line]:
        for output in self.flow.steps[number].outputs:
            yield (self._output(output),)

    def _output(self, output: Output) -> str:
        if output.retention:
            kept = Record.model_construct(name=self._judged(output), retention=output.retention)
            return record(kept, self.say)
        return f"{self._judged(output)} ({self.say.phrase(words.RECORD)})" if output.record else self._judged(output)

    @staticmethod
    def _judged(output: Output) -> str:
        return f"{output.name}: {output.criteria}" if output.criteria else output.name

    def _note(self, number: int) -> Iterator[Line]:
        step = self.flow.steps[number]
        for text in step.note:
            yield (text,)
        for risk in step.risks:
            degree = [
                self.say.phrase(text, value=value)
                for text, value in ((words.LIKELIHOOD, risk.likelihood), (words.IMPACT, risk.impact))
                if value
            ]
            said = self.say.phrase(words.RISK, risk=risk.name)
            yield (f"{said} ({', '.join(degree)})" if degree else said,)
        for control in step.controls:
            yield (self.say.phrase(words.CONTROL, control=control),)
