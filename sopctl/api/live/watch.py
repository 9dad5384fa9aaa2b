"""Watching files for changes, by looking at them: what works on every system, in containers and on network drives.

    stream = changes(files)        # what `files()` names is looked at now
    render()
    for changed in stream:         # waits, then yields the paths that changed since
        render(changed)

Editors save in many ways: in place, in several writes, by moving a new file over the old one, by removing the old
file first. A change is told once, when the files have been quiet for a moment.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

INTERVAL = 0.25
"""Seconds between two looks."""
QUIET = 0.1
"""Seconds in which nothing changes any more before a change is told."""
PATIENCE = 1.0
"""Seconds that a file may be away before it counts as removed, as while it is being replaced."""

_Stamp = tuple[int, int, int, int] | None
"""What tells one state of a file from another; None where there is none."""
_Stamps = dict[Path, _Stamp]


def changes(
    files: Callable[[], Iterable[Path]], *, stop: threading.Event | None = None, interval: float = INTERVAL
) -> Iterator[frozenset[Path]]:
    """Return an iterator over sets of changed paths, without end until `stop` is set.

    The first look is taken at once, not when the first change is asked for. `files` is called for every look and may
    name other files each time: one that comes to be counts as changed, as does one that is removed. A file that
    existed before and is named for the first time after a change was handled, such as a newly chosen profile, or
    after the first look, does not. What changes while a change is being handled is told next.
    """
    return _changes(files, _look(files()), time.time_ns(), stop or threading.Event(), interval)


def _changes(
    files: Callable[[], Iterable[Path]], known: _Stamps, told: int, stop: threading.Event, interval: float
) -> Iterator[frozenset[Path]]:
    known = _adopted(known, _look(files()), told)
    while not stop.wait(interval):
        if not _differing(known, _look(files())):
            continue
        found = _settled(files, known, stop)
        changed = _differing(known, found)
        known = found
        if changed and not stop.is_set():
            told = time.time_ns()
            yield frozenset(changed)
            known = _adopted(known, _look(files()), told)


def _look(files: Iterable[Path]) -> _Stamps:
    return {path: _stamp(path) for path in files}


def _stamp(path: Path) -> _Stamp:
    try:
        status = path.stat()
    except (OSError, ValueError):  # absent, locked, or a name that no file can have
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns


def _differing(known: _Stamps, found: _Stamps) -> set[Path]:
    """Return the paths whose files came, went or changed; one that is no longer named went only if it is absent."""
    gone = {path for path in known.keys() - found.keys() if known[path] and not _stamp(path)}
    return gone | {path for path, stamp in found.items() if stamp != known.get(path)}


def _settled(files: Callable[[], Iterable[Path]], known: _Stamps, stop: threading.Event) -> _Stamps:
    """Return the state of the files once it stays the same and no file is away that may come back."""
    until = time.monotonic() + PATIENCE
    before = _look(files())
    while not stop.wait(QUIET):
        found = _look(files())
        away = any(stamp and not _stamp(path) for path, stamp in known.items())
        if found == before and not (away and time.monotonic() < until):
            return found
        before = found
    return before


def _adopted(known: _Stamps, found: _Stamps, told: int) -> _Stamps:
    """Return what is known with the files that are named for the first time and are older than `told` (ns)."""
    older = {path: stamp for path, stamp in found.items() if path not in known and stamp and stamp[0] < told}
    absent = {path: None for path, stamp in found.items() if path not in known and stamp is None}
    kept = {path: stamp for path, stamp in known.items() if path in found or (stamp and not _stamp(path))}
    return kept | older | absent
