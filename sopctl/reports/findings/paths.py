"""Names of files as the platforms that show findings want them: from the top of the repository, with slashes."""

import os
from pathlib import Path
from urllib.parse import quote

_TOPS = {"GITHUB_ACTIONS": "GITHUB_WORKSPACE", "GITLAB_CI": "CI_PROJECT_DIR"}
"""Variables that are `true` in the jobs of a platform, and those that name the folder of the repository there."""


def relative(file: str) -> str:
    """Return `file` with slashes, as seen from the top of the repository in a CI job that says where it is.

    Elsewhere, and for files that are not below it, it is seen from the current folder.
    """
    if (top := _top()) and Path(os.path.abspath(file)).is_relative_to(top):
        return Path(os.path.abspath(file)).relative_to(top).as_posix()
    path, here = Path(os.path.normpath(file)), os.path.abspath("")
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _top() -> str:
    """Return the folder of the repository, empty where no platform names it; a job may work in a folder below."""
    return next((os.environ.get(top, "") for mark, top in _TOPS.items() if os.environ.get(mark) == "true"), "")


def uri(file: str) -> str:
    """Return `file` as a reference to a URI (RFC 3986): relative where the file is below that folder."""
    path = Path(relative(file))
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
