"""From what a user names (files, folders, revisions) to the two versions of each SOP that are compared."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from sopctl.api.errors import ApiError
from sopctl.api.reviewing.asked import At, Disk, Range, Revision, understood
from sopctl.git import Changed, Repository, find
from sopctl.i18n import Text
from sopctl.project import SUFFIX, id_in, sop_files


class Version(Struct, frozen=True):
    """One version of a file: where it lies or lay, what it is called in messages, and its bytes unless on disk."""

    path: Path
    name: str
    data: bytes | None = None

    def bytes(self) -> bytes:
        """Return what is in it; nothing where it cannot be read, which reading it properly tells."""
        try:
            return self.path.read_bytes() if self.data is None else self.data
        except OSError:
            return b""


class Pair(Struct, frozen=True):
    """Two versions of an SOP, of which one may be missing."""

    old: Version | None
    new: Version | None
    in_merge: bool = False
    """True where a merge left the file for the user to decide."""


_WITHOUT_GIT = Text(
    "go to a repository; `sopctl diff OLD NEW` compares two files or folders without one, too",
    "pindah ke suatu repositori; `sopctl diff LAMA BARU` juga membandingkan dua berkas atau folder tanpa repositori",
)


class Versions(Struct, frozen=True):
    """What is compared: the pairs that differ, and how the two sides are called."""

    pairs: tuple[Pair, ...]
    old: str
    new: str
    repository: Repository | None = None
    revision: str | None = None
    """The commit of the new side; None for files on disk."""


def versions(asked: Sequence[str]) -> Versions:
    """Return what is to be compared. Raises ToldError where that cannot be told or read."""
    match understood(asked):
        case [Range(old, new, since_base), *paths]:
            repository = find(_folder(paths), _WITHOUT_GIT)
            commits = (
                (repository.merge_base(old, new) if since_base else repository.commit(old)),
                repository.commit(new),
            )
            return _between(repository, *commits, (old, new), _named(paths, repository))
        case [Revision(old), Revision(new), *paths]:
            repository = find(_folder(paths), _WITHOUT_GIT)
            return _between(
                repository, repository.commit(old), repository.commit(new), (old, new), _named(paths, repository)
            )
        case [Revision(old), *paths]:
            repository = find(_folder(paths), _WITHOUT_GIT)
            return _since(repository, repository.merge_base(old), old, _named(paths, repository))
        case [(Disk() | At()) as old, (Disk() | At()) as new]:
            return _two(old, new)
        case [At() as old]:
            return _two(old, Disk(_place(old)))
        case paths:
            repository = find(_folder(paths), _WITHOUT_GIT)
            trunk = repository.trunk()
            return _since(repository, repository.merge_base(trunk), trunk, _named(paths, repository))


def _folder(paths: Sequence[object]) -> str:
    first = paths[0].path if paths and isinstance(paths[0], Disk) else "."
    return first if os.path.isdir(first) else os.path.dirname(first) or "."  # noqa: PTH120


def _named(paths: Sequence[object], repository: Repository) -> list[str]:
    """Return paths as they are called below the top folder, none where that itself is meant.

    Raises ApiError for what is no path.
    """
    named = []
    for path in paths:
        if not isinstance(path, Disk):
            raise _confused()
        named.append(repository.name_of(path.path))
    return [] if "." in named else named


def _confused() -> ApiError:
    return ApiError(
        Text("this is not two versions", "ini bukan dua versi"),
        Text(
            "name OLD and NEW (files, folders, revisions or REVISION:FILE), or revisions first and then paths",
            "sebutkan LAMA dan BARU (berkas, folder, revisi, atau REVISI:BERKAS), atau revisi dahulu lalu jalur",
        ),
    )


def _between(repository: Repository, old: str, new: str, names: tuple[str, str], paths: Sequence[str]) -> Versions:
    found = [entry for entry in repository.changed(old, new, paths) if entry.path.endswith(SUFFIX)]
    blobs = repository.blobs(name for entry in found for name in (entry.old, entry.new))
    pairs = [
        Pair(
            _version(repository, entry.path, names[0], blobs.get(entry.old)),
            _version(repository, entry.path, names[1], blobs.get(entry.new)),
        )
        for entry in found
    ]
    return Versions(tuple(_followed(pairs)), *names, repository, new)


def _since(repository: Repository, old: str, name: str, paths: Sequence[str]) -> Versions:
    found = [entry for entry in repository.changed(old, None, paths) if entry.path.endswith(SUFFIX)]
    blobs = repository.blobs(entry.old for entry in found)
    merging = set(repository.conflicted()) if found else set()
    pairs = [
        Pair(
            _version(repository, entry.path, name, blobs.get(entry.old)),
            _on_disk(repository, entry),
            entry.path in merging,
        )
        for entry in found
    ]
    return Versions(tuple(_followed(pair for pair in pairs if pair.old or pair.new)), name, "", repository)


def _version(repository: Repository, path: str, revision: str, data: bytes | None) -> Version | None:
    if data is None:
        return None
    place = _seen(repository, path)
    return Version(place, f"{revision}:{place.as_posix()}", data)


def _on_disk(repository: Repository, entry: Changed) -> Version | None:
    place = _seen(repository, entry.path)
    return Version(place, str(place)) if entry.on_disk and not place.is_symlink() else None


def _seen(repository: Repository, path: str) -> Path:
    """Return the place of a file of the repository as it is called from the working folder."""
    place = os.path.join(os.path.realpath(repository.top), path)  # noqa: PTH118  a name may be anything
    try:
        return Path(os.path.relpath(place, os.path.realpath(".")))
    except ValueError:  # another drive
        return Path(place)


def _followed(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Yield the pairs; a file that went and one that came with the same SOP in it are one that was renamed."""
    everything = list(pairs)
    gone = {id_in(pair.old.bytes()): pair for pair in everything if pair.old and not pair.new}
    heirs: dict[str, Pair] = {}
    for pair in everything:
        if pair.new and not pair.old and (sop := id_in(pair.new.bytes())) and sop in gone:
            heirs.setdefault(sop, pair)
    taken = {id(gone[sop]) for sop in heirs}
    for pair in everything:
        if id(pair) in taken:
            continue
        sop = next((sop for sop, heir in heirs.items() if heir is pair), "")
        yield Pair(gone[sop].old, pair.new, pair.in_merge) if sop else pair


def _two(old: Disk | At, new: Disk | At) -> Versions:
    """Compare two files, or two folders file by file."""
    sides = [dict(_files(side)) for side in (old, new)]
    names = [side.path if isinstance(side, Disk) else f"{side.revision}:{side.path}" for side in (old, new)]
    if all(list(side) == [""] for side in sides):
        return Versions((Pair(sides[0][""], sides[1][""]),), names[0], names[1])
    if "" in sides[0] or "" in sides[1]:
        raise ApiError(
            Text(
                f"{names[0]} and {names[1]} are a file and a folder",
                f"{names[0]} dan {names[1]} adalah berkas dan folder",
            ),
            Text("name two files or two folders", "sebutkan dua berkas atau dua folder"),
        )
    pairs = [Pair(sides[0].get(name), sides[1].get(name)) for name in sorted(sides[0].keys() | sides[1].keys())]
    differing = [pair for pair in pairs if not (pair.old and pair.new and pair.old.bytes() == pair.new.bytes())]
    return Versions(tuple(_followed(differing)), names[0], names[1])


def _files(side: Disk | At) -> Iterator[tuple[str, Version]]:
    """Yield the SOPs of one side by their names in its folder; a file by itself has none."""
    if isinstance(side, Disk):
        if not os.path.isdir(side.path):
            yield "", Version(Path(side.path), side.path)
            return
        for path in sop_files(Path(side.path)):
            yield Path(os.path.relpath(path, side.path)).as_posix(), Version(path, str(path))
        return
    repository = find(advice=_WITHOUT_GIT)
    at = _below_top(side, repository)
    kind, name = repository.object_at(side.revision, at)
    if kind == "blob":
        yield "", Version(_seen(repository, at), f"{side.revision}:{at}", repository.blobs([name])[name])
        return
    found = {file: blob for file, blob in repository.files(side.revision, at).items() if file.endswith(SUFFIX)}
    blobs = repository.blobs(found.values())
    for file, blob in found.items():
        inside = file[len(at) :].lstrip("/") if at else file
        yield inside, Version(_seen(repository, file), f"{side.revision}:{file}", blobs[blob])


def _below_top(at: At, repository: Repository) -> str:
    """Return a path as git understands it: from the top folder, from here where it begins with a dot."""
    if not at.path.startswith("."):
        return at.path.rstrip("/")
    inside = repository.name_of(at.path)
    return "" if inside == "." else inside


def _place(at: At) -> str:
    repository = find(advice=_WITHOUT_GIT)
    return str(_seen(repository, _below_top(at, repository)))
