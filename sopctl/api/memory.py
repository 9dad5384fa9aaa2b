"""What was found in each file of a project the last time, for as long as nothing has changed that it rests on.

Findings of a file rest on its bytes and its name, on the settings, on files that they or the SOP name, on the tool, and
on the day where a comment holds until some day. What files say about each other is worked out anew each time.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sopctl.cache import place, plain, states, store, trace
from sopctl.check import Told
from sopctl.clock import today
from sopctl.diagnostic import Diagnostic
from sopctl.project import SUFFIX

if TYPE_CHECKING:
    from sopctl.api.inputs import Input

_READ = (".yaml", ".yml", ".toml", ".txt", ".py")
"""Ends of names of files that are read because they are there."""


class Examined(NamedTuple):
    """What came out for one file, and what is needed to tell what the files say about each other."""

    diagnostics: tuple[Diagnostic, ...]
    told: Told | None
    profile: str
    """The profile that the SOP names."""
    language: str
    digest: str = ""
    """That of its bytes; empty where they could not be read."""
    day: str = ""
    """The day on which that holds; empty where it holds on every day."""


class Memory:
    """The findings of the files of one project under one set of settings."""

    def __init__(self, folder: str, circumstances: Iterable[str]) -> None:
        """Open it; what rests on something that has changed is forgotten."""
        import json

        self._folder = folder
        self._name = store.digest(json.dumps(["findings", states.installation(), *circumstances]).encode())
        found = store.load(folder, self._name)
        usable = isinstance(found, dict) and found.get("findings") == self._name and _holds(found)
        self._rests: dict[str, Any] = found if usable else {"files": {}, "folders": {}}
        self._known: dict[str, list[str]] = found["known"] if usable else {}
        self._changed = not usable

    def get(self, item: "Input") -> Examined | None:
        """Return what is known of a file; None where it has to be worked out."""
        known = self._known.get(item.name)
        if item.data is None:
            trace.read(item.path)
        if not known or item.digest() != known[0] or known[1] not in {"", today().isoformat()}:
            return None
        try:
            return Examined(*plain.read(known[2]), *known[:2])
        except (plain.NotPlain, ValueError, TypeError, LookupError, ImportError):
            return None

    def put(self, name: str, examined: Examined) -> None:
        """Remember what came out for a file."""
        self._changed = True
        self._known.pop(name, None)
        if not examined.digest:
            return
        try:
            self._known[name] = [examined.digest, examined.day, plain.write(examined[:4])]
        except (plain.NotPlain, TypeError, ValueError):
            return  # it is worked out each time

    def save(self, besides: Iterable[Path] = ()) -> None:
        """Keep it for the next run, as far as it is known what it rests on: files that are no SOPs, and `besides`."""
        notes = trace.current()
        if not self._changed or notes is None or notes.spoilt:
            return
        named = {os.path.abspath(path) for path in besides}
        files = {path: states.content(path) for path in notes.files if not path.endswith(SUFFIX) or path in named}
        folders = {path: _names(names) for path, names in notes.folders.items()}
        value = {
            "findings": self._name,
            "files": {**self._rests["files"], **files},
            "folders": {**self._rests["folders"], **folders},
            "tool": states.tool({*trace.modules(), *notes.modules}),
            "known": self._known,
        }
        if all(files.values()) and not any(notes.lost()):  # last: `files` is of what is there now
            store.save(self._folder, self._name, value)


class Session:
    """The same as long as a process lives, for one that lints again and again; nothing is written."""

    def __init__(self) -> None:
        self._known: dict[str, Examined] = {}

    def get(self, item: "Input") -> Examined | None:
        """Return what is known of a file; None where it has to be worked out."""
        known = self._known.get(item.name)
        same = known and known.digest and known.digest == item.digest() and known.day == today().isoformat()
        return known if same else None

    def put(self, name: str, examined: Examined) -> None:
        """Remember what came out for a file, for this day: nobody takes notes here of who asks for it."""
        self._known[name] = examined._replace(day=today().isoformat())

    def save(self, besides: Iterable[Path] = ()) -> None:
        """Do nothing."""


def memory(circumstances: Iterable[str]) -> Memory | None:
    """Return the memory for a project under `circumstances`, None where nothing is to be remembered."""
    notes, folder = trace.current(), place.folder()
    if notes is None or notes.spoilt or not folder:
        return None
    return Memory(folder, (os.path.abspath(""), *circumstances))


def _holds(found: dict[str, Any]) -> bool:
    return (
        states.tool(found["tool"]) == found["tool"]
        and all(states.content(path) == word for path, word in found["files"].items())
        and all(_names(states.names(path)) == names for path, names in found["folders"].items())
    )


def _names(names: list[str] | None) -> str:
    """Return the digest of the names of files that may be read because they are there.

    SOPs are not among them: each is asked for by name. A folder that is gone has no such files either.
    """
    return states.listing([name for name in names or () if name.endswith(_READ) and not name.endswith(SUFFIX)])
