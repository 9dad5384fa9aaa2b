"""The files that come with the tool, from a checkout or from an installed wheel."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def _home() -> Path:
    """Return the folder that holds `templates/` and `schemas/`."""
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent


def templates() -> Path:
    """Return the folder of document templates, scaffolds and profiles."""
    return _home() / "templates"


def schemas() -> Path:
    """Return the folder of the JSON Schemas."""
    return _home() / "schemas"
