"""Checked SOPs, a project at a time."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path

from sopctl import brand, profiles
from sopctl.api import explain
from sopctl.api.errors import ApiError, NothingToDoError
from sopctl.api.inputs import UNNAMED, Input, Settings, Standard, inputs
from sopctl.brand import Brand
from sopctl.check import Checked, Linter, Ruling, Selection
from sopctl.config import Config
from sopctl.diagnostic import Diagnostic
from sopctl.flow import Flow
from sopctl.i18n import Text
from sopctl.load import load
from sopctl.model import Sop
from sopctl.profiles import ProfileFile
from sopctl.project import Head, beside, files_below, heads, is_excluded, sop_files
from sopctl.rules.reading.profile import faults


@dataclass(frozen=True)
class Overrides:
    """What the command line says over the settings file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str = ""


@dataclass
class Batch:
    """The files of one project, under one settings file."""

    config: Config
    inputs: list[Input]
    overrides: Overrides = field(default_factory=Overrides)
    root: Path | None = None
    """The folder of the settings file, which is the project's; None where there is no such file."""
    profile_files: set[Path] = field(default_factory=set, compare=False)
    """The profiles that were asked for so far, as far as they are files of the user's own, there or not."""

    def __getstate__(self) -> dict[str, object]:
        """Keep what another process needs to read and draw; the linter holds modules and stays here."""
        return {name: getattr(self, name) for name in (*(f.name for f in fields(self)), "titles", "brand")}

    @cached_property
    def linter(self) -> Linter:
        """The linter of this project. Raises ApiError for rules that do not exist."""
        selection = Selection(
            self.overrides.select or self.config.select,
            (*self.config.ignore, *self.overrides.ignore),
            self.config.severities,
        )
        for unknown in selection.unknown():
            explain.rules(unknown)  # raises, with what may have been meant
        return Linter(selection, {name: head.file for name, head in self._neighbours.items()})

    @cached_property
    def brand(self) -> Brand:
        """The house of this project. Raises BrandError for a logo, font or folder that cannot be used."""
        return brand.load(self.config.brand, self.root or Path())

    @cached_property
    def titles(self) -> dict[str, str]:
        """The titles of all SOPs of the project, by id."""
        known = self._neighbours | heads(item.path for item in self.inputs)
        return {name: head.title for name, head in known.items()}

    def check(self, item: Input) -> Checked:
        """Check one file."""
        loaded = load(item.read())
        return self.linter.document(loaded.source, self._ruling(loaded.sop, item.path.parent), loaded)

    def read(self, item: Input) -> Checked:
        """Read one file again that was checked before; nothing is looked for."""
        loaded = load(item.read())
        return Checked(loaded, Flow.of(loaded.sop), self._ruling(loaded.sop, item.path.parent).profile, ())

    def surroundings(self) -> Iterator[Path]:
        """Yield the files other than SOPs that results depend on, as far as they are known by now."""
        root, settings = self.root or Path(), self.config.brand
        yield from sorted(self.profile_files)
        yield from (root / name for name in (settings.logo, *dict(settings.font).values()) if name)
        if settings.templates:
            yield from files_below(root / settings.templates)

    def documents(self) -> tuple[Diagnostic, ...]:
        """Check what the files say about each other, after each was checked."""
        return self.linter.documents()

    def findings(self) -> Iterator[tuple[str, tuple[Diagnostic, ...]]]:
        """Check every file, then what they say about each other; yield the file's name, which is empty for the last."""
        for item in self.inputs:
            yield item.name, self.check(item).diagnostics
        yield "", self.documents()

    def _ruling(self, sop: Sop, folder: Path) -> Ruling:
        own = tuple((self.root or Path()) / name for name in self.config.profiles)
        name, near = self._wanted_profile(sop, folder)
        file = profiles.read(name, own, near)
        self.profile_files |= profiles.places(name, own, near)
        if file and not file.problems:
            return Ruling(file.profile, file=file)
        known = profiles.names(own)
        if self.overrides.profile:
            raise _unusable(name, file, known)
        return Ruling(profiles.default(sop.language), file is not None, known, file)

    def _wanted_profile(self, sop: Sop, folder: Path) -> tuple[str, Path]:
        """Return the name of the profile, and the folder that a file is looked for from: that of whoever names it."""
        if self.overrides.profile:
            return self.overrides.profile, Path()
        if sop.profile:
            return sop.profile, folder
        return self.config.profile or profiles.default_name(sop.language), self.root or Path()

    @cached_property
    def _neighbours(self) -> dict[str, Head]:
        """The SOPs around those of this batch: the project's, or those in the same folders."""
        mine = {os.path.abspath(item.path) for item in self.inputs}
        if self.root:
            around: Iterable[Path] = (
                path for path in sop_files(self.root) if not is_excluded(path, self.root, self.config.exclude)
            )
        else:
            folders = sorted({item.path.parent for item in self.inputs if item.name != UNNAMED})
            around = (path for folder in folders for path in beside(folder))
        return heads(path for path in around if os.path.abspath(path) not in mine)


def _unusable(name: str, file: ProfileFile | None, names: tuple[str, ...]) -> ApiError:
    """Return the error for a profile that the command line asks for and that is absent or has faults."""
    if file:
        fault = next(faults(file))
        return ApiError(fault.message, fault.help)
    known = ", ".join(names)
    return ApiError(
        Text(f"there is no profile `{name}`", f"tidak ada profil `{name}`"),
        Text(f"known profiles: {known}", f"profil yang ada: {known}"),
    )


def batches(
    paths: Iterable[str],
    *,
    overrides: Overrides | None = None,
    stdin: Standard | None = None,
    force_exclude: bool = False,
    changed_since: str = "",
) -> list[Batch]:
    """Return the files that `paths` stand for, grouped by the settings that hold for them.

    A path is a file, a folder (every `*.sop.yaml` below it), a pattern, or `-` for standard input. With
    `force_exclude`, files that the settings leave out are left out although they were named, and no file at
    all is no error then; with `changed_since`, a revision of git, only those that are touched by a change since then
    are taken, which may be none. Raises NothingToDoError where there is no file at all, ConfigError for settings
    that cannot be used.
    """
    asked, known = list(paths), Settings()
    found = inputs(asked, known, stdin)
    named = [item for item in found if not (force_exclude and known.excludes(item.path))]
    if changed_since and named:
        from sopctl.api.changed import touched

        named = touched(named, changed_since)
    groups: dict[Path | None, list[Input]] = {}
    for item in named:
        groups.setdefault(known.file_for(item.path), []).append(item)
    if not found:
        raise _nothing(asked)
    return [
        Batch(known.config(file), items, overrides or Overrides(), file.parent if file else None)
        for file, items in groups.items()
    ]


def _nothing(asked: list[str]) -> NothingToDoError:
    where = ", ".join(asked)
    return NothingToDoError(
        Text(f"nothing to do: no SOP in {where}", f"tidak ada yang dikerjakan: tidak ada SOP di {where}"),
        Text(
            "name a file, or a folder with files that end with .sop.yaml",
            "sebutkan berkas, atau folder yang berisi berkas berakhiran .sop.yaml",
        ),
    )
