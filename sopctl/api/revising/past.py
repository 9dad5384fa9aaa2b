"""The past of one SOP: the versions of it that git remembers, from the first on, under whatever name the file had."""

import os
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from sopctl.api.errors import ApiError
from sopctl.api.inputs import Settings
from sopctl.api.levels import levels_of
from sopctl.diff import Comparison, Level, Levels, compare
from sopctl.git import Repository, find, git
from sopctl.i18n import Text
from sopctl.load import Loaded, load
from sopctl.model import Sop
from sopctl.project import SUFFIX
from sopctl.source import decode


class Commit(NamedTuple):
    """A commit that changed the file: its name, day and first line, what the file was called in it, and its object."""

    name: str
    day: date
    subject: str
    path: str
    blob: str
    """Empty where the file was removed."""


class Passage(Struct, frozen=True):
    """What happened to an SOP from one state to the next; `comparison` is None for the first state."""

    version: str
    day: date
    commit: Commit
    sop: Sop
    comparison: Comparison | None = None

    @property
    def level(self) -> Level:
        """How much it matters."""
        return self.comparison.level if self.comparison else Level.NONE

    @property
    def said(self) -> tuple[str, ...]:
        """What the document's own history says about this version."""
        return next((line.change for line in self.sop.history if line.version == self.version), ())


class Past(Struct, frozen=True):
    """All of it, oldest first."""

    file: str
    passages: tuple[Passage, ...]
    unread: tuple[Commit, ...] = ()
    """Commits in which the file could not be understood."""
    shallow: bool = False
    """Whether older commits are not here."""

    @property
    def notes(self) -> tuple[Text, ...]:
        """What is missing in it."""
        found = []
        if self.unread:
            names = ", ".join(commit.name[:10] for commit in self.unread)
            found.append(
                Text(
                    f"left out, because it could not be read there: {names}", f"dilewati karena tidak terbaca: {names}"
                )
            )
        if self.shallow:
            found.append(
                Text(
                    "this clone is shallow: what is older is not here (`git fetch --unshallow`)",
                    "klon ini dangkal: riwayat yang lebih lama tidak ada di sini (`git fetch --unshallow`)",
                )
            )
        return tuple(found)


_COMMITTED = Text(
    "the history is read from git: name an SOP in a repository; what was written by hand is in its `history:`",
    "riwayat dibaca dari git: sebutkan SOP dalam suatu repositori; yang ditulis sendiri ada di `history:` pada SOP",
)


def past(file: str, *, by_commit: bool = False) -> Past:
    """Return the past of `file`: a passage for each version that was issued, or for each commit that changed something.

    A version is what the file was when it got its number; what was committed after the last number comes last, with no
    version of its own. Merged branches count as one commit. Raises ToldError where git knows no such file.
    """
    repository = find(str(Path(file).parent), _COMMITTED)
    commits = [] if os.path.isdir(file) else list(_commits(repository, file))
    if not commits:
        raise _unknown(file, repository)
    blobs = repository.blobs(commit.blob for commit in commits)
    states: list[tuple[Commit, Loaded]] = []
    unread: list[Commit] = []
    for commit in reversed(commits):
        data = blobs.get(commit.blob)
        if data is None:
            continue  # it was gone for a while
        loaded = load(decode(data, f"{commit.name[:10]}:{commit.path}"))
        if loaded.source.complete:
            states.append((commit, loaded))
        else:
            unread.append(commit)
    levels = _levels(file)
    passages = _each(states, levels) if by_commit else _issued(states, levels)
    return Past(file, tuple(passages), tuple(unread), repository.shallow)


def _each(states: list[tuple[Commit, Loaded]], levels: Levels) -> Iterator[Passage]:
    for number, (commit, loaded) in enumerate(states):
        sop = loaded.sop
        found = compare(states[number - 1][1].sop, sop, levels) if number else None
        if found is None or found.changes:
            yield Passage(sop.version, commit.day, commit, sop, found)


def _issued(states: list[tuple[Commit, Loaded]], levels: Levels) -> Iterator[Passage]:
    firsts = [states[0]] if states else []
    firsts += [after for before, after in pairwise(states) if before[1].sop.version != after[1].sop.version]
    for number, (commit, loaded) in enumerate(firsts):
        sop = loaded.sop
        found = compare(firsts[number - 1][1].sop, sop, levels) if number else None
        yield Passage(sop.version, _day(sop, commit), commit, sop, found)
    if states:
        commit, loaded = states[-1]
        since = compare(firsts[-1][1].sop, loaded.sop, levels)
        if since.level > Level.NONE:
            yield Passage("", commit.day, commit, loaded.sop, since)


def _day(sop: Sop, commit: Commit) -> date:
    """Return the day of a version as the document says it, else that of the commit."""
    told = next((line.date for line in sop.history if line.version == sop.version and line.date), None)
    return told or commit.day


def _levels(file: str) -> Levels:
    settings = Settings()
    return levels_of(settings.resolved(settings.file_for(Path(file))))


def _commits(repository: Repository, file: str) -> Iterator[Commit]:
    """Yield the commits on the way of HEAD that changed the file, the latest first; renames are followed."""
    inside = repository.name_of(file, as_link=True)
    repository.commit("HEAD")
    options = ("--first-parent", "--follow", "--raw", "--no-abbrev", "-z", "--no-color", "--no-ext-diff")
    told = git(repository.top, "log", *options, "--format=%H%x00%cs%x00%s", "HEAD", "--", f":(top,literal){inside}")
    words = iter(os.fsdecode(told).split("\0"))
    while commit := next(words, "").strip("\n"):
        day, subject, changed = next(words), next(words), next(words, "").split()
        names = [next(words, "") for _ in range(2 if changed[-1][:1] in {"R", "C"} else 1)]
        yield Commit(commit, date.fromisoformat(day), subject, names[-1], changed[3] if changed[3].strip("0") else "")


def _unknown(file: str, repository: Repository) -> ApiError:
    hint = Text("commit the file first", "komit berkas itu dahulu")
    if not file.endswith(SUFFIX):
        hint = Text(f"name a file that ends with {SUFFIX}", f"sebutkan berkas berakhiran {SUFFIX}")
    elif not os.path.lexists(file):
        hint = Text("there is no such file here either: check the spelling of the path",
                    "berkas itu juga tidak ada di sini: periksa penulisan lokasinya")  # fmt: skip
    if repository.shallow:
        hint = Text(
            "this clone is shallow: get the rest with `git fetch --unshallow`",
            "klon ini dangkal: ambil sisanya dengan `git fetch --unshallow`",
        )
    return ApiError(Text(f"git has no history of {file}", f"git tidak menyimpan riwayat {file}"), hint)
