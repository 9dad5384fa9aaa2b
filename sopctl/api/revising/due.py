"""Which version an SOP must have, by what changed in it since a revision."""

import os
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sopctl.api.errors import ApiError, nothing_in, unreadable
from sopctl.api.inputs import Input, Settings, inputs
from sopctl.api.levels import levels_of
from sopctl.diff import Comparison, Level, compare
from sopctl.diff.version import following, is_enough, numbers
from sopctl.git import Repository, find
from sopctl.i18n import Text
from sopctl.load import Loaded, load
from sopctl.project import SUFFIX, VersionDue, id_in
from sopctl.reports.changes.verdict import LEVELS
from sopctl.source import decode
from sopctl.source.files import MAX_BYTES


class Due(Struct, frozen=True):
    """One SOP, and the version that its changes ask for."""

    item: Input
    data: bytes
    loaded: Loaded
    base: str
    """The revision that it is compared with, as users know it."""
    comparison: Comparison | None = None
    """None for an SOP that this revision does not have."""
    history: frozenset[str] = frozenset()
    """Versions in the history of then."""

    @property
    def level(self) -> Level:
        """The part of the version that has to grow."""
        return self.comparison.level if self.comparison else Level.NONE

    @property
    def old(self) -> str:
        """The version of then."""
        return self.comparison.old.version if self.comparison else ""

    @property
    def has(self) -> str:
        """The version that the file has."""
        return self.loaded.sop.version

    @property
    def is_effective(self) -> bool:
        """Whether the file says that it holds."""
        return self.loaded.sop.status == "effective"

    @property
    def needed(self) -> str:
        """The lowest version that is enough, "" where nothing tells: a new SOP, or a version without a number."""
        return following(self.old, self.level)

    @property
    def is_enough(self) -> bool:
        """Whether the file has that version, or a higher one. A version that lost its number is not enough."""
        if not self.comparison or self.level is Level.NONE or not numbers(self.old):
            return True
        return bool(numbers(self.has)) and is_enough(self.old, self.has, self.level)


def due(paths: Iterable[str], ref: str = "") -> Iterator[Due]:
    """Yield the SOPs in `paths` that differ from a revision, or that it does not have, and what that asks for.

    Without `ref` it is where the work at hand began: where HEAD parted from the main branch, else HEAD; with `ref`,
    where HEAD parted from that. Raises ToldError where git or a file cannot be read, or a merge is not finished.
    """
    asked, settings = list(paths), Settings()
    found = inputs(asked, settings)
    if not found:
        raise nothing_in(asked)
    for item in found:
        _readable(item)
    yield from _due_of(found, ref, settings)


def too_low(items: Iterable[Input], ref: str) -> dict[str, VersionDue]:
    """Return what files with too low a version must have, by the names of the files.

    A file that cannot be understood is left out: the linter tells why. Raises GitError where git cannot tell.
    """
    there = [item for item in items if item.data is None and os.path.isfile(item.path)]
    found = _due_of(there, ref, Settings(), tolerant=True)
    return {
        one.item.name: VersionDue(one.needed, LEVELS[one.level], one.old, one.base)
        for one in found
        if not one.is_enough
    }


_BY_HAND = Text(
    "what changed is told by git: keep the SOPs in a repository (`git init`), or raise `version:` by hand",
    "perubahan diketahui dari git: simpan SOP dalam repositori (`git init`), atau naikkan sendiri `version:`",
)


def _due_of(items: list[Input], ref: str, settings: Settings, *, tolerant: bool = False) -> Iterator[Due]:
    groups: dict[str, list[Input]] = {}
    for item in items:
        groups.setdefault(find(str(item.path.parent), _BY_HAND).top, []).append(item)
    for top, group in groups.items():
        yield from _in_repository(Repository(top), group, ref, settings, tolerant=tolerant)


def _in_repository(
    repository: Repository, items: list[Input], ref: str, settings: Settings, *, tolerant: bool
) -> Iterator[Due]:
    since = ref or repository.trunk()
    commit = repository.merge_base(since)
    names = {repository.name_of(item.path, as_link=True): item for item in items}
    changed = {entry.path: entry for entry in repository.changed(commit) if entry.path.endswith(SUFFIX)}
    for path in repository.conflicted():
        if path in names and not tolerant:
            raise _in_merge(names[path])
    gone = [entry.old for entry in changed.values() if entry.old and not entry.on_disk]
    blobs = repository.blobs([*gone, *(changed[path].old for path in names if path in changed)])
    heirs = {id_in(blobs[name]): blobs[name] for name in gone}
    for path, item in names.items():
        if path in changed:
            data = _read(item)
            old = blobs.get(changed[path].old) or heirs.get(id_in(data))
            try:
                yield _due(item, data, old, since, settings)
            except ApiError:
                if not tolerant:
                    raise


def _due(item: Input, data: bytes, old: bytes | None, base: str, settings: Settings) -> Due:
    now = load(decode(data, item.name))
    _understood(now, item.name)
    if old is None:
        return Due(item, data, now, base)
    then = load(decode(old, f"{base}:{item.name}"))
    _understood(then, f"{base}:{item.name}")
    comparison = compare(then.sop, now.sop, levels_of(settings.resolved(settings.file_for(item.path))))
    return Due(item, data, now, base, comparison, frozenset(line.version for line in then.sop.history))


def _understood(loaded: Loaded, name: str) -> None:
    """Raise ApiError for a file of which a part could not be read: who knows what changed there."""
    source = loaded.source
    fault = source.loss or next((problem for problem in loaded.problems if problem.kind == "wrong-type"), None)
    if source.complete and not fault:
        return
    place = (fault or source.problems[0]).place
    raise ApiError(
        Text(
            f"{name}:{place.line}:{place.column}: cannot be understood, so its changes cannot be weighed",
            f"{name}:{place.line}:{place.column}: tidak dapat dipahami, jadi perubahannya tidak dapat dinilai",
        ),
        Text("`sopctl lint` tells what is wrong", "`sopctl lint` menunjukkan kesalahannya"),
    )


def _in_merge(item: Input) -> ApiError:
    return ApiError(
        Text(
            f"{item.name}: a merge left it with conflicts; nothing was written",
            f"{item.name}: penggabungan menyisakan konflik di dalamnya; tidak ada yang ditulis",
        ),
        Text("resolve them and `git add` the file first", "selesaikan dahulu, lalu `git add` berkasnya"),
    )


def _readable(item: Input) -> None:
    if item.data is not None or not os.path.isfile(item.path):
        raise ApiError(
            Text(f"{item.name}: no such file", f"{item.name}: berkas tidak ada"),
            Text("name a file or a folder in a git repository", "sebutkan berkas atau folder di repositori git"),
        )


def _read(item: Input) -> bytes:
    try:
        with open(item.path, "rb") as stream:  # noqa: PTH123  what was named
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise unreadable(item.name, error) from error
