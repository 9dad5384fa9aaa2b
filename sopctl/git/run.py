"""One call of git: no shell, no questions, no messages of its own to the user."""

import os
import subprocess
import sys

from sopctl.errors import ToldError
from sopctl.i18n import Text

_SECONDS = 60
"""How long one call may take."""
_MOST_CONFLICTS = 127
"""What `git merge-file` returns at most for conflicts; more is a failure."""
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
"""What git tells its hooks of the repository that they run for; a file may lie in another one."""


class GitError(ToldError):
    """git is not here, or cannot do what was asked; `reason` is the first line that it said."""

    def __init__(self, text: Text, remedy: Text | None = None, reason: str = "") -> None:
        super().__init__(text, remedy)
        self.reason = reason


def git(folder: str, *arguments: str, given: bytes = b"") -> bytes:
    """Return what git prints when it runs in `folder` with `given` as its input. Raises GitError where it fails."""
    done = _run("-C", folder or ".", *arguments, given=given)
    if done.returncode:
        raise _failed(done.stderr.decode("utf-8", "replace").strip().partition("\n")[0].removeprefix("fatal: "))
    return done.stdout


def merge_file(ours: str, base: str, theirs: str, names: tuple[str, str, str], size: int) -> tuple[bytes, bool]:
    """Return the files merged line by line as git does it, and whether conflicts are marked in it.

    Raises GitError, always with a reason, where git is missing or cannot merge them, such as files that are binary.
    """
    labels = [part for name in names for part in ("-L", name)]
    files = [os.path.abspath(name) for name in (ours, base, theirs)]
    try:
        done = _run("merge-file", "-p", f"--marker-size={size}", *labels, "--", *files)
    except GitError as error:
        raise GitError(error.text, error.remedy, "git") from error
    if done.returncode > _MOST_CONFLICTS or done.returncode < 0:
        raise _failed(done.stderr.decode("utf-8", "replace").strip() or "git")
    return done.stdout, done.returncode > 0


def _run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git, whatever it comes to. Raises GitError where it is missing or does not end."""
    surroundings = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    surroundings |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(  # noqa: S603  no shell; whoever calls guards against revisions that look like options
            [_program(), *arguments],
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            input=given,
            env=surroundings,
        )
    except FileNotFoundError as error:
        raise GitError(
            Text("this needs git, which is not here", "ini memerlukan git, yang tidak ditemukan"),
            Text(
                "install git, or compare files instead of revisions", "pasang git, atau bandingkan berkas, bukan revisi"
            ),
        ) from error
    except subprocess.TimeoutExpired as error:
        raise GitError(Text("git does not answer", "git tidak menjawab")) from error


def _program() -> str:
    """Return what starts git: on Windows never a `git.exe` of the working folder. Raises FileNotFoundError."""
    if sys.platform == "win32":
        from sopctl.programs import on_path

        if program := on_path("git"):
            return program
        raise FileNotFoundError
    return "git"


def _failed(reason: str) -> GitError:
    return GitError(Text(f"git failed: {reason}", f"git gagal: {reason}"), None, reason)
