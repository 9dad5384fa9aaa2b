"""Breaking text into lines of a given width. Nothing is cut off: what does not fit goes on in the next line."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from sopctl.layout.metrics import width
from sopctl.layout.typeface import Typeface, current
from sopctl.regex import regex

_BREAKS = regex(r"(?<=[/\-\u2013\u2014_.,;:])(?=\w)")
"""Places inside a long word where a line may end."""

_NUMBER = regex(r"^\S*\d\S* [^\W\d_]\S*$")
"""A number and its unit."""
_SYLLABLE = regex(r"(?<=[^\W\d_])(?:n[gy]|kh|sy|[bcdfghjklmnpqrstvwxz])(?=[aiueo])", re.IGNORECASE)
"""Where a syllable begins inside an Indonesian word; other languages are served well enough."""
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_NARROW = 8
"""More letters than an em is ever filled with."""
_TEXTS = 1 << 10
"""How many texts are remembered by their widest word."""
_SHORTEST = 2
"""Letters that stay together at either end of a broken word."""


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the lines of `text`, none wider than `room`, unless a single character is.

    Lines end between words; a word that is too long for a line is parted at a hyphen or a slash, or else anywhere.
    """
    return _filled(text.split(), room, size, bold=bold)


def wrap_times(text: str, room: float, size: float) -> list[str]:
    """Return the lines of `text`, in which a number stays with its unit where a line has room for both."""
    words: list[str] = []
    for word in text.split():
        both = f"{words[-1]} {word}" if words else ""
        if _NUMBER.search(both) and _stays(both, room, size):
            words[-1] = both
        else:
            words.append(word)
    return _filled(words, room, size)


def _stays(time: str, room: float, size: float) -> bool:
    """Return whether a number and its unit have room on a line, the unit perhaps without what follows a slash."""
    pieces = _BREAKS.split(time)
    return width(time, size) <= room or (" " in pieces[0] and max(width(one, size) for one in pieces) <= room)


def _filled(words: Sequence[str], room: float, size: float, *, bold: bool = False) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        rest = word
        if line:
            begun, rest = _begun(line, word, room, size, bold=bold)
            lines.append(begun)
        *full, line = _pieces(rest, room, size, bold=bold)
        lines += full
    return [*lines, line] if line else lines


def widest_word(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of the longest part of a word that need not be broken."""
    return _widest(text, bold, current()) * size


@lru_cache(_TEXTS)
def _widest(text: str, bold: bool, _typeface: Typeface) -> float:  # noqa: FBT001
    """Return it in ems: a text is asked for in many sizes."""
    pieces = (piece for word in text.split() for piece in _BREAKS.split(word))
    return max((width(piece, 1.0, bold=bold) for piece in pieces), default=0.0)


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return `text` on one line, with an ellipsis for what does not fit into `room`."""
    text = " ".join(text[: int(room / size * _NARROW)].split())
    while len(text) > 1 and width(text, size, bold=bold) > room:
        text = text[:-2].rstrip() + ELLIPSIS
    return text


def _begun(line: str, word: str, room: float, size: float, *, bold: bool) -> tuple[str, str]:
    """Return a line with the beginning of a word that is too long for one, if a part of it fits, and what is left."""
    first, *rest = _BREAKS.split(word)
    if not rest or width(word, size, bold=bold) <= room or width(f"{line} {first}", size, bold=bold) > room:
        return line, word
    begun = f"{line} {first}"
    while len(rest) > 1 and width(begun + rest[0], size, bold=bold) <= room:
        begun += rest.pop(0)
    return begun, "".join(rest)


def _pieces(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    if width(word, size, bold=bold) <= room:
        return [word]
    pieces: list[str] = []
    piece = ""
    for part in _BREAKS.split(word):
        if width(piece + part, size, bold=bold) <= room:
            piece += part
            continue
        if piece:
            pieces.append(piece)
        *full, piece = _letters(part, room, size, bold=bold)
        pieces += full
    return [*pieces, piece]


def _letters(part: str, room: float, size: float, *, bold: bool) -> list[str]:
    """Break a word between syllables, with a hyphen, or anywhere where it has none that fit."""
    pieces: list[str] = []
    while len(part) > room / size * _NARROW or width(part, size, bold=bold) > room:
        end = _fitting(part, room, size, bold=bold)
        while end < len(part) and unicodedata.combining(part[end]):
            end += 1
        if end == len(part):
            break
        syllables = [match.start() for match in _SYLLABLE.finditer(part, 0, end + 4) if match.start() >= _SHORTEST]
        hyphened = (at for at in reversed(syllables) if at <= end)
        at = next((at for at in hyphened if width(part[:at] + "-", size, bold=bold) <= room), 0)
        if at and len(part) - at >= _SHORTEST:
            pieces.append(part[:at] + "-")
            part = part[at:]
        else:
            pieces.append(part[:end])
            part = part[end:]
    return [*pieces, part]


def _fitting(part: str, room: float, size: float, *, bold: bool) -> int:
    """Return how many letters fit, at least one; a long word is looked at no further than it may fit."""
    most = max(1, int(room / size * 2))
    while most < len(part) and width(part[:most], size, bold=bold) <= room:
        most *= 2
    ends = range(1, min(most, len(part)) + 1)
    return max(1, bisect_right(ends, room, key=lambda end: width(part[:end], size, bold=bold)))
