"""What `git diff` shows of an SOP: its changes, in place of lines."""

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from sopctl.api.errors import ApiError, unreadable
from sopctl.api.git_drivers.textconv import is_readable, side_by_side
from sopctl.api.review import review_pair
from sopctl.api.reviewing.versions import Pair, Version
from sopctl.i18n import Language, Text
from sopctl.reports.changes.text import TextReview
from sopctl.reports.terminal import safe
from sopctl.reports.unified import unified

_UNMERGED, _CHANGED = 1, 7
"""Arguments that git gives for a file in the middle of a merge, and at least for one that changed."""


def report(arguments: Sequence[str], language: Language) -> Iterator[str]:
    """Yield the text for what git tells an external diff: path, then file, object and mode of then and of now.

    Raises ApiError where it is called otherwise.
    """
    if len(arguments) == _UNMERGED:
        unfinished = Text("a merge is not finished here", "penggabungan di sini belum selesai")
        yield f"diff --sopctl {safe(arguments[0])}\n{unfinished.in_(language)}\n"
        return
    if len(arguments) < _CHANGED:
        raise ApiError(
            Text("git calls this command by itself", "perintah ini dipanggil oleh git sendiri"),
            Text("use `sopctl diff`", "gunakan `sopctl diff`"),
        )
    path, old, _, _, new, _, _ = arguments[:_CHANGED]
    now = arguments[_CHANGED] if len(arguments) > _CHANGED else path
    yield f"diff --sopctl {safe(path if now == path else f'{path} {now}')}\n"
    then, after = _version(path, old), _version(now, new)
    colour = bool(os.environ.get("GIT_PAGER_IN_USE")) and not os.environ.get("NO_COLOR")
    if then is None and after is None:
        return
    if not all(version is None or is_readable(version.data or b"") for version in (then, after)):
        yield from _lines(now, then, after, language, colour=colour)
        return
    found = review_pair(Pair(then, after))
    if found.is_empty:
        told = Text(
            "nothing but the way it is written: `git diff --no-ext-diff --no-textconv` shows the lines",
            "hanya cara penulisannya: `git diff --no-ext-diff --no-textconv` menampilkan barisnya",
        )
        yield f"{told.in_(language)}\n"
        return
    yield from islice(TextReview(language, colour=colour).all((found,), "", ""), 1, None)


def _lines(name: str, old: Version | None, new: Version | None, language: Language, *, colour: bool) -> Iterator[str]:
    """Yield the lines that differ, where a version cannot be understood, such as one in the middle of a merge."""
    unread = Text(
        "cannot be understood as YAML, so only lines are compared; `sopctl lint` tells why",
        "tidak dapat dipahami sebagai YAML, jadi hanya barisnya yang dibandingkan; `sopctl lint` menjelaskan sebabnya",
    )
    yield f"{unread.in_(language)}\n"
    before, after = side_by_side(*(version.data or b"" if version else b"" for version in (old, new)))
    yield from unified(name, before, after, colour=colour)


def _version(path: str, file: str) -> Version | None:
    """Return one side; None where git has nothing for it."""
    if file in {os.devnull, "/dev/null"}:
        return None
    try:
        return Version(Path(path), path, Path(file).read_bytes())
    except OSError as error:
        raise unreadable(file, error) from error
