"""The lines in git's configuration that say what our drivers are."""

import os
import shlex
import shutil
import sys
from pathlib import Path

from sopctl.api.errors import ApiError
from sopctl.git import GitError, git
from sopctl.i18n import Text

_MERGE = "git merge-driver"
_DRIVER = f"{_MERGE} --marker-size %L --names %X %Y -- %O %A %B %P"
_TEXTCONV = "git textconv --"
_REPORT = "git diff-driver --"
_HEAD_OF_STEP = "^(steps\\..*)$"


def wanted(command: str, *, report: bool = True) -> dict[str, str]:
    """Return the settings, with `command` as what starts this program.

    With `report`, `git diff` tells what changed; without, it shows lines, as `git log -p` always does.
    """
    return ({"diff.sopctl.command": f"{command} {_REPORT}"} if report else {}) | {
        "diff.sopctl.textconv": f"{command} {_TEXTCONV}",
        "diff.sopctl.xfuncname": _HEAD_OF_STEP,
        "merge.sopctl.name": "SOP, by step and field (sopctl)",
        "merge.sopctl.driver": f"{command} {_DRIVER}",
    }


def own_command() -> str:
    """Return what starts this program from anywhere, as git's shell reads it, on Windows too."""
    folder = Path(sys.executable).parent
    found = next((p for n in ("sopctl.exe", "sopctl") if os.path.isfile(p := folder / n)), None)
    program = found or shutil.which("sopctl")
    if program:
        return quoted(str(program))
    return f"{quoted(sys.executable)} -m sopctl"


def quoted(program: str) -> str:
    """Return a path for a POSIX shell; git for Windows brings one along, to which a backslash is no separator."""
    return shlex.quote(program.replace("\\", "/") if os.sep == "\\" else program)


class Settings:
    """The part of git's configuration of one scope: `--local` of a repository, or `--global`."""

    def __init__(self, folder: str, scope: str) -> None:
        self.folder = folder
        self.scope = scope

    def present(self) -> dict[str, str]:
        """Return the settings of drivers called sopctl that are there."""
        try:
            told = self._git("--null", "--get-regexp", r"^(diff|merge)\.sopctl\.")
        except GitError as error:
            if error.reason:
                raise
            return {}
        pairs = (item.partition("\n") for item in told.split("\0") if item)
        return {name: value for name, _, value in pairs}

    def foreign(self) -> dict[str, str]:
        """Return those that this program did not write."""
        return {name: value for name, value in self.present().items() if not _is_own(name, value)}

    def write(self, settings: dict[str, str]) -> bool:
        """Write settings; tell whether any was another before."""
        old = self.present()
        differing = {name: value for name, value in settings.items() if old.get(name) != value}
        for name in old.keys() - settings.keys():
            self._git("--unset-all", name)
        for name, value in differing.items():
            self._git("--replace-all", name, value)
        return bool(differing or old.keys() - settings.keys())

    def forget(self) -> bool:
        """Take out what this program wrote; tell whether there was anything."""
        present = self.present()
        own = [name for name, value in present.items() if _is_own(name, value)]
        for section in ("diff.sopctl", "merge.sopctl"):
            inside = [name for name in present if name.startswith(f"{section}.")]
            if inside and set(inside) <= set(own):
                self._git("--remove-section", section)
            else:
                for name in inside:
                    if name in own:
                        self._git("--unset-all", name)
        return bool(own)

    def attributes_file(self) -> Path:
        """Return the file of attributes that holds for all of a user's repositories."""
        try:
            told = self._git("--type=path", "--get", "core.attributesFile").strip("\r\n")
        except GitError as error:
            if error.reason:
                raise
            told = ""
        home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
        return Path(told) if told else Path(home, "git", "attributes")

    def _git(self, *arguments: str) -> str:
        return os.fsdecode(git(self.folder, "config", self.scope, *arguments))


def _is_own(name: str, value: str) -> bool:
    key = name.lower()
    if key == "merge.sopctl.driver":
        return f" {_MERGE} " in value
    calls = {"diff.sopctl.textconv": _TEXTCONV, "diff.sopctl.command": _REPORT}
    if key in calls:
        return value.endswith(f" {calls[key]}")
    return wanted("").get(key) == value


def refused(foreign: dict[str, str]) -> ApiError:
    """Return the error about drivers of this name that somebody else set up."""
    name, value = next(iter(foreign.items()))
    return ApiError(
        Text(
            f"git has another driver called sopctl: {name} = {value}; nothing was changed",
            f"git sudah memiliki driver lain bernama sopctl: {name} = {value}; tidak ada yang diubah",
        ),
        Text(f"remove it first: git config --unset {name}", f"hapus dahulu: git config --unset {name}"),
    )
