"""What is safe to print on a terminal: no control characters, right widths, colour only where it is wanted."""

import os
import sys
import unicodedata
from typing import TextIO

_STYLES = {"error": "1;31", "warning": "1;33", "info": "1;36", "bold": "1", "faint": "2", "good": "1;32"}
_STYLES |= {"gone": "31", "come": "32", "cut": "9;31", "put": "4;32"}
TAB = 4
_STANDARD_OUTPUT, _VIRTUAL_TERMINAL = -11, 4


def safe(text: str) -> str:
    """Return `text` with every character that a terminal would obey instead of show written as an escape."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == " " else c.encode("unicode_escape").decode() for c in text)


def width(text: str) -> int:
    """Return the number of terminal cells that `text` takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(c) for c in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wants_colour(stream: TextIO) -> bool:
    """Tell whether `stream` is a terminal whose user did not say NO_COLOR (no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or obeys(stream)


def obeys(stream: TextIO) -> bool:
    """Tell whether `stream` is a terminal that understands the sequences of ECMA-48."""
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        return False
    return sys.platform != "win32" or _windows_obeys()


def _windows_obeys() -> bool:
    """Ask the Windows console to obey colours, as it must be asked; tell whether it will."""
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  absent elsewhere
    console, mode = kernel.GetStdHandle(_STANDARD_OUTPUT), ctypes.c_ulong()
    if not kernel.GetConsoleMode(console, ctypes.byref(mode)):
        return False
    return bool(kernel.SetConsoleMode(console, mode.value | _VIRTUAL_TERMINAL))


class Painter:
    """Wraps text in colour, or leaves it alone."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def __call__(self, text: str, style: str) -> str:
        """Return `text` in a style: error, warning, info, bold, faint or good; gone, come, cut or put."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self._colour else text
