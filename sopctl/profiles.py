"""Finding the profile that an SOP asks for, one that comes with the tool, a project's own or a file, and judging it."""

import os
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel

from sopctl import resources
from sopctl.cache.trace import look
from sopctl.diagnostic import Place
from sopctl.i18n import Language, document_language
from sopctl.load import load_profile
from sopctl.model import Profile, Revision, Sop
from sopctl.model.profile import COLUMNS
from sopctl.regex import regex
from sopctl.source import Problem, Source, read_file
from sopctl.source.source import START
from sopctl.suggest import closest

SUFFIX = ".yaml"
MAX_BYTES = 100_000
"""Twenty times the longest profile that comes with the tool; an SOP names the file, so it may be any file."""

_HARMLESS = frozenset({"byte-order-mark", "mixed-line-ends", "ambiguous-scalar"})
"""Problems that change nothing of what a profile says; only an SOP is sent to other programs."""
_MOST = 20
"""Names that are told to be wrong in one file; whoever has more of them did not write a profile."""
_NO_LINE = frozenset({"identity", "layout", "steps", "service", "service.hours", "history", "actors", "sections"})
"""Fields that are no text, so that the identity block has no line for them."""
_LINES = frozenset({"identity", "cover"})
"""Parts of a document that hold a line for each field."""
_BLOCKS = frozenset({"service", "history", "actors"})
"""Those of them that are printed before or after the steps."""
_CHECKLIST = (
    "unit", "officer", "subject", "date", "activity", "yes", "no", "not_applicable", "remarks", "assessor"
)  # fmt: skip
_OTHER_HEADINGS = frozenset({"flowchart", "standard", "checklist", *(f"checklist.{name}" for name in _CHECKLIST)})
"""Headings of what is no field: the picture, the columns of the quality standard together, and the check list."""
_IN_MAPPING = regex(r"(?:sections|actors|service\.hours)\.[^.]+")
"""Fields whose last name the SOP chooses."""
_SECTION = regex(r"sections\..+")


class ProfileFile(Struct, frozen=True):
    """A profile file as far as it was understood."""

    source: Source
    profile: Profile
    problems: tuple[Problem, ...]
    """What is wrong with it, in the order of the file; with any of these it cannot be trusted."""


def default_name(language: str) -> str:
    """Return the profile of an SOP in `language` that names none."""
    return "sop-ap" if document_language(language) == "id" else "plain"


def default(language: str) -> Profile:
    """Return the profile that comes with the tool for an SOP in `language`."""
    return find(default_name(language)) or Profile()


def names(folders: Iterable[Path] = ()) -> tuple[str, ...]:
    """Return the names that may be asked for: those in `folders` and those that come with the tool."""
    found = {name for folder in (*folders, _own_folder()) for name in _files(folder) if name.endswith(SUFFIX)}
    return tuple(sorted(name.removesuffix(SUFFIX) for name in found))


def find(name: str) -> Profile | None:
    """Return the profile called `name` that comes with the tool, None where there is none."""
    file = read(name)
    return file.profile if file else None


def read(name: str, folders: tuple[Path, ...] = (), beside: Path | None = None) -> ProfileFile | None:
    """Return the profile file called `name`, None where there is none. Never raises: see `ProfileFile.problems`.

    `folders` come before the tool's own; a name that ends with .yaml is a file, relative to `beside`.
    """
    if name.endswith(SUFFIX):
        return _read((beside or Path()) / name)
    if not name or Path(name).name != name:
        return None
    found = (_read(folder / (name + SUFFIX)) for folder in (*folders, _own_folder()))
    return next(filter(None, found), None)


def places(name: str, folders: Iterable[Path] = (), beside: Path | None = None) -> set[Path]:
    """Return where the profile called `name` is or may come to be among a user's own files."""
    if name.endswith(SUFFIX):
        return {(beside or Path()) / name}
    return {folder / (name + SUFFIX) for folder in folders}


def understood(source: Source) -> ProfileFile:
    """Return the profile in `source`, and what is wrong with it."""
    profile, problems = load_profile(source)
    if source.complete:
        problems = (*problems, *_other_name(source), *islice(_misnamed(source), _MOST))
    else:
        problems = tuple(source.problems)  # what follows from half a file is no news
    serious = (problem for problem in problems if problem.kind not in _HARMLESS)
    return ProfileFile(source, profile, tuple(sorted(serious, key=lambda problem: problem.place)))


def heading(profile: Profile, path: str, language: Language) -> str:
    """Return the heading of a field, section or column in `profile`, else in the profile plain, else nothing."""
    for words in (profile.words.get(path), _plain().words.get(path)):
        if words and (said := words.in_(language)):
            return said
    return ""


@cache
def _plain() -> Profile:
    """Return the profile that has words for every field; another one names only those that differ."""
    return find("plain") or Profile()


def _own_folder() -> Path:
    return resources.templates() / "profiles"


def _files(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _read(path: Path) -> ProfileFile | None:
    look(path)
    try:
        status = path.stat()
    except (OSError, ValueError):  # absent, in a locked folder, or a name that no file can have
        return None
    return _read_version(path, os.path.abspath(path), status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _read_version(path: Path, _absolute: str, _changed: int, size: int) -> ProfileFile:
    return understood(_too_large(str(path)) if size > MAX_BYTES else read_file(path, str(path)))


def _too_large(name: str) -> Source:
    source = Source(name)
    source.problems.append(Problem("over-the-limit", START, {"what": "bytes", "limit": str(MAX_BYTES)}))
    source.complete = False
    return source


def _other_name(source: Source) -> Iterator[Problem]:
    """Yield a name in the file that is not the file's: asked for by that name, it would not be found."""
    said, name = source.value.get("profile"), Path(source.name).name.removesuffix(SUFFIX)
    if isinstance(said, str) and said != name:
        yield Problem("other-name", source.place(("profile",)), {"field": said, "name": name})


def _misnamed(source: Source) -> Iterator[Problem]:
    """Yield each name that stands for nothing, so that what the profile says of it would vanish."""
    for name, place in _names(source, "required"):
        if name not in _fields() and not _IN_MAPPING.fullmatch(name):
            yield _unknown("unknown-path", name, place, _fields())
    for block in ("identity", "cover", "before_steps", "after_steps"):
        for name, place in _names(source, block):
            if name in _printed(block) or (block not in _LINES and _SECTION.fullmatch(name)):
                continue
            if name in _fields() or _IN_MAPPING.fullmatch(name):
                yield Problem("unprinted-field", place, {"field": name, "block": block})
            else:
                yield _unknown("unknown-path", name, place, _printed(block))
    for name, place in _names(source, "columns"):
        if name not in COLUMNS:
            yield _unknown("unknown-column", name, place, frozenset(COLUMNS))
    for name, place in _names(source, "words"):
        if name not in _headings() and not _SECTION.fullmatch(name):
            yield _unknown("unknown-heading", name, place, _headings())


def _unknown(kind: str, name: str, place: Place, known: frozenset[str]) -> Problem:
    last = "." + name.rpartition(".")[2]
    meant = next((other for other in sorted(known) if other.endswith(last)), "") or closest(name.lower(), known)
    return Problem(kind, place, {"field": name, "suggestion": meant})


def _names(source: Source, field: str) -> Iterator[tuple[str, Place]]:
    """Yield the names in `field`, keys or items, with their places."""
    written = source.value.get(field)
    if isinstance(written, dict):
        for name in written:
            yield name, source.place((field, name), key=True)
    elif isinstance(written, list):
        for number, name in enumerate(written):
            if isinstance(name, str):
                yield name, source.place((field, number))
    elif isinstance(written, str):
        yield written, source.place((field,))


@cache
def _fields() -> frozenset[str]:
    """Return the dotted paths of all fields of an SOP that stand in it once."""
    return frozenset(_paths(Sop))


def _paths(model: type[BaseModel], above: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield above + name
        if inner := _model_in(field.annotation):
            yield from _paths(inner, f"{above}{name}.")


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model in `Model` and `Model | None`; a list or a mapping of models has none that a path leads to."""
    candidates = () if get_origin(annotation) in {tuple, dict} else (annotation, *get_args(annotation))
    models = (model for model in candidates if isinstance(model, type) and issubclass(model, BaseModel))
    return next(models, None)


@cache
def _printed(block: str) -> frozenset[str]:
    """Return the fields that can be printed in a block of the document."""
    return _fields() - _NO_LINE if block in _LINES else _fields() - _NO_LINE | _BLOCKS


@cache
def _headings() -> frozenset[str]:
    return _fields() | set(COLUMNS) | _OTHER_HEADINGS | {f"history.{name}" for name in Revision.model_fields}
