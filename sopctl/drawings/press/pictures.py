"""Pictures for the press, all of them as SVG: pixels go into one as data, and what is no picture is left out."""

import base64
import re
import struct
import sys

from sopctl.drawings.press.glyphs import printable
from sopctl.layout.metrics import widths
from sopctl.layout.publication import Picture
from sopctl.regex import regex

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_NUMBER = regex(r"&#(?:(\d{1,9})|x([0-9a-f]{1,8}));", re.IGNORECASE)
_MARKS = 0x80
"""Characters below may be marks of XML, so they stay numbers."""
_MOST_PIXELS = 60_000_000
_MOST_BYTES = 30_000_000


def svg(picture: Picture) -> str:
    """Return a picture as SVG, empty where its data are of another kind than it says or too large."""
    if len(picture.data) > _MOST_BYTES:
        return ""
    if picture.kind == "svg":
        text = picture.data.decode("utf-8", "replace")
        return _printable(text) if "<svg" in text else ""
    size = _png_size(picture.data) if picture.kind == "png" else _jpeg_size(picture.data)
    if not size or not 0 < size[0] * size[1] <= _MOST_PIXELS:
        return ""
    width, height = size
    data = base64.b64encode(picture.data).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/{picture.kind};base64,{data}"/></svg>'
    )


def _printable(text: str) -> str:
    """Return SVG with a glyph for each character, also for those that are written as numbers."""
    table = widths("regular")
    spelled = _NUMBER.sub(_spelled, text)
    return "\n".join(printable(line, table) for line in spelled.splitlines())


def _spelled(found: re.Match[str]) -> str:
    code = int(found[1]) if found[1] else int(found[2], 16)
    return chr(code) if _MARKS <= code < sys.maxunicode else found[0]


def _png_size(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(_PNG) or len(data) < 24:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height out of the frame's header (ITU-T T.81, B.2.2)."""
    at = 2
    while data.startswith(_JPEG) and at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length if marker != 0xFF else 1
    return None
