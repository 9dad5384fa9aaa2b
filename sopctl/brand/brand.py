"""The house of a document, from the settings of its project."""

import os
from pathlib import Path

from msgspec import Struct

from sopctl.brand.logo import Logo, LogoKind, PictureFault
from sopctl.cache.trace import look
from sopctl.config import BrandSettings
from sopctl.errors import ToldError, reason
from sopctl.i18n import Text
from sopctl.layers.find import seen_from_here

__all__ = ["Brand", "BrandError", "Logo", "LogoKind", "Typeface", "load"]

MAX_LOGO = 2_000_000
MAX_FONT = 30_000_000
"""Bytes of a file; whole CJK typefaces stay below."""
_FONT_MARKS = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf")


class BrandError(ToldError):
    """A file that the settings name cannot be used: which, why, and what to do."""


class Typeface(Struct, frozen=True):
    """Files of a typeface; every face has one, the regular one where the house has no other."""

    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path


class Brand(Struct, frozen=True):
    """The house of a document; without any settings a plain one."""

    logo: Logo | None = None
    unit_logo: Logo | None = None
    """The logo of the unit, beside that of the house that it belongs to."""
    colour: str = "#1d4f7c"
    """The colour of headings and grounds (#rrggbb) where a page is not black and white."""
    font: Typeface | None = None
    """The house's own typeface for printed documents."""
    templates: Path | None = None
    """A folder of templates that come before the tool's own."""

    @property
    def logos(self) -> tuple[Logo, ...]:
        """The logos from left to right."""
        return tuple(logo for logo in (self.logo, self.unit_logo) if logo)


def load(settings: BrandSettings, root: Path) -> Brand:
    """Return the house that `settings` describe; paths are relative to `root`. Raises BrandError."""
    return Brand(
        logo=_logo(root, settings.logo) if settings.logo else None,
        unit_logo=_logo(root, settings.unit_logo) if settings.unit_logo else None,
        colour=settings.colour.lower() or Brand().colour,
        font=_typeface(settings, root),
        templates=_folder(root, settings.templates) if settings.templates else None,
    )


def _logo(root: Path, name: str) -> Logo:
    from sopctl.brand.picture import look_at

    data = _read(root / name, MAX_LOGO, Text("logo", "logo"))
    try:
        return look_at(data)
    except PictureFault as fault:
        raise _unusable(root / name, Text("as a logo", "sebagai logo"), fault.text, fault.remedy) from fault


def _typeface(settings: BrandSettings, root: Path) -> Typeface | None:
    files = settings.font
    given = {face: name for face, name in files if name}
    if not given:
        return None
    what = Text("as a font", "sebagai fon")
    if not files.regular:
        some = next(iter(given.values()))
        raise _unusable(
            root / some,
            what,
            Text("the regular face is missing", "fon regular belum disebut"),
            Text('add `regular = "..."` to brand.font', 'tambahkan `regular = "..."` pada brand.font'),
        )
    for name in given.values():
        if not _read(root / name, MAX_FONT, Text("font", "fon")).startswith(_FONT_MARKS):
            raise _unusable(
                root / name,
                what,
                Text("it is no TrueType or OpenType font", "berkas ini bukan fon TrueType atau OpenType"),
                Text("name a file that ends with .ttf or .otf", "sebutkan berkas berakhiran .ttf atau .otf"),
            )
    bold = files.bold or files.regular
    italic = files.italic or files.regular
    bold_italic = files.bold_italic or files.bold or italic
    return Typeface(root / files.regular, root / bold, root / italic, root / bold_italic)


def _folder(root: Path, name: str) -> Path:
    folder = root / name
    look(folder)
    if not os.path.isdir(folder):
        raise _unusable(
            folder,
            Text("as the folder of templates", "sebagai folder templat"),
            Text("there is no such folder", "folder itu tidak ada"),
            Text("make the folder, or remove brand.templates", "buat folder itu, atau hapus brand.templates"),
        )
    return folder


def _read(path: Path, limit: int, what: Text) -> bytes:
    """Return what is in a regular file that is not too large."""
    use = Text(f"as a {what.en}", f"sebagai {what.id}")
    settings = Text(
        "check the name in `[brand]`; it is relative to the settings file",
        "periksa namanya pada `[brand]`; lokasi ditulis relatif terhadap berkas setelan",
    )
    if os.path.exists(path) and not os.path.isfile(path):
        raise _unusable(path, use, Text("it is no regular file", "bukan berkas biasa"), settings)
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise _unusable(path, use, reason(error), settings) from error
    if len(data) > limit:
        size = f"{limit // 1_000_000} MB"
        raise _unusable(
            path,
            use,
            Text(f"it is larger than {size}", f"ukurannya lebih dari {size}"),
            Text("save a smaller version", "simpan versi yang lebih kecil"),
        )
    return data


def _unusable(file: Path, use: Text, why: Text, remedy: Text | None) -> BrandError:
    path = seen_from_here(file)
    return BrandError(
        Text(f"{path}: cannot be used {use.en}: {why.en}", f"{path}: tidak dapat dipakai {use.id}: {why.id}"), remedy
    )
