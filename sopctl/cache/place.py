"""Where the cache lies, and whether there is one at all.

It lies with the user and not in the project: a project that was cloned from elsewhere could bring a cache of its own,
which says what its author likes.
"""

import os
import sys

VARIABLE, OFF = "SOPCTL_CACHE_DIR", "SOPCTL_NO_CACHE"
"""Names of variables of the environment: another folder for the cache, and a switch that turns it off (any value)."""

_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder is a cache of sopctl and may be removed (https://bford.info/cachedir/).\n"
)
_UNTRACKED = "# made by sopctl\n*\n"


def folder() -> str:
    """Return the folder of the cache, whether it exists or not; nothing where there is to be no cache."""
    if os.environ.get(OFF):
        return ""
    if own := os.environ.get(VARIABLE):
        return os.path.abspath(own)
    home = _of_the_user()
    return os.path.join(home, "sopctl") if os.path.isabs(home) else ""


def _of_the_user() -> str:
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA", "")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches")
    return os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")


def prepare(place: str) -> None:
    """Make the folder, which backups and git leave out. Raises OSError."""
    if os.path.isdir(place):
        return
    os.makedirs(os.path.dirname(place), exist_ok=True)
    os.makedirs(place, mode=0o700, exist_ok=True)
    for name, text in (("CACHEDIR.TAG", _TAG), (".gitignore", _UNTRACKED)):
        with open(os.path.join(place, name), "w", encoding="utf-8") as stream:
            stream.write(text)
