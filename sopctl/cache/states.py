"""The state of files and folders: what has to be the same for a result to hold still."""

from __future__ import annotations

import os
import stat
import sys

from sopctl import __version__
from sopctl.cache.store import END, digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

Stamp = list[int]
"""What tells one state of a file from another without reading it: times (ns), size, number of the file."""
SETTLED = 2_000_000_000
"""Nanoseconds after which a further change of a file has another time on every file system (FAT counts in 2 s)."""

WORDS = frozenset({"", "absent", "folder", "denied"})
"""What `content` says where there is no digest."""

_NOISE = ("~", ".swp", ".tmp", ".pyc", "__pycache__/", END)
"""Ends of names that say nothing. Folders are not among them, whatever they are called: there may be SOPs in them."""


def installation() -> list[str]:
    """Return what tells this copy of the tool from others that share the cache, and where it looks for plugins."""
    return [__version__, sys.version, sys.prefix, os.path.dirname(__file__), *sys.path]


def stamp(path: str) -> Stamp | None:
    """Return the stamp of a regular file, None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return [found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino]


def content(path: str) -> str:
    """Return the digest of a file, or a word for what is there instead; nothing for what must not be read."""
    try:
        found = os.stat(path)
        if stat.S_ISDIR(found.st_mode):
            return "folder"
        if not stat.S_ISREG(found.st_mode):
            return ""
        with open(path, "rb") as stream:
            return digest(stream.read())
    except (FileNotFoundError, NotADirectoryError):
        return "absent"
    except (OSError, ValueError):
        return "denied"


def changed(path: str) -> int | None:
    """Return when a folder got or lost a name (ns), None where there is no folder."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns if stat.S_ISDIR(found.st_mode) else None


def tool(files: Iterable[str]) -> dict[str, Stamp | int | None]:
    """Return what tells one state of the tool from another: the stamps of its files and the times of its folders."""
    return {path: stamp(path) or changed(path) for path in sorted(files)}


def names(path: str) -> list[str] | None:
    """Return the names in a folder in order, those of folders with a slash, without what editors leave about.

    None where it cannot be listed.
    """
    try:
        with os.scandir(path) as entries:
            found = [f"{entry.name}/" if entry.is_dir() else entry.name for entry in entries]
    except (OSError, ValueError):
        return None
    return sorted(name for name in found if not _is_noise(name))


def listing(found: list[str] | None) -> str:
    """Return the digest of names in a folder."""
    return "denied" if found is None else digest("\0".join(found).encode("utf-8", "surrogateescape"))


def _is_noise(name: str) -> bool:
    return name.endswith(_NOISE) or (name.startswith(".") and not name.endswith((".yaml", "/")))
