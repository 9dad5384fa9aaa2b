"""How wide text is: from a table of the fonts that ship, whose widths are those of Arial, or from a user's fonts."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from sopctl.layout.typeface import SHIPPED, Face, Typeface, current

POINT: Final = 25.4 / 72
"""Millimetres in a typographic point."""
ASCENT: Final = 0.72
"""Height of capitals above the base line, in ems."""
DESCENT: Final = 0.22
"""Depth of letters below the base line, in ems."""
STAND_INS: Final[Mapping[str, str]] = {
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u2610\u25fb\u25fd\u2b1c", "\u25a1"),
    **dict.fromkeys("\u2611\u2705\u2713\u2714", "\u221a"),
    **dict.fromkeys("\u2612\u2715\u2716\u2717\u2718\u274c", "\u00d7"),
    **dict.fromkeys("\u2794\u279c\u27a1\u27f6\u2b95", "\u2192"),
    **dict.fromkeys("\u2b05\u27f5", "\u2190"),
}
"""Characters that have a fair substitute where a font does not have them: hyphens, boxes to tick, ticks, arrows."""
_EM = 2048
_WIDE = 1.0
_OTHER = 0.9
_EMOJI = 1.4
"""Ems that are kept for a character that the font does not have: rather too many than too few."""
_WORDS = 1 << 16
"""How many pieces of text are remembered."""


@cache
def widths(face: Face, typeface: Typeface = SHIPPED) -> Mapping[str, float]:
    """Return the advance of each character that a face has, in ems. Raises FontError for a broken file of a user's."""
    if face != "mono" and typeface.files:
        from sopctl.layout.fontfile import advances

        return _with_stand_ins(advances(typeface.file(face)))
    return _with_stand_ins(
        {chr(first + at): width / _EM for first, *row in _shipped(face) for at, width in enumerate(row)}
    )


def width(text: str, size: float, *, bold: bool = False, italic: bool = False, mono: bool = False) -> float:
    """Return the width of `text` in the unit of `size`, the height of the em. There is one face of `mono`."""
    typeface = current()
    if typeface is SHIPPED and not italic and not mono:
        return _upright(text, bold) * size
    return _word(text, _face(bold=bold, italic=italic, mono=mono), typeface) * size


def missing(text: str, *, mono: bool = False) -> set[str]:
    """Return the characters of `text` that the font does not have."""
    table = widths("mono" if mono else "regular", current())
    return {letter for letter in text if letter not in table and not letter.isspace()}


def _face(*, bold: bool, italic: bool, mono: bool) -> Face:
    if mono:
        return "mono"
    if italic:
        return "bold_italic" if bold else "italic"
    return "bold" if bold else "regular"


def _shipped(face: Face) -> Iterator[Iterator[int]]:
    """Yield the runs of characters that stand together: the code of the first, then the width of each."""
    with Path(__file__).parent.joinpath("widths", face + ".txt").open(encoding="utf-8") as lines:
        yield from (map(int, line.split()) for line in lines)


def _with_stand_ins(table: dict[str, float]) -> Mapping[str, float]:
    for letter, other in STAND_INS.items():
        if letter not in table and other in table:
            table[letter] = table[other]
    return table


@lru_cache(_WORDS)
def _upright(text: str, bold: bool) -> float:  # noqa: FBT001  called most of all, and keywords cost time
    return _word(text, "bold" if bold else "regular", SHIPPED)


@lru_cache(_WORDS)
def _word(text: str, face: Face, typeface: Typeface) -> float:
    table = widths(face, typeface)
    return sum(table[letter] if letter in table else _unknown(letter) for letter in text)


def _unknown(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Cf", "Mn", "Me"}:
        return 0.0
    if ord(letter) > 0xFFFF:
        return _EMOJI
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER
