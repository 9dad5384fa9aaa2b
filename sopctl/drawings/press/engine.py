"""Typst at work. It sees fonts, the template and the data, and a folder that holds nothing but the template."""

import atexit
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from sopctl import resources
from sopctl.drawings.press import sheets
from sopctl.drawings.press.amending import amended
from sopctl.drawings.press.plate import Cut
from sopctl.errors import ToldError
from sopctl.i18n import Text
from sopctl.layout.publication import Publication
from sopctl.layout.typeface import FONTS, Face, Typeface

if TYPE_CHECKING:
    import typst

PPI = 144
_EPOCH = (1970, 1, 1)
"""The day of making where a publication has none: the same file must come out on every day."""
_STANDARDS: "typst.PDFStandards" = ["a-2a", "ua-1"]
_TRIAL = b"""#set document(title: "?")
#set text(font: "Liberation Sans", fallback: false)
#image(bytes(sys.inputs.picture), format: "svg", alt: "?", width: 1cm)"""


class PressError(ToldError):
    """Typst refuses the pages."""


def pdf(publication: Publication) -> bytes:
    """Return the document as PDF/A-2a and PDF/UA-1."""
    day = datetime(*(sheets.day(publication.date) or _EPOCH), tzinfo=UTC)
    (made,) = _made(publication, format="pdf", pdf_standards=_STANDARDS, timestamp=day)
    return made


def png(publication: Publication, ppi: float = PPI) -> tuple[bytes, ...]:
    """Return each page as pixels, `ppi` of them an inch."""
    return _made(publication, format="png", ppi=ppi)


def outlined(publication: Publication) -> tuple[bytes, ...]:
    """Return each page as SVG in which text is curves, so that nobody needs the fonts."""
    return _made(publication, format="svg")


def _made(publication: Publication, **wanted: Any) -> tuple[bytes, ...]:
    """Return what Typst makes of a publication.

    Where it refuses, a picture that it cannot read gives way to an empty frame, and characters of scripts that it
    would have to shape give way to boxes.
    """
    press = _press(publication.typeface)
    tagged, curved = wanted["format"] == "pdf", wanted["format"] == "svg"
    text, tags = sheets.data(publication, press.cuts, tagged=tagged, curved=curved)
    made = press.run(text, wanted)
    if not made:
        text, tags = sheets.data(publication, press.cuts, tagged=tagged, curved=curved, accepts=press.accepts)
        made = press.run(text, wanted)
    if not made:
        raise PressError(
            Text("the pages cannot be printed", "halaman tidak dapat dicetak"),
            Text("please report the file to the makers of sopctl", "laporkan berkas ini kepada pembuat sopctl"),
        )
    return tuple(amended(one, tags) for one in made) if tagged else made


class _Press:
    """Typst with the fonts of one typeface; `cuts` say how Typst calls them."""

    def __init__(self, compiler: "typst.Compiler", cuts: Mapping[Face, Cut]) -> None:
        self.cuts = cuts
        self._compiler = compiler

    def run(self, data: str, wanted: Mapping[str, Any]) -> tuple[bytes, ...]:
        """Return the files of a publication, none where Typst refuses."""
        return self._compiled(_template(), {"publication": data}, wanted)

    def accepts(self, picture: str) -> bool:
        """Return whether a picture can be printed."""
        wanted = {"format": "pdf", "pdf_standards": _STANDARDS, "timestamp": 0}
        return bool(self._compiled(_TRIAL, {"picture": picture}, wanted))

    def _compiled(self, source: bytes, inputs: dict[str, str], wanted: Mapping[str, Any]) -> tuple[bytes, ...]:
        from typst import TypstError

        try:
            made = self._compiler.compile(source, sys_inputs=inputs, **wanted)
        except TypstError:
            return ()
        except BaseException as fault:
            if type(fault).__name__ != "PanicException":  # how Rust fails; its type cannot be imported
                raise
            return ()
        return tuple(made) if isinstance(made, list) else (made or b"",)


@cache
def _template() -> bytes:
    return (_home() / "publication.typ").read_bytes()


def _home() -> Path:
    return resources.templates() / "press"


@cache
def _press(typeface: Typeface) -> _Press:
    import typst

    folders = [str(FONTS)]
    if typeface.files:
        folders.append(_folder_of(typeface))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    compiler = typst.Compiler(root=str(_home()), font_paths=fonts, ignore_system_fonts=True)
    return _Press(compiler, _cuts(typeface, fonts))


def _folder_of(typeface: Typeface) -> str:
    """Return a folder with copies of a user's fonts, each named by its face."""
    folder = mkdtemp(prefix="sopctl-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for face, file in typeface.files:
        shutil.copyfile(file, Path(folder, face + Path(file).suffix))
    return folder


def _cuts(typeface: Typeface, fonts: "typst.Fonts") -> dict[Face, Cut]:
    """Return how to ask Typst for each face; a user's file may call itself anything, so it is found by its place."""
    if not typeface.files:
        return {}
    known = {Path(font.path or "").stem: Cut(font.family, font.weight, font.style) for font in fonts.fonts()}
    found: dict[Face, Cut] = {}
    for face in ("regular", "bold", "italic", "bold_italic"):
        name = next(own for own, file in typeface.files if file == typeface.file(face))
        if name in known:
            found[face] = known[name]
    return found
