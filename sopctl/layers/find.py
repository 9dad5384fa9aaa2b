"""Where settings are: `sopctl.toml`, or `[tool.sopctl]` in `pyproject.toml`, nearest upward from a file."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from sopctl.cache.trace import look

OWN, SHARED = "sopctl.toml", "pyproject.toml"
"""Names of the file that is all settings, and of the one in which they are a table beside others."""


def nearest(folder: Path) -> Path | None:
    """Return the settings file that holds for files in `folder`, or None."""
    for file in places(folder):
        look(file)
        if os.path.isfile(file) and (file.name == OWN or _has_table(file)):
            return file
    return None


def places(folder: Path) -> Iterator[Path]:
    """Yield where settings for files in `folder` may be, the nearest first, whether there is a file or not."""
    for parent in (folder, *folder.parents):
        yield from (parent / OWN, parent / SHARED)


def _has_table(path: Path) -> bool:
    try:
        return re.search(r"^\[+tool\.sopctl[\].]", path.read_text(encoding="utf-8"), re.MULTILINE) is not None
    except (OSError, UnicodeDecodeError):
        return False


def seen_from_here(path: Path) -> Path:
    """Return `path` without the working folder, where it is below."""
    try:
        here = Path.cwd()
    except OSError:  # the folder that we are in was removed
        return path
    return path.relative_to(here) if path.is_relative_to(here) else path
