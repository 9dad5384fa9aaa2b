"""Shell completion as scripts: what may stand where is written out, so that no Python starts while somebody types."""

import importlib
from typing import Literal, get_args

from sopctl.reports.completions.tree import Command, CommandOption, Files, Values

Shell = Literal["bash", "zsh", "fish", "powershell"]
SHELLS: tuple[Shell, ...] = get_args(Shell)

__all__ = ["SHELLS", "Command", "CommandOption", "Files", "Shell", "Values", "script"]


def script(shell: Shell, root: Command, version: str) -> str:
    """Return the script for `shell`."""
    made: str = importlib.import_module(f"{__name__}.{shell}").write(root, version)
    return made
