"""What the table with the flowchart says: the columns of the profile, with a column for each actor.

Where a step leads to is drawn and not written; what an arrow cannot say stands in the last column.
"""

from collections.abc import Iterator
from typing import Literal

from sopctl.diagrams import wording
from sopctl.documents import words
from sopctl.documents.steps import Writer, cells
from sopctl.documents.words import Wording
from sopctl.flow import Flow
from sopctl.i18n import Language, Text
from sopctl.layout import Arrow, Column, Form, Row
from sopctl.layout.labels import MOST_ANSWERS
from sopctl.model import Branch, Profile, Step

_DESCRIPTION = Text(
    "Table with a flowchart of {steps} steps. Actors: {actors}.",
    "Tabel dengan bagan alir {steps} langkah. Pelaksana: {actors}.",
)
_PAGE = Text("p. {{number}}", "hal. {{number}}")
_NOBODY = "\N{EN DASH}"
_SHORT = 24
"""Letters up to which an answer keeps its explanation in the drawing."""
_STANDARD = frozenset({"inputs", "duration", "outputs"})


def form(flow: Flow, profile: Profile, language: Language) -> Form:
    """Return the table of `flow` in the form of `profile`, with fixed words in `language`."""
    say = Wording(profile, language)
    actors = _actors(flow)
    written = cells(flow, say)
    names = [name for name in profile.columns if name in written or name == "actor"]
    split = names.index("actor") if "actor" in names else len(names)
    texts = [name for name in names if name != "actor"]
    columns = [Column(name, say.heading(name), _group(name, say)) for name in texts]
    rows = []
    for number, (step, key) in enumerate(zip(flow.steps, _keys(flow), strict=True)):
        own = tuple(sorted({actors[actor] for actor in step.actor.ids or ("",)}))
        row = tuple(tuple(_cell(name, number, flow, say, written)) for name in texts)
        if _many(step) and "note" not in texts:
            at = texts.index("activity") if "activity" in texts else 0
            row = (*row[:at], (*row[at], *_answers(number, flow, say)), *row[at + 1 :])
        rows.append(Row(key, row, _shape(flow, number), own, step.stage.strip()))
    headings = tuple(_heading(flow, actor) for actor in actors)
    noted = "note" in texts
    arrows = tuple(
        Arrow(edge.source, edge.target, _answer(edge.label, flow.steps[edge.source], noted=noted)[0])
        for edge in flow.edges
    )
    said = ", ".join(headings)
    return Form(
        title=flow.sop.title or flow.sop.id,
        description=say.phrase(_DESCRIPTION, steps=len(flow.steps), actors=said),
        language=flow.sop.language,
        heading=say.heading("actor"),
        actors=headings,
        before=tuple(columns[:split]),
        after=tuple(columns[split:]),
        rows=tuple(rows),
        arrows=tuple(dict.fromkeys(arrows)),
        page=say.phrase(_PAGE),
        folio=say.phrase(words.FOLIO),
        status=say.status(flow.sop),
    )


def _keys(flow: Flow) -> Iterator[str]:
    """Yield a name for each row by which it is found again: the id of the step, even where that is missing or twice."""
    taken = set()
    for number, step in enumerate(flow.steps, 1):
        key = step.id
        while not key or key in taken:
            key += f"#{number}"
        taken.add(key)
        yield key


def _actors(flow: Flow) -> dict[str, int]:
    """Return the column of each actor: those that are declared, then those that steps name all the same."""
    used = dict.fromkeys(actor for step in flow.steps for actor in step.actor.ids or ("",))
    return {actor: number for number, actor in enumerate(dict.fromkeys([*flow.actors, *used]) or [""])}


def _heading(flow: Flow, actor: str) -> str:
    declared = flow.sop.actors.get(actor)
    return (declared.name if declared else "") or actor or _NOBODY


def _group(name: str, say: Wording) -> str:
    return say.heading("standard") if name in _STANDARD and say.has("standard") else ""


def _shape(flow: Flow, number: int) -> Literal["process", "decision", "terminator"]:
    if flow.steps[number].decision is not None:
        return "decision"
    return "terminator" if number in flow.starts or number in flow.ends else "process"


def _cell(name: str, number: int, flow: Flow, say: Wording, written: dict[str, Writer]) -> Iterator[str]:
    step = flow.steps[number]
    if name == "activity":
        yield from _activity(step, say)
        return
    for line in written[name](number):
        yield "".join(part if isinstance(part, str) else part.text for part in line)
    if name == "note":
        yield from _remarks(number, flow, say)


def _activity(step: Step, say: Wording) -> Iterator[str]:
    calls = f" ({say.phrase(words.CALLS, sop=step.calls)})" if step.calls else ""
    question = f" {step.question}" if step.question else ""
    yield step.activity + calls + ("." if question and not step.activity.endswith((".", "?")) else "") + question


def _remarks(number: int, flow: Flow, say: Wording) -> Iterator[str]:
    """Yield what the symbols and arrows of a step do not show."""
    step = flow.steps[number]
    if isinstance(step.start, str) and step.start:
        yield say.phrase(words.START, text=step.start)
    if step.actor.mode == "any" and len(step.actor.ids) > 1:
        either = say.phrase(words.EITHER)
        yield f"{either[:1].upper()}{either[1:]} {wording.actors(flow, step, say.language)}"
    if flow.waits(number):
        yield say.phrase(words.JOIN_ALL if step.join == "all" else words.JOIN_ANY)
    if _many(step):
        yield from _answers(number, flow, say)
    for label, branch in (step.decision or {}).items() if not _many(step) else ():
        answer, more = _answer(label, step, noted=True)
        if remark := "; ".join(filter(None, (more, _remark(branch, say)))):
            yield f"{answer}: {remark}"
    if isinstance(step.end, str) and step.end:
        yield say.phrase(words.OUTCOME, text=step.end)


def _many(step: Step) -> bool:
    """Return whether answers stand with their steps in the last column, or, where there is none, with the activity."""
    return len(step.decision or ()) > MOST_ANSWERS


def _answers(number: int, flow: Flow, say: Wording) -> Iterator[str]:
    """Yield the answers of a decision that has too many for its arrows, each with the step that it leads to."""
    decision = flow.steps[number].decision or {}
    for edge in flow.successors[number]:
        step = say.phrase(words.STEP, number=edge.target + 1)
        yield "; ".join(filter(None, (f"{edge.label}: {step}", _remark(decision[edge.label], say))))


def _answer(label: str, step: Step, *, noted: bool) -> tuple[str, str]:
    """Return what stands at the arrow of an answer, and what the last column says of it where it is `noted` there.

    A column is too narrow for a long answer with an explanation in brackets; the explanation is then a note, if the
    answers can be told from each other without.
    """
    if _many(step):
        return "", ""
    answer, more = _parted(label)
    if not noted or not more or len(label) <= _SHORT:
        return label, ""
    others = (_parted(other)[0] for other in step.decision or {} if other != label)
    return (label, "") if answer in others else (answer, more)


def _parted(label: str) -> tuple[str, str]:
    """Return an answer and its explanation in brackets, empty where there is none."""
    answer, _, more = label.strip().rpartition("(")
    more = more.removesuffix(")") if more.endswith(")") else ""
    return (answer.rstrip(), more) if answer and more and ")" not in more else (label.strip(), "")


def _remark(branch: Branch, say: Wording) -> str:
    remarks = [branch.reason] if branch.reason else []
    if branch.max:
        remarks.append(say.phrase(words.AT_MOST_ONCE if branch.max == 1 else words.AT_MOST, count=branch.max))
    return "; ".join(remarks)
