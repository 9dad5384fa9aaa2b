"""A user's own font files: their family, and how wide their characters are.

`brand` has judged whether the settings name files that can be fonts; what is in them is judged here.
"""

import io
import string
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sopctl import brand
from sopctl.errors import ToldError, reason
from sopctl.i18n import Text
from sopctl.layout.typeface import SHIPPED, Face, Typeface

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_RESTRICTED = 0x0002
"""The bit of `OS/2.fsType` by which a font forbids to be embedded (OpenType specification)."""
_LETTERS = frozenset(map(ord, string.ascii_letters + string.digits))
"""What every document needs; a face that lacks them stands in for others of its script only."""
_FAMILY, _BETTER_FAMILY = 1, 16
"""Numbers of the family's name; the second one counts where a family has more than four faces."""


class FontError(ToldError):
    """A font file that cannot be used."""


def house(files: brand.Typeface | None) -> Typeface:
    """Return the typeface of a house, the one that ships where it has none of its own.

    Raises FontError for a file that is broken or not to be embedded.
    """
    if files is None:
        return SHIPPED
    faces: tuple[tuple[Face, Path], ...] = (
        ("regular", files.regular),
        ("bold", files.bold),
        ("italic", files.italic),
        ("bold_italic", files.bold_italic),
    )
    found = tuple((face, str(file)) for face, file in faces)
    for _, file in found:
        advances(file)
    return Typeface(_family(str(files.regular)), found)


@cache
def advances(path: str) -> dict[str, float]:
    """Return the advance of each character of a font file, in ems. Raises FontError."""
    with _open(path) as font:
        return _advances(font)


def _advances(font: "TTFont") -> dict[str, float]:
    em = font["head"].unitsPerEm
    metrics, glyphs = font["hmtx"], font.getBestCmap() or {}
    return {
        chr(code): 0.0 if unicodedata.category(chr(code)) in {"Mn", "Me"} else metrics[name][0] / em
        for code, name in glyphs.items()
        if _is_laid_out(chr(code))
    }


def _is_laid_out(letter: str) -> bool:
    """Return whether pages can hold a character: no control, and none that is written from right to left."""
    unseen = unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return not unseen and unicodedata.bidirectional(letter) not in {"R", "AL"}


def _family(path: str) -> str:
    with _open(path) as font:
        names = font["name"]
        return str(names.getDebugName(_BETTER_FAMILY) or names.getDebugName(_FAMILY) or "")


@contextmanager
def _open(path: str) -> Iterator["TTFont"]:
    """Open a font; every fault that it turns out to have becomes a FontError."""
    from fontTools.ttLib import TTFont

    try:
        data = Path(path).read_bytes()
        with TTFont(io.BytesIO(data), lazy=True, fontNumber=0) as font:
            _check(path, font, len(data))
            yield font
    except OSError as error:
        why = reason(error)
        raise _unusable(path, Text(f"cannot be read ({why.en})", f"tidak dapat dibaca ({why.id})")) from error
    except FontError:
        raise
    except Exception as error:  # fontTools raises whatever a broken table leads to
        raise _unusable(path, Text("is no font that can be read", "bukan fon yang dapat dibaca")) from error


def _check(path: str, font: "TTFont", size: int) -> None:
    if any(table.offset + table.length > size for table in font.reader.tables.values()):
        raise _unusable(path, Text("is cut off", "terpotong"))
    if font["OS/2"].fsType & 0x000F == _RESTRICTED:
        raise _unusable(path, Text("forbids to be embedded", "melarang dirinya disematkan"))
    if not (font.getBestCmap() or {}).keys() >= _LETTERS:
        raise _unusable(path, Text("lacks Latin letters or digits", "tidak memuat huruf Latin atau angka"))


def _unusable(path: str, why: Text) -> FontError:
    return FontError(
        Text(f"the font {path} {why.en}", f"fon {path} {why.id}"),
        Text("give a TrueType or OpenType file (.ttf, .otf)", "berikan berkas TrueType atau OpenType (.ttf, .otf)"),
    )
