"""The project around an SOP: its files, and what cross-document rules need to know of each."""

import fnmatch
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sopctl.diagnostic import Place
from sopctl.load import Loaded
from sopctl.source import Path as SourcePath

SUFFIX = ".sop.yaml"
SETTINGS_FILE = "sopctl.toml"
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "build", "dist", "venv"})
_ID_LINE = re.compile(r"^id:[ \t]+[\"']?([^\s\"'#]+)", re.MULTILINE)
_HEAD = 4096
"""The id stands near the top of a file; no more is read for it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is remembered after its file was let go."""

    place: Place
    excerpt: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the other documents need to know of one SOP."""

    file: str
    id: str
    title: str
    number: str
    status: str
    related: tuple[str, ...]
    warnings: tuple[str, ...]
    calls: tuple[tuple[int, str], ...]
    """Index of a step, id of the SOP that it calls."""
    spots: dict[SourcePath, Spot]

    @classmethod
    def of(cls, loaded: Loaded) -> "Entry":
        """Keep what matters of `loaded`, and the places of it."""
        sop, source = loaded.sop, loaded.source
        calls = tuple((n, step.calls) for n, step in enumerate(sop.steps) if step.calls)
        paths: list[SourcePath] = [("id",), ("identity", "number")]
        paths += [("related", n) for n in range(len(sop.related))]
        paths += [("warnings", n) for n in range(len(sop.warnings))]
        paths += [("steps", n, "calls") for n, _ in calls]
        places = {path: source.place(path) for path in paths}
        spots = {path: Spot(place, source.excerpt(place.line)) for path, place in places.items()}
        number = sop.identity.number
        return cls(
            source.name, sop.id, sop.title, number, sop.status, sop.related, sop.warnings, calls, spots
        )


@dataclass
class Project:
    """All SOPs of a run, and the ids of their neighbours that were not part of it."""

    entries: list[Entry] = field(default_factory=list)
    neighbours: dict[str, str] = field(default_factory=dict)
    """Id of an SOP that is in the project but not in this run, and its file."""

    @property
    def ids(self) -> frozenset[str]:
        """Every id that is known."""
        return frozenset(entry.id for entry in self.entries) | self.neighbours.keys()


def sop_files(folder: Path, exclude: Iterable[str] = ()) -> Iterator[Path]:
    """Yield every `*.sop.yaml` below `folder` in a fixed order, hidden and built folders left out."""
    excluded = tuple(exclude)
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _SKIPPED_FOLDERS)
        for name in sorted(files):
            path = Path(root, name)
            if name.endswith(SUFFIX) and not _matches(path.relative_to(folder).as_posix(), excluded):
                yield path


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, p) or fnmatch.fnmatchcase(name, p.rstrip("/") + "/*") for p in patterns)


def ids_in(files: Iterable[Path]) -> dict[str, str]:
    """Return the ids of SOP files, read from the head of each as text, and the file of each."""
    found: dict[str, str] = {}
    for path in files:
        try:
            with path.open(encoding="utf-8", errors="replace") as stream:
                match = _ID_LINE.search(stream.read(_HEAD))
        except OSError:
            continue
        if match:
            found.setdefault(match[1], str(path))
    return found
