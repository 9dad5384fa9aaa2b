"""Review: what changed in each SOP between two versions, what it comes to, and what the linter says of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from sopctl.api.batch import Batch
from sopctl.api.inputs import Input, Settings
from sopctl.api.levels import levels_of
from sopctl.api.reviewing.callers import callers
from sopctl.api.reviewing.findings import delta
from sopctl.api.reviewing.gaps import gapped, understood
from sopctl.api.reviewing.places import places
from sopctl.api.reviewing.versions import Pair, Version, Versions, versions
from sopctl.check import Checked
from sopctl.config import Config
from sopctl.diagnostic import Severity
from sopctl.diff import Levels, compare
from sopctl.diff.compare import appeared, vanished
from sopctl.diff.effects import effects
from sopctl.diff.review import Review
from sopctl.i18n import Text
from sopctl.load import Loaded
from sopctl.model import Profile

__all__ = ["Reviews", "review", "review_pair"]

_MOST_FAULTS = 5
"""Faults of one file that are told; the rest is counted."""
_OF_READING = "YML"
"""The codes of rules about what keeps a file from being read."""


class Reviews(Struct, frozen=True):
    """All SOPs that differ, those that matter most first, and how the sides are called; "" is the files as they are."""

    reviews: tuple[Review, ...]
    old: str
    new: str
    config: Config = field(default_factory=Config.model_construct)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    """The profile of each SOP, by file."""


def review(asked: Sequence[str]) -> Reviews:
    """Compare what was asked for: files, folders or revisions. Raises ToldError where that is not there."""
    found = versions(asked)
    desk = _Desk()
    reviews = tuple(one for pair in found.pairs if not (one := desk.review(pair)).is_empty)
    ordered = sorted(_with_callers(reviews, found), key=lambda one: (-one.level, one.file))
    return Reviews(tuple(ordered), found.old, found.new, desk.config, desk.profiles)


def review_pair(pair: Pair) -> Review:
    """Review one SOP of which both versions are at hand."""
    return _Desk().review(pair)


class _Desk:
    """Reviews one pair after the other; settings are read once."""

    def __init__(self) -> None:
        self._settings = Settings()
        self._batches: dict[Path | None, Batch] = {}
        self._levels: dict[Path | None, Levels] = {}
        self.config = Config.model_construct()
        """The settings of the first SOP."""
        self.profiles: dict[str, Profile] = {}

    def review(self, pair: Pair) -> Review:
        """Review one pair."""
        new, old = pair.new, pair.old
        shown = new or old
        assert shown
        file = shown.path.as_posix()
        was = old.path.as_posix() if old and new and old.path != new.path and old.data is not None else ""
        if pair.in_merge:
            return Review(file, "unreadable", notes=(_IN_MERGE,))
        batch, levels = self._for(shown.path)
        before, after = (self._checked(batch, side) for side in (old, new))
        if known := after or before:
            self.profiles[file] = known.profile
        lost = [side for side in (before, after) if side and _is_lost(side.loaded)]
        if lost:
            return Review(
                file, "unreadable", was=was, notes=tuple(_faults(lost[0], "not compared", "tidak dibandingkan"))
            )
        if before and after:
            return replace(_both(file, before, after, levels), was=was)
        if after:
            return Review(file, "added", appeared(after.loaded.sop), new_findings=after.diagnostics)
        assert before
        return Review(file, "removed", vanished(before.loaded.sop), fixed_findings=before.diagnostics)

    def _for(self, path: Path) -> tuple[Batch, Levels]:
        file = self._settings.file_for(path)
        if file not in self._batches:
            config = self._settings.config(file)
            self.config = config if not self._batches else self.config
            self._batches[file] = Batch(
                config, [], root=file.parent if file else None, resolved=self._settings.resolved(file)
            )
            self._levels[file] = levels_of(self._settings.resolved(file))
        return self._batches[file], self._levels[file]

    @staticmethod
    def _checked(batch: Batch, side: Version | None) -> Checked | None:
        return batch.check(Input(side.path, side.name, side.path.parent, side.data)) if side else None


_IN_MERGE = Text(
    "not compared: a merge left it with conflicts; resolve them, then compare again",
    "tidak dibandingkan: penggabungan menyisakan konflik di dalamnya; selesaikan dahulu, lalu bandingkan lagi",
)


def _both(file: str, before: Checked, after: Checked, levels: Levels) -> Review:
    old, new = before.loaded, after.loaded
    comparison = compare(old.sop, new.sop, levels)
    gaps = [side for side in (before, after) if gapped(side.loaded)]
    if gaps:
        comparison = understood(comparison, old, new)
    notes = [note for side in gaps for note in _faults(side, "left out", "dilewati")]
    fresh, fixed = delta(before.diagnostics, after.diagnostics)
    if before in gaps:
        fresh = ()  # most rules are silent about a file that is not understood
    if after in gaps:
        fixed = ()
    return Review(
        file,
        "changed",
        comparison,
        None if gaps else effects(comparison),
        new_findings=fresh,
        fixed_findings=fixed,
        notes=tuple(notes),
        places=places(comparison.changes, new),
    )


def _is_lost(loaded: Loaded) -> bool:
    """Tell whether nothing of a file was understood."""
    return not loaded.source.complete and not loaded.source.value


def _faults(side: Checked, en: str, id_: str) -> Iterator[Text]:
    """Yield the faults that kept a version from being understood."""
    source = side.loaded.source
    faults = [d for d in side.diagnostics if d.code.startswith(_OF_READING) and d.severity is Severity.ERROR]
    for fault in faults[:_MOST_FAULTS]:
        where = f"{source.name}:{fault.place.line}:{fault.place.column}"
        yield Text(f"{en}: {where}: {fault.message.en}", f"{id_}: {where}: {fault.message.id}")
    if (more := len(faults) - _MOST_FAULTS) > 0:
        yield Text(f"{source.name}: {more} more faults", f"{source.name}: {more} kesalahan lagi")


def _with_callers(reviews: Iterable[Review], found: Versions) -> Iterator[Review]:
    """Yield the reviews; those of SOPs whose id is gone with the files that still name it."""
    for one in reviews:
        gone = _id_gone(one)
        yield replace(one, callers=callers(gone, found)) if gone else one


def _id_gone(one: Review) -> str:
    if not one.comparison:
        return ""
    old, new = one.comparison.old.id, one.comparison.new.id
    return old if old and old != new and one.status != "added" else ""
