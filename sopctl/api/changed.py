"""Which SOPs are touched by a change in git: those that changed, and those that call one that did or that is gone."""

import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sopctl.api.errors import ApiError
from sopctl.api.inputs import Input
from sopctl.i18n import Text
from sopctl.project import SUFFIX, heads, id_in

_CALLS = re.compile(r"""\bcalls["']?:\s*["']?([^\s"',}]+)""")
_SECONDS = 60
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
"""What git tells its hooks of the repository that they run for; a file may lie in another one."""


class _Change(NamedTuple):
    """Files that differ, by absolute name, and the ids that SOPs had before they changed or were removed."""

    files: frozenset[str]
    ids: frozenset[str]


def touched(items: Iterable[Input], ref: str) -> list[Input]:
    """Return those of `items` that differ between `ref` and the files on disk, or that call an SOP that does.

    An SOP that was removed, or that has another id now, is missed by its callers: they count too. So does standard
    input, which no revision holds. What `ref` has beyond the common ancestor with HEAD does not count. Raises ApiError
    where git cannot tell.
    """
    everything = list(items)
    folders = {os.path.abspath(item.path.parent) for item in everything}
    tops = {_git(folder, "rev-parse", "--show-toplevel").strip("\r\n") for folder in folders}
    changes = [_changed(top, ref) for top in tops]
    changed = {os.path.realpath(path) for change in changes for path in change.files}
    direct = {n for n, item in enumerate(everything) if item.data is not None or os.path.realpath(item.path) in changed}
    ids = set(heads(everything[number].path for number in direct)).union(*(change.ids for change in changes))
    return [item for n, item in enumerate(everything) if n in direct or not ids.isdisjoint(_called(item.path))]


def _changed(top: str, ref: str) -> _Change:
    """Return what changed below `top` since the common ancestor of `ref` and HEAD, new files too."""
    if ref.startswith("-"):
        raise _unknown(ref, "")
    base = _git(top, "merge-base", ref, "HEAD", told=ref).strip()
    told = _git(top, "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", base, "--").split("\0")
    files, blobs = told[1::2], [line.split()[2] for line in told[:-1:2]]
    old = [blob for file, blob in zip(files, blobs, strict=True) if file.endswith(SUFFIX) and blob.strip("0")]
    files += filter(None, _git(top, "ls-files", "-z", "--others", "--exclude-standard").split("\0"))
    paths = frozenset(os.path.join(top, name) for name in files)  # noqa: PTH118  a name may be anything
    return _Change(paths, frozenset(id_in(_git_bytes(top, "cat-file", "blob", blob)) for blob in old) - {""})


def _called(path: Path) -> set[str]:
    try:
        return set(_CALLS.findall(path.read_text(encoding="utf-8", errors="replace")))
    except OSError:
        return set()


def _git(folder: str, *arguments: str, told: str = "") -> str:
    return os.fsdecode(_git_bytes(folder, *arguments, told=told))


def _git_bytes(folder: str, *arguments: str, told: str = "") -> bytes:
    surroundings = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    command = ["git", "-C", folder, *arguments]
    try:
        done = subprocess.run(  # noqa: S603  no shell, and the revision cannot be an option
            command, capture_output=True, check=False, timeout=_SECONDS, stdin=subprocess.DEVNULL, env=surroundings
        )
    except FileNotFoundError as error:
        raise ApiError(
            Text(
                "--changed-since needs git, which is not here", "--changed-since memerlukan git, yang tidak ditemukan"
            ),
            Text("install git, or leave the option out", "pasang git, atau hilangkan opsi itu"),
        ) from error
    except subprocess.TimeoutExpired as error:
        raise ApiError(Text("git does not answer", "git tidak menjawab")) from error
    if done.returncode:
        raise _unknown(told, done.stderr.decode("utf-8", "replace").strip().partition("\n")[0])
    return done.stdout


def _unknown(ref: str, reason: str) -> ApiError:
    if not ref:
        return ApiError(
            Text(
                f"--changed-since needs a git repository: {reason}",
                f"--changed-since memerlukan repositori git: {reason}",
            )
        )
    return ApiError(
        Text(f"git knows no revision `{ref}`", f"git tidak mengenal revisi `{ref}`"),
        Text(
            "name a branch or a commit that is here; a shallow clone must be deepened (`git fetch --unshallow`)",
            "sebutkan cabang atau komit yang ada; klona dangkal perlu diperdalam (`git fetch --unshallow`)",
        ),
    )
