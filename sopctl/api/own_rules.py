"""The rules that a project brings itself, from where its settings say that they are."""

import os
from collections.abc import Iterator
from pathlib import Path

from sopctl.cache.trace import look
from sopctl.config import ConfigError, Resolved
from sopctl.i18n import Text
from sopctl.layers.find import seen_from_here
from sopctl.project import SUFFIX
from sopctl.rules import own
from sopctl.rules.catalogue import Catalogue
from sopctl.rules.own import Declared

_SUFFIXES = (".yaml", ".yml")


def with_own(resolved: Resolved, root: Path) -> Catalogue:
    """Return the rules of the tool and those that the settings bring. Raises ConfigError for one that is no rule."""
    return own.with_own(found(resolved, root))


def found(resolved: Resolved, root: Path) -> Iterator[Declared]:
    """Yield the rules that the settings bring."""
    for number, name in enumerate(resolved.config.rules):
        yield from _in(root / name, f"{resolved.place('rules', number)}: `rules`")
    for number, name in enumerate(resolved.config.plugins):
        from sopctl.rules.own.python import plugged_in

        yield from plugged_in(name, f"{resolved.place('plugins', number)}: `plugins`")


def rule_files(path: Path) -> list[Path]:
    """Return the rule files below a folder in a fixed order; a file is one itself.

    A folder that cannot be looked into is returned too, so that reading it tells.
    """
    if not os.path.isdir(path):
        return [path]
    locked: list[Path] = []
    walk = os.walk(path, onerror=lambda error: locked.append(Path(error.filename)))
    found = [Path(parent, name) for parent, _, files in walk for name in files if name.endswith(_SUFFIXES)]
    return sorted([*locked, *(file for file in found if not file.name.endswith(SUFFIX))])


def _in(path: Path, where: str) -> Iterator[Declared]:
    path = seen_from_here(Path(os.path.normpath(path)))
    look(path)
    if not os.path.lexists(path):
        raise ConfigError(
            Text(f"{where}: there is no file or folder {path}", f"{where}: tidak ada berkas atau folder {path}"),
            Text("name files with rules, or folders of them, as seen from this file",
                 "sebutkan berkas aturan, atau foldernya, dilihat dari berkas ini"),
        )  # fmt: skip
    for file in rule_files(path):
        yield from own.declared(file)
