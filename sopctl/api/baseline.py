"""The baseline: findings that an old stock is known to have, so that only new ones fail.

They are counted by file, rule and step, not by line, so that a file can be edited without the baseline being touched.
A baseline may only shrink.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from sopctl import output
from sopctl.api.batch import Batch
from sopctl.api.errors import ApiError, unreadable
from sopctl.diagnostic import Diagnostic
from sopctl.i18n import Text
from sopctl.layers.find import seen_from_here

VERSION = 1
_STEPS = "steps."
_UNREADABLE = "unreadable-file"
_NEVER = frozenset({"YML"})
"""Groups of rules that a baseline does not silence: a file that cannot be read must never look clean."""

Key = tuple[str, str, str]
"""File, code of the rule, id of the step; the last is empty for what is about the whole SOP."""


class Baseline(Struct):
    """Known findings, and how many of them were met in this run."""

    path: Path
    known: Counter[Key] = field(default_factory=Counter)
    met: Counter[Key] = field(default_factory=Counter)
    files: set[str] = field(default_factory=set)
    """Files that were looked at."""
    never: Counter[str] = field(default_factory=Counter)
    """Findings that are not for a baseline, by the code of their rules."""

    @classmethod
    def read(cls, path: Path) -> "Baseline":
        """Read a baseline. Raises ApiError where there is none or it is broken."""
        import json

        try:
            data = json.loads(_text(path))
            known = Counter(dict(_entries(data)))
        except FileNotFoundError as error:
            raise ApiError(
                Text(f"{path}: there is no baseline", f"{path}: tidak ada berkas dasar (baseline)"),
                Text("make one with `sopctl baseline create`", "buat dengan `sopctl baseline create`"),
            ) from error
        except OSError as error:
            raise unreadable(path, error) from error
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise ApiError(
                Text(f"{path}: this is not a baseline", f"{path}: ini bukan berkas dasar (baseline)"),
                Text(
                    "make it anew with `sopctl baseline create --force`",
                    "buat ulang dengan `sopctl baseline create --force`",
                ),
            ) from error
        return cls(path, known)

    def new(self, name: str, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return the findings in a file that are not known; `name` is empty for those across documents."""
        if name:
            self.files.add(self._file(name))
        found = []
        for diagnostic in diagnostics:
            key = self.key(diagnostic)
            self.met[key] += 1
            if self.met[key] > self.known[key]:
                found.append(diagnostic)
        return tuple(found)

    def key(self, diagnostic: Diagnostic) -> Key:
        """Return what a finding is counted under."""
        subject = diagnostic.subject
        step = subject.removeprefix(_STEPS).partition(".")[0] if subject.startswith(_STEPS) else ""
        return self._file(diagnostic.file), diagnostic.code, step

    @property
    def gone(self) -> Counter[Key]:
        """Known findings that are no longer there: of the files of this run, and of files that were removed."""
        folder = self.path.parent
        about = {file: file in self.files or not os.path.lexists(folder / file) for file, _, _ in self.known}
        return Counter({key: count for key, count in self.known.items() if about[key[0]]}) - self.met

    def shrink(self) -> None:
        """Forget what is gone."""
        self.known -= self.gone

    def write(self, *, force: bool) -> None:
        """Write the baseline. Raises OutputError where the file exists, unless `force`."""
        files: dict[str, dict[str, dict[str, int]]] = {}
        for (file, code, step), count in sorted(self.known.items()):
            if count > 0:
                files.setdefault(file, {}).setdefault(code, {})[step] = count
        import json

        data = json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=2) + "\n"
        output.create(self.path, data.encode("utf-8", "backslashreplace"), force=force)

    def _file(self, name: str) -> str:
        """Return a file's name as seen from the baseline, the same on every system."""
        folder = os.path.abspath(self.path.parent)
        try:
            return Path(os.path.relpath(os.path.abspath(name), folder)).as_posix()
        except ValueError:  # another drive
            return Path(name).as_posix()


def _text(path: Path) -> str:
    """Return what is in a file; nothing for a device or a pipe, which may never end. Raises OSError, ValueError."""
    return "" if path.exists() and not path.is_file() else path.read_text(encoding="utf-8")


def _entries(data: Any) -> Iterator[tuple[Key, int]]:
    if data["version"] != VERSION:
        raise ValueError
    for file, rules in data["files"].items():
        for code, steps in rules.items():
            for step, count in steps.items():
                if type(count) is not int or count < 1:
                    raise ValueError
                if code[:3] not in _NEVER:
                    yield (file, code, step), count


def of(batch: Batch) -> Baseline | None:
    """Return the baseline that the settings of a project name, None where they name none. Raises ApiError."""
    name = batch.config.baseline
    return Baseline.read(seen_from_here((batch.root or Path()) / name)) if name else None


def _found(batches: Iterable[Batch]) -> Iterator[tuple[str, tuple[Diagnostic, ...]]]:
    """Yield what is found, file by file. Raises ApiError for a file that is not there: a typo is no old stock."""
    for name, diagnostics in chain.from_iterable(batch.findings() for batch in batches):
        gone = next((one for one in diagnostics if one.name == _UNREADABLE and not os.path.lexists(one.file)), None)
        if gone:
            raise ApiError(Text(f"{gone.file}: {gone.message.en}", f"{gone.file}: {gone.message.id}"), gone.help)
        yield name, diagnostics


def create(batches: Iterable[Batch], path: Path, *, force: bool = False) -> Baseline:
    """Write a baseline of everything that is found. Raises OutputError where there is one, unless `force`."""
    made = Baseline(path)
    for _, diagnostics in _found(batches):
        for key in map(made.key, diagnostics):
            if key[1][:3] in _NEVER:
                made.never[key[1]] += 1
            else:
                made.known[key] += 1
    made.write(force=force)
    return made


def compare(batches: Iterable[Batch], path: Path) -> Baseline:
    """Read a baseline and meet it with what is found now. Raises ApiError."""
    known = Baseline.read(path)
    for name, diagnostics in _found(batches):
        known.new(name, diagnostics)
    return known


def shrink(batches: Iterable[Batch], path: Path) -> tuple[Baseline, int]:
    """Forget known findings that are gone; return the baseline and how many those were. Raises ApiError."""
    known = compare(batches, path)
    gone = known.gone.total()
    known.shrink()
    known.write(force=True)
    return known, gone
