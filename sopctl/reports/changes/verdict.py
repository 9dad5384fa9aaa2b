"""What a reviewer has to know first: the version that is due, how much changed, the lead time, who must be trained."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sopctl.diff import Comparison, Kind, Level
from sopctl.diff.effects.effects import Effects
from sopctl.diff.effects.lead import Lead
from sopctl.diff.effects.ways import Health
from sopctl.diff.review import Review
from sopctl.diff.version import following, is_enough, numbers
from sopctl.i18n import Language, Text
from sopctl.model.units import Amount, spell
from sopctl.reports.changes.sentences import names

LEVELS = {
    Level.MAJOR: Text("major", "besar"),
    Level.MINOR: Text("minor", "sedang"),
    Level.PATCH: Text("patch", "kecil"),
    Level.NONE: Text("none", "admin"),
}
"""What the levels are called; `none` is bookkeeping."""

_COUNTED: dict[Kind, Text] = {
    "added": Text("added", "baru"),
    "removed": Text("removed", "dihapus"),
    "moved": Text("moved", "pindah"),
    "renamed": Text("renamed", "ganti id"),
    "split": Text("split", "dipecah"),
    "merged": Text("merged", "digabung"),
}
HEALTH: dict[Health, Text] = {
    "sound": Text("it can always finish", "selalu dapat selesai"),
    "deadlock": Text("it can get stuck at {}", "dapat macet di {}"),
    "twice": Text("it can go on twice at {}", "dapat berjalan ganda di {}"),
    "cannot finish": Text(
        "{} leads to no end, or nothing leads to it", "{} tidak menuju akhir, atau tidak dapat dicapai"
    ),
    "undecided": Text(
        "too tangled to tell whether it always finishes", "terlalu rumit untuk dipastikan selalu selesai"
    ),
    "empty": Text("it has no steps", "tidak ada langkah"),
}


def verdict(review: Review, language: Language) -> Iterator[str]:
    """Yield the lines of the verdict on one SOP, the most important first."""
    comparison, effects = review.comparison, review.effects
    if not comparison:
        return
    if review.status == "changed":
        yield version(comparison).in_(language)
        yield counts(comparison, language)
    if effects:
        yield lead_time(effects, language)
        before, after = effects.ways
        if before.health != after.health:
            words = (HEALTH[side.health].in_(language).replace("{}", side.step) for side in (before, after))
            yield Text("flow: ", "alur: ").in_(language) + " → ".join(words)
        if effects.train:
            posts = ", ".join(names(effects.train, comparison))
            yield Text(f"to be trained again: {posts}", f"perlu dilatih kembali: {posts}").in_(language)


def version(comparison: Comparison) -> Text:
    """Return which version the changes ask for, and whether the file has it."""
    level, then, now = comparison.level, comparison.old.version, comparison.new.version
    name = LEVELS[level]
    if level is Level.NONE:
        return Text("no version step needed", "versi tidak perlu naik")
    due = following(then, level)
    if not due:
        return Text(f"a {name.en} change; the SOP has no version", f"perubahan {name.id}; SOP tidak mempunyai versi")
    if then == now:
        return Text(
            f"version is still {now}, these changes ask for {due} ({name.en})",
            f"versi masih {now}, perubahan ini memerlukan {due} ({name.id})",
        )
    if not numbers(now):
        return Text(
            f"version {then} → {now or '-'}, which has no number; these changes ask for {due} ({name.en})",
            f"versi {then} → {now or '-'} tidak bernomor; perubahan ini memerlukan {due} ({name.id})",
        )
    if is_enough(then, now, level):
        return Text(
            f"version {then} → {now}, which is right for a {name.en} change",
            f"versi {then} → {now}, sesuai untuk perubahan {name.id}",
        )
    return Text(
        f"version {then} → {now} is too small a step, these changes ask for {due} ({name.en})",
        f"versi {then} → {now} kurang, perubahan ini memerlukan {due} ({name.id})",
    )


def counts(comparison: Comparison, language: Language) -> str:
    """Return how many steps there were and are, and what was done to how many."""
    then, now = len(comparison.old.steps), len(comparison.new.steps)
    kinds = Counter(
        c.kind for c in comparison.changes if c.path[:1] == ("steps",) and len(c.path) == len(("steps", "id"))
    )
    inside = {c.path[1] for c in comparison.changes if c.path[:1] == ("steps",) and len(c.path) > len(("steps", "id"))}
    told = [f"{kinds[kind]} {word.in_(language)}" for kind, word in _COUNTED.items() if kinds[kind]]
    if inside:
        told.append(Text(f"{len(inside)} changed", f"{len(inside)} berubah").in_(language))
    elsewhere = sum(c.path[:1] != ("steps",) for c in comparison.changes)
    word = Text("steps", "langkah").in_(language)
    steps = f"{then} {word}" if then == now else f"{then} → {now} {word}"
    rest = Text(f"; {elsewhere} changes elsewhere", f"; {elsewhere} perubahan di luar langkah").in_(language)
    if elsewhere == 1:
        rest = Text("; 1 change elsewhere", "; 1 perubahan di luar langkah").in_(language)
    unchanged = Text("none changed", "tidak ada yang berubah").in_(language)
    return f"{steps}: {', '.join(told) or unchanged}{rest if elsewhere else ''}"


def lead_time(effects: Effects, language: Language) -> str:
    """Return the lead time before and after."""
    before, after = effects.lead
    word = Text("lead time", "waktu penyelesaian").in_(language)
    then, now = spelt(before, language), spelt(after, language)
    if then == now:
        return f"{word} {now}, {Text('unchanged', 'tetap').in_(language)}"
    return f"{word} {then} → {now}{_percent(before, after)}"


def spelt(lead: Lead, language: Language) -> str:
    """Return a lead time in words, each kind of time on its own."""
    if not lead.minutes:
        return Text("unknown", "tidak diketahui").in_(language)
    told = " + ".join(spell(Amount(minutes, kind), language) for kind, minutes in sorted(lead.minutes.items()))
    return told if lead.complete else Text("at least ", "sedikitnya ").in_(language) + told


def _percent(before: Lead, after: Lead) -> str:
    """Return by how much the time grew, where there is only one kind of it."""
    if before.minutes.keys() != after.minutes.keys() or len(before.minutes) != 1 or not before.weight:
        return ""
    return f" ({(after.weight / before.weight - 1) * 100:+.0f} %)"


def overall(reviews: Sequence[Review], old: str, new: str) -> Text:
    """Return how many SOPs differ between two sides, and how much; "" stands for the files as they are now."""
    sides = tuple(f"{old} → {new or here}" for here in ("the files here", "berkas di sini"))
    if not reviews:
        return Text(f"{sides[0]}: no SOP differs", f"{sides[1]}: tidak ada SOP yang berbeda")
    found = Counter(review.level for review in reviews)
    unread = sum(review.status == "unreadable" for review in reviews)
    found[Level.NONE] -= unread
    told = [", ".join(f"{found[level]} {LEVELS[level][n]}" for level in LEVELS if found[level]) for n in (0, 1)]
    left = (f"{unread} not compared", f"{unread} tidak dibandingkan") if unread else ("", "")
    en, id_ = (", ".join(filter(None, (words, more))) for words, more in zip(told, left, strict=True))
    number = len(reviews)
    return Text(
        f"{sides[0]}: {number} SOP{'s differ' if number > 1 else ' differs'}: {en}",
        f"{sides[1]}: {number} SOP berbeda: {id_}",
    )
