"""Finding the profile that an SOP asks for: one that comes with the tool, a project's own, or a file."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from sopctl import resources
from sopctl.i18n import document_language
from sopctl.load import load_profile
from sopctl.model import Profile
from sopctl.source import Problem, read_file

SUFFIX = ".yaml"


class ProfileError(Exception):
    """A profile file cannot be used; the message names file, line and column."""


def default_name(language: str) -> str:
    """Return the profile of an SOP in `language` that names none."""
    return "sop-ap" if document_language(language) == "id" else "plain"


def names(folders: Iterable[Path] = ()) -> tuple[str, ...]:
    """Return the names that may be asked for: those in `folders` and those that come with the tool."""
    found = {path.stem for folder in (*folders, _own_folder()) for path in folder.glob("*" + SUFFIX)}
    return tuple(sorted(found))


def find(name: str, folders: tuple[Path, ...] = (), beside: Path | None = None) -> Profile | None:
    """Return the profile called `name`, None where there is none.

    `folders` come before the tool's own; a name that ends with .yaml is a file, relative to `beside`.
    Raises ProfileError where the file has faults.
    """
    if name.endswith(SUFFIX):
        path = (beside or Path()) / name
        return _read(path) if path.is_file() else None
    if not name or Path(name).name != name:
        return None
    for folder in (*folders, _own_folder()):
        path = folder / (name + SUFFIX)
        if path.is_file():
            return _read(path)
    return None


def _own_folder() -> Path:
    return resources.templates() / "profiles"


@lru_cache(maxsize=64)
def _read(path: Path) -> Profile:
    profile, problems = load_profile(read_file(path, str(path)))
    if problems:
        raise ProfileError("\n".join(_line(path, problem) for problem in problems))
    return profile


def _line(path: Path, problem: Problem) -> str:
    what = problem.detail.get("field") or problem.detail.get("message", "")
    return f"{path}:{problem.place.line}:{problem.place.column}: {problem.kind} `{what}`"
