"""The project around an SOP: its files, and what cross-document rules need to know of each."""

import fnmatch
import os
import posixpath
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from sopctl.diagnostic import Place
from sopctl.i18n import Text
from sopctl.load import Loaded
from sopctl.model import Sop
from sopctl.source import Path as SourcePath
from sopctl.source import parse

SUFFIX = ".sop.yaml"
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "build", "dist", "venv"})
_HEAD_LINE = re.compile(r"^(id|title):[ \t]+(.*)$", re.MULTILINE)
_LONGEST_EXCERPT = 500
_SILENCE = re.compile(r"#[ \t]*sopctl:")
_BETWEEN = "\0"
"""Stands in no text of YAML."""
_NO_LINES: frozenset[int] = frozenset()
_HEAD, _LONG_HEAD = 2048, 65536
"""Id and title stand near the top of a file; so many bytes are read for them, more where a long comment comes first."""


class Head(NamedTuple):
    """What the first lines of a file tell."""

    file: str
    title: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is remembered after its file was let go."""

    place: Place
    excerpt: str
    lines: frozenset[int]
    """The lines on which it and what it is part of are introduced, where a comment may silence a finding; none where
    the file has no such comment, since they take much room."""
    subject: str
    """What it is, in names that stay when lines move."""


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
    actors: tuple[tuple[str, str], ...]
    """Id and name of each actor."""
    done: str
    """`activities` as one text: of ten thousand SOPs they take a third of the room then."""
    spots: dict[SourcePath, Spot]

    @classmethod
    def of(cls, loaded: Loaded) -> "Entry":
        """Keep what matters of `loaded`, and the places of it."""
        sop, source = loaded.sop, loaded.source
        calls = tuple((n, step.calls) for n, step in enumerate(sop.steps) if step.calls)
        paths: list[SourcePath] = [("id",), ("title",), ("identity", "number"), ("version",)]
        paths += [("related", n) for n in range(len(sop.related))]
        paths += [("warnings", n) for n in range(len(sop.warnings))]
        paths += [("steps", n, "calls") for n, _ in calls]
        actors = tuple((sys.intern(name), sys.intern(about.name)) for name, about in sop.actors.items() if about.name)
        paths += [("actors", name, "name") for name, _ in actors]
        places = {path: source.place(path) for path in paths}
        silences = _SILENCE.search(source.text)
        spots = {
            path: Spot(
                place,
                _remembered(source.excerpt(place.line)),
                source.lines_of(path) if silences else _NO_LINES,
                sys.intern(source.subject(path)),
            )
            for path, place in places.items()
        }
        done = _BETWEEN.join(step.activity[:_LONGEST_EXCERPT] for step in sop.steps)
        texts = (sop.id, sop.title, sop.identity.number, sop.status, sop.related, sop.warnings)
        return cls(source.name, *texts, calls, actors, done, spots)

    @property
    def activities(self) -> list[str]:
        """What is done, step by step; of a very long text its beginning."""
        return self.done.split(_BETWEEN) if self.done else []


def _remembered(line: str) -> str:
    """Return a source line that is to be kept in memory, once for all SOPs that have it; a very long one is not."""
    return sys.intern(line) if len(line) <= _LONGEST_EXCERPT else ""


class VersionDue(NamedTuple):
    """The version that an SOP must at least have, because of what changed in it since a revision."""

    version: str
    level: Text
    """The part of the version that has to grow, in words: major, minor or patch."""
    old: str
    since: str
    """The revision."""


@dataclass
class Project:
    """All SOPs of a run, and the ids of their neighbours that were not part of it."""

    entries: list[Entry] = field(default_factory=list)
    neighbours: dict[str, str] = field(default_factory=dict)
    """Id of an SOP that is in the project but not in this run, and its file."""
    due: dict[str, VersionDue] = field(default_factory=dict)
    """What a file whose version is too low must have; known only where it is compared with a revision."""

    @property
    def ids(self) -> frozenset[str]:
        """Every id that is known."""
        return frozenset(entry.id for entry in self.entries) | self.neighbours.keys()


def sop_files(folder: Path) -> Iterator[Path]:
    """Yield every `*.sop.yaml` below `folder` in a fixed order, hidden and built folders left out.

    A folder that cannot be looked into is yielded itself, so that reading it tells.
    """
    locked: list[Path] = []
    for parent, folders, files in os.walk(folder, onerror=lambda error: locked.append(Path(error.filename))):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _SKIPPED_FOLDERS)
        for name in sorted(files):
            if name.endswith(SUFFIX):
                yield Path(parent, name)
    yield from locked


def files_below(folder: Path) -> list[Path]:
    """Return every file below `folder`; none where it cannot be looked into."""
    return sorted(Path(parent, name) for parent, _, files in os.walk(folder) for name in files)


def beside(folder: Path) -> list[Path]:
    """Return every `*.sop.yaml` in `folder` itself; none where it cannot be looked into."""
    try:
        return [folder / name for name in sorted(os.listdir(folder)) if name.endswith(SUFFIX)]
    except (OSError, ValueError):
        return []


def seen_from_here(path: Path) -> Path:
    """Return `path` without the working folder, where it is below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def is_excluded(path: Path, root: Path, patterns: Iterable[str]) -> bool:
    """Tell whether a pattern, relative to `root`, names `path` or a folder above it."""
    name = Path(os.path.relpath(path, root)).as_posix()
    plain = [posixpath.normpath(pattern) for pattern in patterns]
    return any(p == "." or fnmatch.fnmatchcase(name, p) or fnmatch.fnmatchcase(name, p + "/*") for p in plain)


def heads(files: Iterable[Path]) -> dict[str, Head]:
    """Return the heads of SOP files by id, from the first lines of each; of two with one id the first counts.

    The whole file is not read: a project may have thousands, and one of them being linted must stay quick.
    """
    found: dict[str, Head] = {}
    for path in files:
        try:
            if not os.path.isfile(path):
                continue  # opening a pipe would wait for ever
            with path.open("rb") as stream:
                lines = _head_lines(stream.read(_HEAD)) or _head_lines(stream.read(_LONG_HEAD))
        except OSError:
            continue
        if sop_id := lines.get("id"):
            found.setdefault(sop_id, Head(str(path), lines.get("title", "")))
    return found


def id_in(text: bytes) -> str:
    """Return the id that the first lines of an SOP file tell, empty where they tell none."""
    return _head_lines(text[:_HEAD]).get("id", "") or _head_lines(text[:_LONG_HEAD]).get("id", "")


def _head_lines(data: bytes) -> dict[str, str]:
    text = data.decode("utf-8", errors="replace")
    return {key: _scalar(value) for key, value in reversed(_HEAD_LINE.findall(text))}


def _scalar(text: str) -> str:
    """Return the text that a YAML scalar stands for; the usual one, plain and without a comment, at once."""
    text = text.strip()
    if text[:1].isalnum() and " #" not in text and ": " not in text:
        return text
    value = parse(f"a: {text}", "").value.get("a")
    return value if isinstance(value, str) else ""


def with_titles(sop: Sop, titles: Mapping[str, str]) -> Sop:
    """Return `sop` with the titles of other SOPs where it names their ids, as a reader of the page wants them."""
    related = tuple(titles.get(name) or name for name in sop.related)
    steps = tuple(
        step.model_copy(update={"calls": titles[step.calls]}) if titles.get(step.calls) else step for step in sop.steps
    )
    return sop.model_copy(update={"related": related, "steps": steps})
