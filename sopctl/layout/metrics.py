"""How wide text is, without a font: from a table made of Liberation Sans, whose widths are those of Arial."""

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

POINT: Final = 25.4 / 72
"""Millimetres in a typographic point."""
ASCENT: Final = 0.72
"""Height of capitals above the base line, in ems."""
DESCENT: Final = 0.22
"""Depth of letters below the base line, in ems."""
_WIDE = 1.0
_OTHER = 0.9
_EMOJI = 1.4
"""Ems that are kept for a character that the font does not have: rather too many than too few."""


@cache
def _table(*, bold: bool) -> dict[str, float]:
    data = json.loads(Path(__file__).with_name("widths.json").read_text(encoding="utf-8"))
    runs = data["bold" if bold else "regular"]
    return {
        chr(int(first) + position): width / data["em"]
        for first, widths in runs.items()
        for position, width in enumerate(widths)
    }


@cache
def _word(text: str, *, bold: bool) -> float:
    table = _table(bold=bold)
    return sum(table[letter] if letter in table else _unknown(letter) for letter in text)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of `text` in the unit of `size`, the height of the em."""
    return _word(text, bold=bold) * size


def missing(text: str) -> set[str]:
    """Return the characters of `text` that the font does not have."""
    table = _table(bold=False)
    return {letter for letter in text if letter not in table and not letter.isspace()}


def _unknown(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Cf", "Mn", "Me"}:
        return 0.0
    if ord(letter) > 0xFFFF:
        return _EMOJI
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER
