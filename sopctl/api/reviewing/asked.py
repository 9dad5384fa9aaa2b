"""What each word after `sopctl diff` stands for, as users of `git diff` expect."""

import os
from collections.abc import Sequence
from typing import NamedTuple

from sopctl.api.errors import ApiError
from sopctl.i18n import Text
from sopctl.regex import regex

_RANGE = regex(r"(?P<old>[^:]*?[^.:])?(?P<dots>\.{2,3})(?P<new>[^.:/\\][^:]*)?")
_DRIVE = regex(r"[A-Za-z]:[\\/]")


class Disk(NamedTuple):
    """A file or folder."""

    path: str


class At(NamedTuple):
    """A file or folder in a revision: REVISION:PATH."""

    revision: str
    path: str


class Revision(NamedTuple):
    """A commit by any of its names."""

    name: str


class Range(NamedTuple):
    """OLD..NEW, or OLD...NEW: since both parted."""

    old: str
    new: str
    since_base: bool


def understood(words: Sequence[str]) -> list[Disk | At | Revision | Range]:
    """Return what the words stand for. Raises ApiError for a path that is not there."""
    return [_understood(word) for word in words]


def _understood(word: str) -> Disk | At | Revision | Range:
    """What is there on disk is a path, before it is anything else."""
    if os.path.lexists(word):
        return Disk(word)
    if (span := _RANGE.fullmatch(word)) and (span["old"] or span["new"]):
        return Range(span["old"] or "HEAD", span["new"] or "HEAD", span["dots"] == "...")
    revision, colon, path = word.partition(":")
    if colon and revision and not _DRIVE.match(word):
        return At(revision, path)
    if _looks_like_a_path(word):
        raise ApiError(
            Text(f"{word}: no such file or folder", f"{word}: berkas atau folder tidak ada"),
            Text(
                f"a file that was there in a revision is named as REVISION:{word}",
                f"berkas yang ada di suatu revisi disebut sebagai REVISI:{word}",
            ),
        )
    return Revision(word)


def _looks_like_a_path(word: str) -> bool:
    return (
        not word
        or word.endswith((".yaml", ".yml", "/", os.sep))
        or word.startswith((".", os.sep))
        or bool(_DRIVE.match(word))
    )
