"""Packages with rules that are installed beside the tool (entry points of the group `sopctl.rules`).

Looking for them takes as long as starting up, so it is done only for those that settings name.
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "sopctl.rules"


@cache
def installed() -> "dict[str, EntryPoint]":
    """Return every plugin that is installed, by name."""
    from importlib.metadata import entry_points

    return {point.name: point for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)}
