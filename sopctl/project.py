"""The project around an SOP: its files, and what cross-document rules need to know of each."""

import fnmatch
import os
import posixpath
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from sopctl.cache.trace import look
from sopctl.diagnostic import Place
from sopctl.i18n import Text
from sopctl.load import Loaded
from sopctl.model import Sop
from sopctl.regex import regex
from sopctl.source import Path as SourcePath
from sopctl.source import Source, parse

SUFFIX = ".sop.yaml"
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "build", "dist", "venv"})
_HEAD_LINE = regex(r"^(id|title):[ \t]+(.*)$", re.MULTILINE)
_LONGEST_EXCERPT = 500
_SILENCE = regex(r"#[ \t]*sopctl:")
_BETWEEN = "\0"
"""Stands in no text of YAML."""
_NO_LINES: frozenset[int] = frozenset()
_HEAD, _LONG_HEAD = 2048, 65536
"""Id and title stand near the top of a file; so many bytes are read for them, more where a long comment comes first."""


class Head(Struct, frozen=True):
    """What the first lines of a file tell."""

    file: str
    title: str


class Spot(Struct, frozen=True):
    """A place that is remembered after its file was let go."""

    place: Place
    excerpt: str
    lines: frozenset[int]
    """The lines on which it and what it is part of are introduced, where a comment may silence a finding; none where
    the file has no such comment, since they take much room."""
    subject: str
    """What it is, in names that stay when lines move."""


class Entry(Struct, frozen=True):
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
        silences = "ignore" in source.text and _SILENCE.search(source.text) is not None
        spots = {path: _spot(source, path, silences=silences) for path in paths}
        done = _BETWEEN.join(step.activity[:_LONGEST_EXCERPT] for step in sop.steps)
        texts = (sop.id, sop.title, sop.identity.number, sop.status, sop.related, sop.warnings)
        return cls(source.name, *texts, calls, actors, done, spots)

    @property
    def activities(self) -> list[str]:
        """What is done, step by step; of a very long text its beginning."""
        return self.done.split(_BETWEEN) if self.done else []


def _spot(source: Source, path: SourcePath, *, silences: bool) -> Spot:
    place = source.place(path)
    lines = source.lines_of(path) if silences else _NO_LINES
    return Spot(place, _remembered(source.excerpt(place.line)), lines, sys.intern(source.subject(path)))


def _remembered(line: str) -> str:
    """Return a source line that is to be kept in memory, once for all SOPs that have it; a very long one is not."""
    return sys.intern(line) if len(line) <= _LONGEST_EXCERPT else ""


class VersionDue(Struct, frozen=True):
    """The version that an SOP must at least have, because of what changed in it since a revision."""

    version: str
    level: Text
    """The part of the version that has to grow, in words: major, minor or patch."""
    old: str
    since: str
    """The revision."""


class Project(Struct):
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
                look(path)  # a link may lead to nothing yet
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
