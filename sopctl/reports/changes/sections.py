"""The changes of one SOP, one side of it after the other, with what they come to."""

from collections.abc import Iterator
from typing import NamedTuple

from sopctl.diagnostic import Diagnostic
from sopctl.diff import Comparison, Level
from sopctl.diff.aspects import ASPECTS, Aspect, aspect
from sopctl.diff.effects.effects import Effects
from sopctl.diff.effects.posts import Handoff
from sopctl.diff.review import Review
from sopctl.i18n import Language, Text
from sopctl.reports.changes.phrase import Part, Phrase, arrow, say
from sopctl.reports.changes.sentences import Told, names, tell
from sopctl.reports.changes.verdict import HEALTH, spelt

TITLES: dict[Aspect, Text] = {
    "steps": Text("Steps", "Langkah"),
    "responsibility": Text("Responsibility", "Tanggung jawab"),
    "flow": Text("Flow", "Alur"),
    "time": Text("Time", "Waktu"),
    "quality": Text("Quality", "Mutu"),
    "governance": Text("Governance", "Tata kelola"),
    "words": Text("Words", "Redaksi"),
}
_MOST_WAYS = 5
_NO_MORE = Text("no more hand-offs", "serah terima yang tidak ada lagi")


class Section(NamedTuple):
    """One side of a procedure: its changes, and remarks on what they come to."""

    aspect: Aspect
    title: str
    told: tuple[Told, ...]
    remarks: tuple[Phrase, ...]

    @property
    def level(self) -> Level:
        """The highest level of its changes."""
        return max((told.level for told in self.told), default=Level.NONE)


def sections(review: Review, language: Language) -> Iterator[Section]:
    """Yield the sections that have something to say."""
    comparison = review.comparison
    if not comparison:
        return
    told: dict[Aspect, list[Told]] = {name: [] for name in ASPECTS}
    for change in comparison.changes:
        told[aspect(change)].append(tell(change, comparison, language))
    places = {step.id: n for n, step in enumerate((*comparison.new.steps, *comparison.aligned.steps))}
    for name, changes in told.items():
        remarks = tuple(_remarks(name, review, comparison, language))
        if changes or remarks:
            ordered = sorted(changes, key=lambda one: (-one.level, places.get(one.subject, len(places))))
            yield Section(name, TITLES[name].in_(language), tuple(ordered), remarks)


def _remarks(name: Aspect, review: Review, comparison: Comparison, language: Language) -> Iterator[Phrase]:
    effects = review.effects
    if name == "governance":
        for caller in review.callers:
            yield say(Text("still named by ", "masih disebut oleh ").in_(language), Part(caller, "id"))
    if effects and name == "responsibility":
        yield from _handoffs(effects, comparison, language)
    elif effects and name == "flow":
        yield from _flow(effects, language)
    elif effects and name == "time":
        before, after = effects.lead
        if spelt(before, language) != spelt(after, language):
            words = Text("lead time ", "waktu penyelesaian ").in_(language)
            yield say(words, f"{spelt(before, language)} → ", Part(spelt(after, language), "id"))
        if before.path != after.path:
            yield _path(before.path, after.path, language)


def _path(before: tuple[str, ...], after: tuple[str, ...], language: Language) -> Phrase:
    """Return the longest way, with the steps that are new on it and those that left it."""
    parts: list[Part] = [Part(Text("longest way: ", "jalur terlama: ").in_(language))]
    for number, step in enumerate(after):
        parts += [Part(" › " if number else ""), Part(step, "come" if step not in before else "id")]
    if left := [step for step in before if step not in after]:
        parts += [
            Part(Text("; no longer on it: ", "; tidak lagi di dalamnya: ").in_(language)),
            Part(", ".join(left), "gone"),
        ]
    return say(parts)


def _handoffs(effects: Effects, comparison: Comparison, language: Language) -> Iterator[Phrase]:
    before, after = effects.handoffs
    if len(before) != len(after):
        words = Text("hand-offs ", "serah terima ").in_(language)
        yield say(words, arrow(str(len(before)), str(len(after))))
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    for word, some, others in ((Text("new hand-offs", "serah terima baru"), new, old), (_NO_MORE, old, new)):
        told = [_handoff(one, comparison) for one in some if one not in others]
        if told and others:
            yield say(f"{word.in_(language)}: ", "; ".join(told))


def _handoff(one: Handoff, comparison: Comparison) -> str:
    return " → ".join(", ".join(names(side, comparison)) for side in one)


def _flow(effects: Effects, language: Language) -> Iterator[Phrase]:
    before, after = effects.ways
    if before.number != after.number:
        yield say(
            Text("ways from start to end ", "jalur dari awal sampai akhir ").in_(language),
            arrow(str(before.number), str(after.number)),
        )
    if before.told and after.told:
        for word, some in (
            (Text("gained", "jalur baru"), after.told - before.told),
            (Text("lost", "jalur hilang"), before.told - after.told),
        ):
            for way in sorted(some)[:_MOST_WAYS]:
                yield say(f"{word.in_(language)}: ", " › ".join(way).removesuffix("."))
    for word, loops in (
        (Text("new way back", "jalan balik baru"), after.loops - before.loops),
        (Text("way back gone", "jalan balik hilang"), before.loops - after.loops),
    ):
        for source, target in sorted(loops):
            yield say(f"{word.in_(language)}: ", Part(source, "id"), " → ", Part(target, "id"))
    if before.health != after.health or before.step != after.step:
        then, now = (HEALTH[side.health].in_(language).replace("{}", side.step) for side in (before, after))
        yield say(f"{then} → ", Part(now, "come" if after.health == "sound" else "worse"))


def finding(diagnostic: Diagnostic, language: Language) -> str:
    """Return a finding of the linter in one line."""
    return f"{diagnostic.code} {diagnostic.message.in_(language)}"
