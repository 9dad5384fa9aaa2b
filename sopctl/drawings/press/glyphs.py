"""Text that the fonts can show: what has no glyph gives way to a box, what cannot be seen is left out."""

import unicodedata
from collections.abc import Mapping

from sopctl.layout.metrics import STAND_INS

UNKNOWN = "\N{WHITE SQUARE}"
"""Stands for a character that the font does not have."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Mn", "Me"})
"""Categories of characters that take no room: controls, directions, halves of pairs, marks on other letters."""


def printable(text: str, widths: Mapping[str, float]) -> str:
    """Return `text` with a glyph for each character, where `widths` names the characters that the font has."""
    if text.isascii() and text.isprintable():
        return text
    own = widths.keys() - STAND_INS.keys()
    return "".join(letter if letter in own else _shown(letter, widths) for letter in text)


def plain(text: str) -> str:
    """Return words that nobody sees, such as those for a screen reader, without controls and halves of pairs."""
    return "".join(letter if letter.isprintable() else " " for letter in text).strip()


def _shown(letter: str, widths: Mapping[str, float]) -> str:
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in _UNSEEN:
        return ""
    other = STAND_INS.get(letter, UNKNOWN)
    return other if other in widths else next((sign for sign in (UNKNOWN, "?") if sign in widths), "")
