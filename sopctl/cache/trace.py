"""What a run looks at: the files that it opens, the folders that it lists, the places where a file might be.

Python itself tells what is opened and listed (its audit events, PEP 578), so that no reader of files can be forgotten
here. It does not tell what is only looked for: who looks for a file that may be absent says so with `look`.
"""

from __future__ import annotations

import os
import sys
import time

from sopctl.cache import states
from sopctl.cache.states import SETTLED
from sopctl.cache.store import END

TYPE_CHECKING = False  # that of typing takes longer to import than the notes to take
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sopctl.cache.states import Stamp

_WRITING = os.O_WRONLY | os.O_RDWR
_FRESH = 20_000_000
"""Nanoseconds in which a file may change twice and show one time."""
_LIBRARIES = tuple(os.path.join("", name, "") for name in (f"{os.sep}site-packages", f"{os.sep}dist-packages"))
_STANDARD = os.path.join(os.path.dirname(os.__file__), "")
_PACKAGE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "")


class Trace:
    """Notes of one run."""

    def __init__(self, cache: str = "") -> None:
        """Begin; the files of the cache in the folder `cache` are of no matter, others that lie there are."""
        self.files: dict[str, Stamp | None] = {}
        """The files that were looked at, and their stamps just before."""
        self.whole: set[str] = set()
        """Those of them that a result is made of: they are read again each time, whatever their stamps say."""
        self.folders: dict[str, list[str] | None] = {}
        """The folders that were listed, and what was in them."""
        self.made: set[str] = set()
        """The files that were written."""
        self.programs: set[str] = set()
        """The programs that were run."""
        self.modules: set[str] = set()
        """The files of modules that other processes needed."""
        self.dated = False
        """Whether it was asked which day it is."""
        self.spoilt = ""
        """Why the notes do not tell all; empty where they do."""
        self._cache = cache
        self._temporary: set[str] = set()
        self._modules = 0

    def spoil(self, why: str) -> None:
        """Note that what was done cannot be told from files alone."""
        self.spoilt = self.spoilt or why

    def look(self, path: str) -> None:
        """Note that a file is looked at or looked for."""
        path = os.path.abspath(path)
        if path in self.files or self._is_aside(path):
            return
        found = self.files[path] = states.stamp(path)
        if found and time.time_ns() - max(found[:2]) < _FRESH:
            self.spoil(f"{path} has only just changed")

    def listed(self, folder: str) -> None:
        """Note that a folder is listed."""
        folder = os.path.abspath(folder)
        if folder not in self.folders:
            self.folders[folder] = None  # before it is listed, which is told as well
            self.folders[folder] = states.names(folder)

    def wrote(self, path: str, temporary: str) -> None:
        """Note that a file took the place of `path`."""
        if not self._is_aside(path):
            self.made.add(os.path.abspath(path))
        self._temporary.add(os.path.abspath(temporary))

    def with_made(self) -> dict[str, list[str] | None]:
        """Return the names in the folders that were listed, with those that came by what was made here."""
        own: dict[str, set[str]] = {}
        for path in self.made:
            folder, name = os.path.split(path)
            own.setdefault(folder, set()).add(name)
            while (above := os.path.dirname(folder)) != folder:
                own.setdefault(above, set()).add(os.path.basename(folder) + "/")
                folder = above
        told = dict(self.folders)
        for folder in own.keys() & told.keys():
            before, now = told[folder], states.names(folder)
            if before is not None and now is not None and {*before} <= {*now} <= {*before, *own[folder]}:
                told[folder] = now
        return told

    def hand_over(self) -> Trace:
        """Return the notes and begin anew, in a process that works for another one."""
        if len(sys.modules) != self._modules:
            self._modules, self.modules = len(sys.modules), set(modules())
        notes = Trace()
        notes.files, notes.folders, notes.made, notes.programs = self.files, self.folders, self.made, self.programs
        notes.modules, notes.spoilt, notes.dated, notes.whole = self.modules, self.spoilt, self.dated, self.whole
        self.files, self.folders, self.made, self.programs, self.modules = {}, {}, set(), set(), set()
        return notes

    def take_over(self, notes: Trace) -> None:
        """Add the notes of another process."""
        for path, mark in notes.files.items():
            if self.files.setdefault(path, mark) != mark:
                self.spoil(f"{path} changed")
        self.whole |= notes.whole
        self.folders = notes.folders | self.folders
        self.made |= notes.made
        self.programs |= notes.programs
        self.modules |= notes.modules
        self.dated = self.dated or notes.dated
        if notes.spoilt:
            self.spoil(notes.spoilt)

    def lost(self) -> Iterable[str]:
        """Return the files among those looked at that are not as they were at the first look."""
        return [path for path, before in self.files.items() if states.stamp(path) != before]

    def heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take in what Python tells."""
        if event == "open":
            self._opened(*arguments)
        elif event in {"os.listdir", "os.scandir"}:
            path = arguments[0]
            if isinstance(path, int):
                self.spoil("a folder without a name")
            elif not _is_library(folder := os.fsdecode(path or ".")):
                self.listed(folder)
        elif event == "os.rename":
            self.wrote(os.fsdecode(arguments[1]), os.fsdecode(arguments[0]))
        elif event == "os.remove":
            path = os.path.abspath(os.fsdecode(arguments[0]))
            if path not in self._temporary and os.path.lexists(path):
                self.spoil(f"{path} was removed")
        elif event == "subprocess.Popen":
            self.programs.add(_program(*arguments[:2]))

    def _is_aside(self, path: str) -> bool:
        folder, name = os.path.split(os.path.abspath(path))
        return folder == self._cache and END in name

    def _opened(self, path: Any, _mode: Any, flags: int) -> None:
        if isinstance(path, int) or path is None:
            return
        name = os.fsdecode(path)
        if name == os.devnull or name.endswith((".pyc", ".py")) or "__pycache__" in name:
            return
        if flags & _WRITING:
            if not name.endswith(".tmp") and not self._is_aside(name):  # those are moved to their place, which is told
                self.spoil(f"{name} was written to")
        else:
            self.look(name)


_current: Trace | None = None
_listening = False


def begin(cache: str = "") -> Trace:
    """Begin to take notes."""
    global _current, _listening  # noqa: PLW0603  there is one process
    if not _listening:
        _listening = True
        sys.addaudithook(_hear)  # stays as long as the process
    _current = Trace(cache)
    return _current


def current() -> Trace | None:
    """Return the notes that are being taken, None where nobody wants any."""
    return _current


def end() -> None:
    """Take no more notes."""
    global _current  # noqa: PLW0603
    _current = None


def look(*paths: str | os.PathLike[str]) -> None:
    """Note that files are looked for which may be absent."""
    if _current is not None:
        for path in paths:
            _current.look(os.fspath(path))


def read(path: str | os.PathLike[str]) -> None:
    """Note that a result is made of a file."""
    if _current is not None:
        _current.look(os.fspath(path))
        _current.whole.add(os.path.abspath(path))


def day() -> None:
    """Note that it is asked which day it is."""
    if _current is not None:
        _current.dated = True


def spoil(why: str) -> None:
    """Note that what is being done cannot be told from files alone."""
    if _current is not None:
        _current.spoil(why)


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if _current is not None:
        _current.heard(event, arguments)


def _program(executable: Any, arguments: Any) -> str:
    """Return the program of a call; Windows tells the line of the call alone, in which a name with blanks is quoted."""
    if executable is not None:
        return os.fsdecode(executable)
    if not isinstance(arguments, str):
        return os.fsdecode(arguments[0])
    quoted = arguments.startswith('"')
    return arguments[quoted:].partition('"' if quoted else " ")[0]


def _is_library(folder: str) -> bool:
    """Tell whether only the import of modules looks into a folder; what was imported is noted by itself."""
    whole = os.path.join(os.path.abspath(folder), "")
    return whole.startswith((_PACKAGE, _STANDARD)) or any(name in whole for name in _LIBRARIES)


def modules() -> Iterator[str]:
    """Yield the file of every module that this process needed, but for those of Python itself.

    Rules are found by looking what is in their folders, which are yielded too.
    """
    yield from {os.path.dirname(file) for name in _rules() if (file := sys.modules[name].__file__)}
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in sys.stdlib_module_names:
            continue
        file = getattr(module, "__file__", None)
        if isinstance(file, str):
            yield os.path.abspath(file)


def _rules() -> list[str]:
    return [name for name in sys.modules if name.startswith("sopctl.rules.")]


def is_settled(mark: Stamp) -> bool:
    """Tell whether a file that changes from now on will have another stamp."""
    return time.time_ns() - max(mark[:2]) > SETTLED
