"""Programs of other makers: where they lie."""

import os
import sys
from pathlib import Path


def on_path(name: str) -> str | None:
    """Return where a program lies on the PATH, None where it does not."""
    if sys.platform == "win32":
        return _on_windows(name)
    from shutil import which

    return which(name)


def _on_windows(name: str) -> str | None:
    """Look for a program in folders that the PATH names in whole.

    Windows usually looks in the working folder first, so a project that was cloned could bring a `git.exe` that is run
    in the place of git. A batch file would be given to a shell, so only programs count.
    """
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    programs = (folder / f"{name}.exe" for folder in folders if folder.is_absolute())
    return next((str(program) for program in programs if program.is_file()), None)
