"""Which SOPs are touched by a change in git: those that changed, and those that call one that did."""

import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from sopctl.api.errors import ApiError
from sopctl.api.inputs import Input
from sopctl.i18n import Text
from sopctl.project import heads

_CALLS = re.compile(r"\bcalls:[ \t]*[\"']?([^\s\"',}]+)")
_SECONDS = 60


def touched(items: Iterable[Input], ref: str) -> list[Input]:
    """Return those of `items` that differ between `ref` and the files on disk, or that call one that does.

    What `ref` has beyond the common ancestor with HEAD does not count. Raises ApiError where git cannot tell.
    """
    everything = list(items)
    folders = {os.path.abspath(item.path.parent) for item in everything}
    tops = {_git(folder, "rev-parse", "--show-toplevel").strip() for folder in folders}
    changed = {os.path.realpath(path) for top in tops for path in _changed(top, ref)}
    direct = [item for item in everything if os.path.realpath(item.path) in changed]
    ids = heads(item.path for item in direct).keys()
    return [item for item in everything if item in direct or not ids.isdisjoint(_called(item.path))]


def _changed(top: str, ref: str) -> list[str]:
    """Return every file below `top` that changed since the common ancestor of `ref` and HEAD, new ones too."""
    if ref.startswith("-"):
        raise _unknown(ref, "")
    base = _git(top, "merge-base", ref, "HEAD", told=ref).strip()
    names = _git(top, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", base, "--")
    names += _git(top, "ls-files", "-z", "--others", "--exclude-standard")
    return [os.path.join(top, name) for name in names.split("\0") if name]  # noqa: PTH118  a name may be anything


def _called(path: Path) -> set[str]:
    try:
        return set(_CALLS.findall(path.read_text(encoding="utf-8", errors="replace")))
    except OSError:
        return set()


def _git(folder: str, *arguments: str, told: str = "") -> str:
    command = ["git", "-C", folder, *arguments]
    try:
        done = subprocess.run(  # noqa: S603  no shell, and the revision cannot be an option
            command, capture_output=True, check=False, timeout=_SECONDS, stdin=subprocess.DEVNULL
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
    return os.fsdecode(done.stdout)


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
