"""The stops of the way in words."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from sopctl.diagrams import wording
from sopctl.flow import Flow
from sopctl.flow.graph import Edge
from sopctl.i18n import Language
from sopctl.model import Amount, Duration, Kind
from sopctl.model.duration import spell
from sopctl.poster.content import words
from sopctl.poster.content.content import Note, Stage
from sopctl.poster.content.icons import icon_for
from sopctl.poster.content.journey import Stop, concerns_public, serves, usual_way

_RARE = 0.05
"""An answer that is given less often than this is not told to the public."""


def stages(flow: Flow, stops: Sequence[Stop], language: Language) -> tuple[Stage, ...]:
    """Return the stops in words; those of the public are numbered from 1."""
    numbers: dict[int, int] = {}
    count = 0
    for stop in stops:
        if stop.public:
            count += 1
            numbers |= dict.fromkeys(stop.steps, count)
    told = [_stage(flow, stop, numbers, language) for stop in stops]
    if serves(flow):  # its stops are those of one way
        return tuple(told)
    follows = [any(edge.target in after.steps for edge in flow.successors[stop.steps[-1]])
               for stop, after in pairwise(stops)]  # fmt: skip
    return tuple(replace(stage, leads_on=on) for stage, on in zip(told, [*follows, True], strict=False))


def _stage(flow: Flow, stop: Stop, numbers: dict[int, int], language: Language) -> Stage:
    notes = tuple(dict.fromkeys(_notes(flow, stop, numbers, language)))
    steps = [flow.steps[number] for number in stop.steps]
    if not stop.public:
        time = "" if _may_take_longer(flow, stop, numbers) else added([step.duration for step in steps], language)
        inside = tuple(step.activity for step in steps if step.activity)
        text, who = words.INSIDE.in_(language), words.INSIDE_WHO.in_(language)
        return Stage(0, who, (text,), "office", time, inside, notes)
    first = steps[0]
    texts = tuple(step.activity or step.id for step in steps)
    who = wording.actors(flow, first, language)
    times = dict.fromkeys(wording.usual_duration(step.duration, language) for step in steps)
    outside = any(a in flow.sop.actors and flow.sop.actors[a].external for a in first.actor.ids)
    icon = icon_for(texts[0], outside=outside)
    return Stage(numbers[stop.steps[0]], who, texts, icon, " / ".join(filter(None, times)), (), notes)


def _may_take_longer(flow: Flow, stop: Stop, numbers: dict[int, int]) -> bool:
    """Tell whether an answer leads to more work in the office, so that the usual time would promise too much."""
    way = usual_way(flow)
    exits = [edge for number in stop.steps for edge in flow.successors[number] if (edge.probability or 1) >= _RARE]
    return any(e.target not in way and e.target not in numbers and e.target not in flow.ends for e in exits)


def _notes(flow: Flow, stop: Stop, numbers: dict[int, int], language: Language) -> Iterator[Note]:
    """Yield what the answers of a decision mean for the public, where it is not simply the next stop."""
    here = numbers.get(stop.steps[-1], 0)
    for number in stop.steps:
        step = flow.steps[number]
        yield from _jump(flow, number, here, numbers, language)
        for edge in flow.successors[number]:
            if edge.kind != "branch" or (_rare(edge) and (edge.backward or edge.target not in numbers)):
                continue
            if consequence := _consequence(flow, edge, here, numbers, language):
                asked = f"{step.question} " if step.question and edge.label.casefold() in words.BARE else ""
                yield Note(f"{asked}{edge.label}: {consequence}", edge.backward and edge.target in numbers)
        last = public_end(flow) == number and here == max(numbers.values(), default=0)
        if not last and number in numbers and isinstance(step.end, str) and step.end:
            yield Note(words.END.in_(language).format(outcome=step.end))


def _jump(flow: Flow, number: int, here: int, numbers: dict[int, int], language: Language) -> Iterator[Note]:
    """Yield where a step that asks nothing goes on, where all steps are told and that is not the next one."""
    if serves(flow):
        return
    for edge in flow.successors[number]:
        target = numbers.get(edge.target, 0)
        if target and target != here + 1 and edge.kind != "branch":
            where = words.ALSO if edge.kind == "parallel" else words.BACK if edge.backward else words.ON
            said = where.in_(language).format(number=target)
            yield Note(said[:1].upper() + said[1:], edge.kind != "parallel" and edge.backward)


def _rare(edge: Edge) -> bool:
    return edge.probability is not None and edge.probability < _RARE


def _consequence(flow: Flow, edge: Edge, here: int, numbers: dict[int, int], language: Language) -> str:
    target = flow.steps[edge.target]
    if edge.target in numbers:
        number = numbers[edge.target]
        if edge.backward:
            return words.BACK.in_(language).format(number=number)
        return words.ON.in_(language).format(number=number) if here and number != here + 1 else ""
    if edge.target in usual_way(flow):
        return ""
    if target.end:
        return _lowered(target.end if isinstance(target.end, str) else target.activity)
    return _lowered(target.activity) if concerns_public(flow, edge.target) else ""


def _lowered(text: str) -> str:
    """Return `text` as it goes on after a colon; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def public_end(flow: Flow) -> int:
    """Return the step at the end of the usual way; -1 where it does not end."""
    return next((number for number in reversed(usual_way(flow)) if number in flow.ends), -1)


def added(durations: Iterable[Duration | None], language: Language) -> str:
    """Return the sum of times in words, the most of each kind on its own; nothing where one of them is not known."""
    least: dict[Kind, float] = {}
    most: dict[Kind, float] = {}
    limited = False
    for duration in durations:
        if duration is None or duration.fault or duration.per or not duration.usual:
            return ""
        limited = limited or duration.at_most
        for low, high in duration.usual:
            least[high.kind] = least.get(high.kind, 0.0) + low.minutes
            most[high.kind] = most.get(high.kind, 0.0) + high.minutes
    said = " + ".join(spell(Amount(most[kind], kind), language) for kind in Kind if kind in most)
    return f"{words.AT_MOST.in_(language)} {said}" if said and (limited or least != most) else said
