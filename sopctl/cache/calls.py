"""Whole calls: what `sopctl lint` and `sopctl render` said the last time is said again while nothing has changed.

A call is known by its words, its folder, the day, the variables that we read, and the tool itself. It is repeated when
every file that was looked at is as it was, every folder that was listed holds the same names, and every file that
was made is still what was made. Then not even the parser of YAML is started.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager

from sopctl.cache import place, states, store, trace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any, TextIO

COMMANDS = frozenset({"lint", "render"})
VARIABLES = (
    *("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "COLORTERM", "TERM", "TERM_PROGRAM", "COLUMNS"),
    *("TERM_PROGRAM_VERSION", "VTE_VERSION", "WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "FORCE_HYPERLINK", "HOSTNAME"),
    *("SSH_CONNECTION", "GHOSTTY_RESOURCES_DIR", "KITTY_WINDOW_ID", "CI_PROJECT_DIR", "GITHUB_WORKSPACE"),
    *("CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITLAB_CI", "PATH", "HOME", "SOPCTL_TODAY", "SOPCTL_TRACEBACK"),
    "PYTHONPATH",
)
"""The variables of the environment that a result may depend on."""
_NEVER = frozenset({"--watch", "--no-cache", "--help", "-h", "--version", "--fix", "--add-ignore"})
"""Words of calls that do not end, change what they read, or want nothing kept."""
_NOT_AGAIN = frozenset({"-", "--changed-since"})
"""Words of calls whose result does not follow from files alone; of what they find out much may be used again."""
_MOST = 4_000_000
"""Letters of output that are kept."""
_ENDS = frozenset({0, 1})
"""Exit codes of calls that did what was asked."""


class Call:
    """One call: its place in the cache, and what is known of it."""

    def __init__(self, arguments: Sequence[str], folder: str) -> None:
        self._folder = folder
        self._name = store.digest(repr(_circumstances(arguments)).encode("utf-8", "surrogateescape"))
        self._trace: trace.Trace | None = None
        self._repeats = not _has(arguments, _NOT_AGAIN)

    def again(self) -> int | None:
        """Say what was said the last time and return the exit code, None where something has changed."""
        known = store.load(self._folder, self._name) if self._repeats else None
        if not isinstance(known, dict) or known.get("call") != self._name or not _holds(known):
            return None
        try:
            for path in known["made"]:
                os.utime(path)  # whoever compares times, as make does, sees that it is not older than its source
        except OSError:
            return None
        for stream, text in known["said"]:
            (sys.stderr if stream else sys.stdout).write(text)
        code: int = known["code"]
        return code

    @contextmanager
    def heard(self) -> Iterator[Call]:
        """Listen to what is said, and to what is looked at."""
        self._trace, self._day = trace.begin(self._folder), _today()
        said: list[tuple[int, str]] = []
        before = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = (_Heard(stream, number, said) for number, stream in enumerate(before))
        try:
            yield self
        finally:
            sys.stdout, sys.stderr = before
            trace.end()
        self._said = said

    def keep(self, code: int) -> None:
        """Keep what was said, for the next time, where it follows from what was looked at."""
        notes = self._trace
        if not self._repeats or notes is None or notes.spoilt or code not in _ENDS:
            return
        if sum(len(text) for _, text in self._said) > _MOST:
            return
        if not notes.made.isdisjoint(notes.files) or (notes.dated and self._day != _today()):
            return
        files = {path: [states.content(path), notes.files[path]] for path in sorted(notes.files)}
        value = {
            "call": self._name,
            "code": code,
            "day": self._day if notes.dated else "",
            "said": _joined(self._said),
            "files": files,
            "trusted": sorted(
                path
                for path, mark in notes.files.items()
                if mark and path not in notes.whole and trace.is_settled(mark)
            ),
            "folders": {path: states.listing(names) for path, names in notes.with_made().items()},
            "made": {path: states.content(path) for path in sorted(notes.made)},
            "tool": states.tool({*trace.modules(), *notes.modules, *notes.programs}),
        }
        if all(word for word, _ in files.values()) and not any(notes.lost()):  # last: `files` is of what is there now
            store.save(self._folder, self._name, value)


def known_call(arguments: Sequence[str]) -> Call | None:
    """Return the call with these words, None where it is not one that can be repeated."""
    if not arguments or arguments[0] not in COMMANDS or _has(arguments, _NEVER):
        return None
    try:
        folder = place.folder()
        return Call(arguments, folder) if folder else None
    except OSError:  # the folder that we are in is gone
        return None


def _has(arguments: Sequence[str], words: frozenset[str]) -> bool:
    return any(word.partition("=")[0] in words for word in arguments)


def _circumstances(arguments: Sequence[str]) -> list[Any]:
    screens = [_size(stream) if stream.isatty() else None for stream in (sys.stdout, sys.stderr)]
    return [
        states.installation(),
        os.getcwd(),
        list(arguments),
        [os.environ.get(name) for name in VARIABLES],
        screens,
    ]


def _today() -> str:
    return time.strftime("%Y-%m-%d")


def _size(stream: TextIO) -> list[int]:
    try:
        return list(os.get_terminal_size(stream.fileno()))
    except (OSError, ValueError):
        return []


def _holds(known: dict[str, Any]) -> bool:
    """Tell whether everything is as it was. The tool comes first: with another one, the rest means nothing."""
    trusted = frozenset(known["trusted"])
    return (
        known["day"] in {"", _today()}
        and states.tool(known["tool"]) == known["tool"]
        and all(
            (path in trusted and states.stamp(path) == mark) or states.content(path) == word
            for path, (word, mark) in known["files"].items()
        )
        and all(states.listing(states.names(path)) == names for path, names in known["folders"].items())
        and all(states.content(path) == word for path, word in known["made"].items())
    )


def _joined(said: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return what was said with neighbouring pieces of one stream as one."""
    joined: list[tuple[int, list[str]]] = []
    for stream, text in said:
        if not joined or joined[-1][0] != stream:
            joined.append((stream, []))
        joined[-1][1].append(text)
    return [(stream, "".join(pieces)) for stream, pieces in joined]


class _Heard:
    """A stream whose text is noted on its way."""

    def __init__(self, stream: TextIO, number: int, said: list[tuple[int, str]]) -> None:
        self._stream, self._number, self._said = stream, number, said

    def write(self, text: str) -> int:
        written = self._stream.write(text)  # raises for bytes, which is how others find out what this stream takes
        self._said.append((self._number, text))
        return written

    def writelines(self, lines: Iterator[str]) -> None:
        for line in lines:
            self.write(line)

    @property
    def unheard(self) -> TextIO:
        """The stream itself, for what is only shown for a moment."""
        return self._stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
