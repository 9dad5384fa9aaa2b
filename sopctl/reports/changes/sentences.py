"""Each change in a sentence, in both languages."""

from typing import NamedTuple

from sopctl.diff import Change, Comparison, Level
from sopctl.diff.change import is_empty
from sopctl.i18n import Language, Text
from sopctl.model import Sop, Step
from sopctl.reports.changes.labels import field_of, label
from sopctl.reports.changes.phrase import Part, Phrase, arrow, joined, reworded, say
from sopctl.reports.changes.values import actor_name, in_words, step_in_words

SIGNS = {"added": "+", "removed": "-", "moved": ">", "renamed": "=", "split": "Y", "merged": "A", "changed": "~"}
"""One letter for each kind of change, which prints everywhere."""

_TEEN = range(11, 14)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


class Told(NamedTuple):
    """A change as it is told: its sign, its level, what it is about, and the sentence."""

    sign: str
    level: Level
    subject: str
    """The id of the step or actor; "" where the change is about the SOP."""
    said: Phrase
    change: Change

    @property
    def plain(self) -> str:
        """The sentence without marks, where words were replaced both in brackets: [-old-]{+new+}."""
        signs = {"cut": ("[-", "-]"), "put": ("{+", "+}")}
        pairs = ((part.text, *signs.get(part.mark, ("", ""))) for part in self.said)
        return "".join(f"{before}{text}{after}" for text, before, after in pairs)


def tell(change: Change, comparison: Comparison, language: Language) -> Told:
    """Tell a change."""
    path = change.path
    is_named = path[:1] in {("steps",), ("actors",)} and len(path) > 1
    if not path:
        said = _whole(change, language)
    elif len(path) == len(("steps", "id")) and path[0] == "steps":
        said = _step(change, comparison, language)
    else:
        said = _field(change, comparison, language)
    return Told(SIGNS[change.kind], change.level, path[1] if is_named else "", said, change)


def ordinal(place: int, language: Language) -> str:
    """Return the number of a place in a list in words."""
    if language == "id":
        return f"ke-{place}"
    return f"{place}{'th' if place % 100 in _TEEN else _ENDINGS.get(place % 10, 'th')}"


def _whole(change: Change, language: Language) -> Phrase:
    sop: Sop = change.new or change.old
    name = sop.title or sop.id
    words = Text("a new SOP", "SOP baru") if change.kind == "added" else Text("the SOP is gone", "SOP dihapus")
    return say(f"{words.in_(language)}: ", Part(name, "come" if change.kind == "added" else "gone"))


def _step(change: Change, comparison: Comparison, language: Language) -> Phrase:
    old, new = comparison.aligned, comparison.new
    match change.kind:
        case "added":
            what = Part(step_in_words(change.new, new, language), "come")
            place = ordinal(change.now_at[0], language)
            return say(Text(f"added as {place}: ", f"ditambahkan sebagai langkah {place}: ").in_(language), what)
        case "removed":
            what = Part(step_in_words(change.old, old, language), "gone")
            place = ordinal(change.was_at[0], language)
            return say(Text(f"removed, was {place}: ", f"dihapus, semula {place}: ").in_(language), what)
        case "moved":
            return _moved(change, comparison.new, language)
        case "renamed":
            how = Text("renamed", "berganti id").in_(language)
            hint = Text(
                f" (recognised by what it does; say `was: {change.old}`)",
                f" (dikenali dari isinya; tulis `was: {change.old}`)",
            )
            return say(f"{how}: ", arrow(change.old, change.new), hint.in_(language) if change.note == "alike" else "")
        case "split":
            stays = not change.old
            words = Text(
                "part of its work is now done in: " if stays else "split into: ",
                "sebagian pekerjaannya kini dikerjakan di: " if stays else "dipecah menjadi: ",
            )
            return say(words.in_(language), _steps(change.new, new, language, "come"), _lost(change, language))
        case "merged":
            words = Text("takes over the work of: ", "menggabungkan pekerjaan: ")
            return say(words.in_(language), _steps(change.old, old, language, "gone"), _lost(change, language))
        case _:
            return arrow(in_words(change.old, old, language), in_words(change.new, new, language))


def _steps(steps: tuple[Step, ...], sop: Sop, language: Language, mark: str) -> Phrase:
    said = (
        say(Part(step.id, "id"), " ", Part(step_in_words(step, sop, language), "come" if mark == "come" else "gone"))
        for step in steps
    )
    return joined(said, "; ")


def _lost(change: Change, language: Language) -> str:
    lost = Text("; an output or a control is lost", "; ada output atau pengendalian yang hilang")
    return lost.in_(language) if change.note == "loses" else ""


def _moved(change: Change, sop: Sop, language: Language) -> Phrase:
    was, now = (ordinal(place[0], language) for place in (change.was_at, change.now_at))
    words = Text(f"moved from {was} to {now}, ", f"pindah dari {was} menjadi {now}, ").in_(language)
    if was == now:  # others before it came and went
        words = Text("moved, ", "pindah, ").in_(language)
    if not change.new:
        return say(words, Text("now first", "kini paling awal").in_(language))
    activity = next((step.activity for step in sop.steps if step.id == change.new), "")
    what = f" ({activity})" if activity else ""
    return say(words, Text("now after ", "kini setelah ").in_(language), Part(change.new, "id"), what)


def _field(change: Change, comparison: Comparison, language: Language) -> Phrase:
    old, new, path = comparison.aligned, comparison.new, change.path
    is_actor = path[0] == "actors" and len(path) == len(("actors", "id"))
    name = label("actor", language) if is_actor else field_of(_without_item(change), language)
    match change.kind:
        case "added":
            words = Text("added: ", "ditambahkan: ").in_(language)
            return say(f"{name} {words}", Part(in_words(change.new, new, language), "come"))
        case "removed":
            words = Text("removed: ", "dihapus: ").in_(language)
            again = Text(" (another step has it now)", " (kini ada di langkah lain)").in_(language)
            gone = Part(in_words(change.old, old, language), "gone")
            return say(f"{name} {words}", gone, again if change.note == "elsewhere" else "")
        case "moved":
            was, now = (ordinal(place[0], language) for place in (change.was_at, change.now_at))
            return say(name, Text(f" moved from {was} to {now}", f" pindah dari {was} menjadi {now}").in_(language))
        case "renamed":
            what = Text("renamed", "berganti id") if is_actor else Text("answer", "jawaban")
            return say(f"{what.in_(language)}: ", arrow(change.old, change.new))
        case _:
            return say(f"{name}: ", _changed(change, comparison, language))


def _without_item(change: Change) -> tuple[str, ...]:
    """Return the path without the item that is told in the sentence anyway."""
    path = change.path
    lists = ("outputs", "inputs", "controls", "risks", "note", "actors")
    within = path[2:] if path[0] == "steps" else path
    is_item = len(within) == len(("list", "item")) and (within[0] in lists or path[0] not in {"identity", "decision"})
    keeps = within[0] in {"identity", "decision", "sections", "service", "layout", "kind"} or change.kind == "moved"
    return path[:-1] if is_item and not keeps else path


def _changed(change: Change, comparison: Comparison, language: Language) -> Phrase:
    old, new = change.old, change.new
    if isinstance(old, str) and isinstance(new, str) and " " in old + new and not is_empty(old):
        return reworded(old, new)
    before, after = (in_words(v, sop, language) for v, sop in ((old, comparison.aligned), (new, comparison.new)))
    notes = {"longer": Text(" (longer)", " (lebih lama)"), "shorter": Text(" (shorter)", " (lebih singkat)")}
    return say(arrow(before, after), notes[change.note].in_(language) if change.note in notes else "")


def names(actors: tuple[str, ...], comparison: Comparison) -> list[str]:
    """Return the names of actors of either version."""
    both = (comparison.new, comparison.aligned)
    return [actor_name(actor, next((sop for sop in both if actor in sop.actors), both[0])) for actor in actors]
