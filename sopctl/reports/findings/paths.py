"""Names of files as the platforms that show findings want them: from the top of the repository, with slashes."""

import os
from pathlib import Path
from urllib.parse import quote


def relative(file: str) -> str:
    """Return `file` as seen from the current folder where it is below it, with slashes."""
    path, here = Path(os.path.normpath(file)), os.path.abspath("")
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def uri(file: str) -> str:
    """Return `file` as a reference to a URI (RFC 3986): relative where the file is below the current folder."""
    path = Path(relative(file))
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
