"""From the paths that a user names to the files that they stand for."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from sopctl import config as settings
from sopctl.cache import states, store
from sopctl.cache.trace import look
from sopctl.config import Config, Resolved
from sopctl.project import is_excluded, sop_files
from sopctl.source import Source, decode, read_file

STDIN = "-"
UNNAMED = "<stdin>"


class Input(Struct, frozen=True):
    """One file to work on."""

    path: Path
    name: str
    """What it is called in messages."""
    base: Path
    """The folder that was named, or the file's own; results keep the way from there."""
    data: bytes | None = None
    """The text itself where it came from standard input."""

    def digest(self) -> str:
        """Return the digest of its bytes, empty where it is no file that can be read."""
        if self.data is not None:
            return store.digest(self.data)
        found = states.content(str(self.path))
        return found if found not in states.WORDS else ""

    def read(self) -> Source:
        """Read it."""
        return read_file(self.path, self.name) if self.data is None else decode(self.data, self.name)


class Standard(Struct, frozen=True):
    """Standard input: how it is read, and what it is called."""

    read: Callable[[], bytes]
    name: str = ""


class Settings:
    """The settings of each folder, looked up once."""

    def __init__(self, preset: str = "") -> None:
        """`preset` stands in for the presets that the files name."""
        self._files: dict[str, Path | None] = {}
        self._resolved: dict[Path | None, Resolved] = {}
        self._preset = preset

    def file_for(self, path: Path) -> Path | None:
        """Return the settings file that holds for the file at `path`."""
        folder = os.path.dirname(path)  # noqa: PTH120  of thousands of files
        if folder not in self._files:
            self._files[folder] = settings.nearest(Path(os.path.abspath(folder)))
        return self._files[folder]

    def config(self, file: Path | None) -> Config:
        """Return the settings in `file`. Raises ConfigError where they cannot be used."""
        return self.resolved(file).config

    def resolved(self, file: Path | None) -> Resolved:
        """Return the settings in `file` and where they come from. Raises ConfigError where they cannot be used."""
        if file not in self._resolved:
            self._resolved[file] = settings.resolve(file, self._preset)
        return self._resolved[file]

    def excludes(self, path: Path) -> bool:
        """Tell whether the settings that hold for a file leave it out."""
        file = self.file_for(path)
        return file is not None and is_excluded(path, file.parent, self.config(file).exclude)


def inputs(asked: Iterable[str], known: Settings, stdin: Standard | None = None) -> list[Input]:
    """Return the files that `asked` stands for, each once: files, folders, patterns, `-` for standard input."""
    names = list(asked)
    found = [item for name in names for item in _inputs(name, known, stdin, alone=len(names) == 1)]
    if len(names) == 1 and os.path.isdir(names[0]):
        return found  # a pattern may stand for a folder and for what lies in it
    return list({os.path.abspath(item.path): item for item in reversed(found)}.values())[::-1]


def _inputs(name: str, known: Settings, stdin: Standard | None, *, alone: bool) -> Iterator[Input]:
    path = Path(name)
    look(path)
    if name == STDIN and stdin is not None:
        shown = Path(stdin.name or UNNAMED)
        yield Input(shown, stdin.name or UNNAMED, shown.parent, stdin.read())
    elif os.path.isdir(name):
        found = list(_below(path, known))
        yield from found if found or alone else [Input(path, name, path.parent)]
    elif not os.path.lexists(name) and (matches := _matches(name)) is not None:
        if not matches and not alone:
            yield Input(path, name, path.parent)  # told as missing: a typo must not be green
        for match in matches:
            yield from _inputs(match, known, None, alone=False)
    else:
        yield Input(path, name, path.parent)


def _matches(name: str) -> list[str] | None:
    """Return the files that a pattern stands for, in order; None where `name` is no pattern."""
    import glob

    return sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) else None


def _below(folder: Path, known: Settings) -> Iterator[Input]:
    """Yield the SOPs below a folder. Whoever names an excluded folder wants it; a settings file below decides anew."""
    file = known.file_for(folder / "x")
    wanted = known.excludes(folder)
    for path in sop_files(folder):
        if not known.excludes(path) or (wanted and known.file_for(path) == file):
            yield Input(path, str(path), folder)
