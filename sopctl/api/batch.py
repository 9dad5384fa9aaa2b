"""Checked SOPs, a project at a time."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from sopctl import brand, clock, profiles
from sopctl.api import own_profiles
from sopctl.api.errors import ApiError, nothing_in
from sopctl.api.examining import examining
from sopctl.api.inputs import UNNAMED, Input, Settings, Standard, inputs
from sopctl.api.memory import Examined, Memory, Session, memory
from sopctl.api.selection import selection
from sopctl.brand import Brand
from sopctl.cache import trace
from sopctl.check import Checked, Linter, Ruling
from sopctl.config import Config, Resolved
from sopctl.diagnostic import Diagnostic
from sopctl.flow import Flow
from sopctl.i18n import Text
from sopctl.load import load
from sopctl.model import Sop
from sopctl.profiles import ProfileFile
from sopctl.project import Head, beside, files_below, heads, is_excluded, sop_files
from sopctl.rules.catalogue import Rule
from sopctl.rules.language.own import OwnWords


class Overrides(Struct, frozen=True):
    """What the command line says over the settings file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str = ""
    preset: str = ""


class Batch(Struct, dict=True):
    """The files of one project, under one settings file."""

    config: Config
    inputs: list[Input]
    overrides: Overrides = field(default_factory=Overrides)
    root: Path | None = None
    """The folder of the settings file, which is the project's; None where there is no such file."""
    resolved: Resolved | None = None
    """Where the settings come from; None where nobody asked for a file."""
    since: str = ""
    """The revision of git that versions are compared with; empty where they are not."""
    profile_files: set[Path] = field(default_factory=set)
    """The profiles that were asked for so far, as far as they are files of the user's own, there or not."""

    remembers: bool = False
    """Whether anybody wants to know what the findings rest on."""
    alone: bool = False
    """Whether files are looked at one by one only, so that nothing is to be known of those around them."""

    def __reduce__(self) -> tuple[Callable[..., "Batch"], tuple[object, ...]]:
        """Keep what another process needs to read and draw; the linter holds modules and stays here."""
        drawing = () if self.alone else ("titles", "brand")
        known = {name: getattr(self, name) for name in drawing}
        return _with_known, (known, *(getattr(self, name) for name in self.__struct_fields__))

    @cached_property
    def linter(self) -> Linter:
        """The linter of this project. Raises ToldError for rules, options and folders that do not exist."""
        self._own_profiles  # noqa: B018  raises
        chosen = selection(self.resolved or Resolved(self.config), self.overrides, self.root)
        words = OwnWords.of(self.config.words)
        return Linter(chosen, {name: head.file for name, head in self._neighbours.items()}, words)

    @cached_property
    def _own_profiles(self) -> tuple[Path, ...]:
        """The folders with profiles of the project's own. Raises ConfigError for one that is not there."""
        return own_profiles.folders(self.resolved or Resolved(self.config), self.root or Path())

    @property
    def own_rules(self) -> tuple[Rule, ...]:
        """The rules that the project brings itself. Raises ToldError for one that is no rule."""
        return self.linter.selection.own_rules if self.config.rules or self.config.plugins else ()

    @cached_property
    def memory(self) -> Memory | Session | None:
        """What is known of the files from earlier runs; None where nothing is to be."""
        preset = self.resolved.preset_name if self.resolved else ""
        return memory((repr(self.config), preset, str(self.root), repr(self.overrides)))

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
        return self.linter.document(loaded.source, self.ruling(loaded.sop, item.path.parent), loaded)

    def examine(self, item: Input) -> Examined:
        """Check one file as if it were alone; `take` then adds it to the others, here or in another process."""
        noting = trace.current() or trace.Trace()
        before, day = noting.dated, clock.today().isoformat()
        noting.dated = bool(self.config.plugins)  # what the code of others asks for, nobody notes
        digest = item.digest() if self.remembers else ""
        loaded = load(item.read())
        ruling = self._known_ruling(loaded.sop.profile, loaded.sop.language, item)
        checked = self.linter.document(loaded.source, ruling, loaded)
        day = day if noting.dated else ""
        noting.dated = noting.dated or before
        sop, told = checked.loaded.sop, self.linter.hand_over(item.name)
        if digest and digest != item.digest():
            digest = ""  # saved again meanwhile
        return Examined(checked.diagnostics, told, sop.profile, sop.language, digest, day)

    def take(self, item: Input, examined: Examined) -> tuple[Diagnostic, ...]:
        """Take in what was found in one file, and remember it for the next run."""
        if examined.told:
            ruling = self._known_ruling(examined.profile, examined.language, item)
            self.linter.recall(examined.told, ruling.profile)
        if self.memory:
            self.memory.put(item.name, examined)
        return examined.diagnostics

    def read(self, item: Input) -> Checked:
        """Read one file again that was checked before; nothing is looked for."""
        loaded = load(item.read())
        return Checked(loaded, Flow.of(loaded.sop), self.ruling(loaded.sop, item.path.parent).profile, ())

    def surroundings(self) -> Iterator[Path]:
        """Yield the files other than SOPs that results depend on, as far as they are known by now."""
        root, settings = self.root or Path(), self.config.brand
        yield from sorted(self.profile_files)
        if self.resolved:
            yield from (layer.path for layer in self.resolved.layers)
            yield from (root / name for name in self.config.rules)
        yield from (root / name for name in (settings.logo, settings.unit_logo, *dict(settings.font).values()) if name)
        if settings.templates:
            yield from files_below(root / settings.templates)

    def documents(self) -> tuple[Diagnostic, ...]:
        """Check what the files say about each other, after each was checked."""
        items = {item.name: item for item in self.inputs}
        found = self.linter.documents(lambda name: items[name].read())
        if self.memory:
            self.memory.save({*self.profile_files, *map((self.root or Path()).joinpath, self.config.rules)})
        return found

    def findings(self, jobs: int | None = 1) -> Iterator[tuple[str, tuple[Diagnostic, ...]]]:
        """Check every file, then what they say about each other; yield the file's name, which is empty for the last.

        So many processes share the work; as many as are worth their start where None.
        """
        known = [self.memory.get(item) if self.memory else None for item in self.inputs]
        fresh = [item for item, examined in zip(self.inputs, known, strict=True) if examined is None]
        self.remembers = self.memory is not None
        self._rulings.clear()
        self.linter  # noqa: B018  raises; and copies of this process have it then
        with examining(self, replace(self, inputs=[], alone=True), fresh, jobs) as examined_anew:
            for item, examined in zip(self.inputs, known, strict=True):
                yield item.name, self.take(item, examined or next(examined_anew))
        yield "", self.documents()

    def ruling(self, sop: Sop, folder: Path) -> Ruling:
        """Return the profile of an SOP in `folder`. Raises ApiError where the command line asks for none that is."""
        return self._ruling(sop.profile, sop.language, folder)

    @cached_property
    def _rulings(self) -> dict[tuple[str, str, Path | None], Ruling]:
        """Those of the run of `findings` that goes on, by what the SOPs say and, where they name a file, the folder."""
        return {}

    def _known_ruling(self, profile: str, language: str, item: Input) -> Ruling:
        """Return the same for an SOP of a run: a profile is looked up once."""
        asked = profile, language, item.path.parent if profile else None
        if (known := self._rulings.get(asked)) is None:
            known = self._rulings[asked] = self._ruling(profile, language, item.path.parent)
        return known

    def _ruling(self, profile: str, language: str, folder: Path) -> Ruling:
        own = self._own_profiles
        name, near = self._wanted_profile(profile, language, folder)
        file = profiles.read(name, own, near)
        self.profile_files |= profiles.places(name, own, near)
        if file and not file.problems:
            return Ruling(file.profile, file=file)
        known = profiles.names(own)
        if self.overrides.profile:
            raise _unusable(name, file, known)
        return Ruling(profiles.default(language), file is not None, known, file)

    def _wanted_profile(self, profile: str, language: str, folder: Path) -> tuple[str, Path]:
        """Return the name of the profile, and the folder that a file is looked for from: that of whoever names it."""
        if self.overrides.profile:
            return self.overrides.profile, Path()
        if profile:
            return profile, folder
        return self.config.profile or profiles.default_name(language), self.root or Path()

    @cached_property
    def _neighbours(self) -> dict[str, Head]:
        """The SOPs around those of this batch: the project's, or those in the same folders."""
        if self.alone:
            return {}
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
        from sopctl.rules.reading.profile import faults

        fault = next(faults(file))
        return ApiError(fault.message, fault.help)
    known = ", ".join(names)
    return ApiError(
        Text(f"there is no profile `{name}`", f"tidak ada profil `{name}`"),
        Text(f"known profiles: {known}", f"profil yang ada: {known}"),
    )


def _with_known(known: dict[str, object], *parts: Any) -> Batch:
    """Return the batch that another process sent, with what that one had worked out."""
    batch = Batch(*parts)
    batch.__dict__.update(known)
    return batch


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
    overrides = overrides or Overrides()
    asked, known = list(paths), Settings(overrides.preset)
    found = inputs(asked, known, stdin)
    named = [item for item in found if not (force_exclude and known.excludes(item.path))]
    if changed_since and named:
        from sopctl.api.touched import touched

        named = touched(named, changed_since)
    groups: dict[Path | None, list[Input]] = {}
    for item in named:
        groups.setdefault(known.file_for(item.path), []).append(item)
    if not found:
        raise nothing_in(asked)
    if not all(known.config(file).cache for file in groups):
        trace.spoil("the settings want no cache")
    return [
        Batch(
            known.config(file),
            items,
            overrides,
            file.parent if file else None,
            known.resolved(file),
            since=changed_since,
        )
        for file, items in groups.items()
    ]
