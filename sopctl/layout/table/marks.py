"""What is marked in a table that shows two versions at once. A painter gives each mark a colour and a sign."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

Mark = Literal["added", "removed", "changed", "moved"]

SIGNS: Mapping[Mark, str] = {
    "added": "+",
    "removed": "\N{MINUS SIGN}",
    "changed": "~",
    "moved": "\N{UP DOWN ARROW}",
}
"""What prints in black and white too."""


class Marks(Struct, frozen=True):
    """Which rows and arrows are marked."""

    rows: Mapping[str, Mark] = field(default_factory=dict)
    """By the name of the row."""
    ways: Mapping[tuple[str, str], Mark] = field(default_factory=dict)
    """Arrows, by the names of the rows that they lead from and to."""
    ghosts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Columns of the actors who did a step before, counted from 0."""
    legend: tuple[tuple[Mark, str], ...] = ()
    """What the marks mean, in words."""
