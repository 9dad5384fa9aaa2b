"""Sizes of posters and what can be read on them from where people stand. Lengths in millimetres."""

from types import MappingProxyType
from typing import Literal

from msgspec import Struct

Form = Literal["tall", "sheet", "wide"]

_CAPITAL = 0.72
_EASY = 250
"""A capital of 1/250 of the distance is read with ease; large lettering is commonly planned with 1/200 to 1/300."""
_FINE = 0.64
"""The finest print, which one steps nearer to read, by the size of the text."""


class Size(Struct, frozen=True):
    """A size of poster: its trimmed width and height, and the margin in which eyelets, hooks and frames may be."""

    name: str
    form: Form
    width: float
    height: float
    margin: float
    distance: float
    """From where its text is read."""
    foot: float = 0.0
    """What more stays free at the bottom: a roll-up stands low and winds into its cassette."""

    @property
    def body(self) -> float:
        """The least size of text."""
        return round(self.distance / _EASY / _CAPITAL, 2)

    @property
    def least(self) -> float:
        """The least size of anything that is printed."""
        return round(self.body * _FINE, 2)


_ALL = (
    Size("x-banner", "tall", 600, 1600, 45, 2000),
    Size("roll-up", "tall", 850, 2000, 55, 2500, foot=60),
    Size("spanduk", "wide", 3000, 1000, 70, 3400),
    Size("A0", "sheet", 841, 1189, 42, 2400),
    Size("A1", "sheet", 594, 841, 30, 1700),
    Size("A2", "sheet", 420, 594, 22, 1250),
    Size("A3", "sheet", 297, 420, 16, 900),
)
SIZES = MappingProxyType({size.name: size for size in _ALL})
"""Every size by its name: banners that print shops stock, and portrait sheets (ISO 216)."""
