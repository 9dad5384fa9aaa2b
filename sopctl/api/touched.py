"""Which SOPs are touched by a change in git: those that changed, and those that call one that did or that is gone."""

import os
from collections.abc import Iterable
from pathlib import Path

from sopctl.api.inputs import Input
from sopctl.git import find
from sopctl.i18n import Text
from sopctl.layers.find import seen_from_here
from sopctl.project import SUFFIX, heads, id_in
from sopctl.regex import regex

_ALL = Text(
    "leave out --changed-since: without git all files are checked",
    "hapus --changed-since: tanpa git semua berkas diperiksa",
)
_CALLS = regex(r"""\bcalls["']?:\s*["']?([^\s"',}]+)""")


def touched(items: Iterable[Input], ref: str) -> list[Input]:
    """Return those of `items` that differ between `ref` and the files on disk, or that call an SOP that does.

    An SOP that was removed, or that has another id now, is missed by its callers: they count too. So does standard
    input, which no revision holds. What `ref` has beyond the common ancestor with HEAD does not count. Raises GitError
    where git cannot tell.
    """
    everything = list(items)
    folders = {os.path.abspath(item.path.parent) for item in everything}
    changed: set[str] = set()
    ids: set[str] = set()
    for top in {find(str(seen_from_here(Path(folder))), _ALL).top for folder in folders}:
        files, old_ids = _changed(top, ref)
        changed |= {os.path.realpath(path) for path in files}
        ids |= old_ids
    direct = {n for n, item in enumerate(everything) if item.data is not None or os.path.realpath(item.path) in changed}
    ids |= set(heads(everything[number].path for number in direct))
    return [item for n, item in enumerate(everything) if n in direct or not ids.isdisjoint(called(item.path))]


def _changed(top: str, ref: str) -> tuple[list[str], set[str]]:
    """Return the files that differ, by absolute name, and the ids that SOPs had before they changed or went."""
    repository = find(top)
    found = list(repository.changed(repository.merge_base(ref)))
    old = repository.blobs(entry.old for entry in found if entry.path.endswith(SUFFIX))
    files = [os.path.join(top, entry.path) for entry in found]  # noqa: PTH118  a name may be anything
    return files, {id_in(text) for text in old.values()} - {""}


def called(path: Path) -> set[str]:
    """Return the ids of the SOPs that run as steps of the SOP in the file at `path`, from a look at its text."""
    try:
        return set(_CALLS.findall(path.read_text(encoding="utf-8", errors="replace")))
    except OSError:
        return set()
