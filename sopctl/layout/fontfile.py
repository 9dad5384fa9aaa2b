"""A user's own font files: their family, and how wide their characters are."""

import io
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sopctl import brand
from sopctl.errors import ToldError
from sopctl.i18n import Text
from sopctl.layout.typeface import FACES, SHIPPED, Face, Typeface

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_LARGEST = 30_000_000
"""Bytes of the largest font file that is read."""
_RESTRICTED = 0x0002
"""The bit of `OS/2.fsType` by which a font forbids to be embedded (OpenType specification)."""
_FAMILY, _BETTER_FAMILY = 1, 16
"""Numbers of the family's name; the second one counts where a family has more than four faces."""


class FontError(ToldError):
    """A font file that cannot be used."""


def typeface(files: Mapping[Face, Path]) -> Typeface:
    """Return the typeface of a user's files. Raises FontError where one is missing, broken or not to be embedded."""
    if not files:
        return SHIPPED
    if "regular" not in files:
        raise FontError(
            Text("the fonts have no `regular` face", "fon tidak memiliki bentuk `regular`"),
            Text(
                "name the file of the upright face: `regular = ...`", "sebutkan berkas bentuk tegaknya: `regular = ...`"
            ),
        )
    found = tuple((face, str(files[face])) for face in FACES if face in files)
    for _, path in found:
        advances(path)
    return Typeface(_family(str(files["regular"])), found)


def house(files: brand.Typeface | None) -> Typeface:
    """Return the typeface of a house, the one that ships where it has none of its own. Raises FontError."""
    if files is None:
        return SHIPPED
    return typeface(
        {"regular": files.regular, "bold": files.bold, "italic": files.italic, "bold_italic": files.bold_italic}
    )


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
        data = _read(path)
        with TTFont(io.BytesIO(data), lazy=True, fontNumber=0) as font:
            _check(path, font, len(data))
            yield font
    except OSError as error:
        why = error.strerror
        raise _unusable(path, Text(f"cannot be read ({why})", f"tidak dapat dibaca ({why})")) from error
    except FontError:
        raise
    except Exception as error:  # fontTools raises whatever a broken table leads to
        raise _unusable(path, Text("is no font that can be read", "bukan fon yang dapat dibaca")) from error


def _read(path: str) -> bytes:
    with Path(path).open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise _unusable(path, Text("is larger than 30 MB", "lebih besar dari 30 MB"))
    return data


def _check(path: str, font: "TTFont", size: int) -> None:
    if any(table.offset + table.length > size for table in font.reader.tables.values()):
        raise _unusable(path, Text("is cut off", "terpotong"))
    if font["OS/2"].fsType & 0x000F == _RESTRICTED:
        raise _unusable(path, Text("forbids to be embedded", "melarang dirinya disematkan"))


def _unusable(path: str, why: Text) -> FontError:
    return FontError(
        Text(f"the font {path} {why.en}", f"fon {path} {why.id}"),
        Text("give a TrueType or OpenType file (.ttf, .otf)", "berikan berkas TrueType atau OpenType (.ttf, .otf)"),
    )
