"""Make `sopctl/layout/widths/` from the fonts that ship: the advance of each character, in 1/2048 em.

Run as `python tools/font_widths.py`; needs fontTools. With a folder as argument, such as that of the Debian package
fonts-liberation2, the fonts are taken anew from there first. They ship unmodified: their licence reserves the name
for the originals. There is a file a face, in which neighbouring code points stand in a line: the first one, then the
width of each.
"""

import shutil
import sys
import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont

PACKAGE = Path(__file__).parent.parent / "sopctl"
FONTS = PACKAGE / "fonts"
TARGET = PACKAGE / "layout" / "widths"
FACES = {
    "regular": "LiberationSans-Regular.ttf",
    "bold": "LiberationSans-Bold.ttf",
    "italic": "LiberationSans-Italic.ttf",
    "bold_italic": "LiberationSans-BoldItalic.ttf",
    "mono": "LiberationMono-Regular.ttf",
}
EM = 2048
LAST = 0x27FF
"""Nothing above is measured: compatibility forms and private letters."""


def runs(font: TTFont) -> list[list[int]]:
    """Return the runs of characters that the font has: the first code point, then the widths."""
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    found: list[list[int]] = []
    previous = -2
    for code in sorted(code for code in glyphs if 0x20 <= code <= LAST):
        kind = unicodedata.category(chr(code))
        if kind in {"Cc", "Cf", "Cn", "Co", "Zl", "Zp"} or unicodedata.bidirectional(chr(code)) in {"R", "AL"}:
            continue  # unseen, private, or from right to left, which no page here is laid out for
        if code != previous + 1:
            found.append([code])
        found[-1].append(0 if kind in {"Mn", "Me"} else advances[glyphs[code]][0])
        previous = code
    return found


def table(name: str) -> str:
    """Return the text of the data file of a font."""
    font = TTFont(FONTS / name)
    assert font["head"].unitsPerEm == EM
    return "".join(" ".join(map(str, run)) + "\n" for run in runs(font))


if __name__ == "__main__":
    for file in FACES.values() if len(sys.argv) > 1 else ():
        shutil.copyfile(Path(sys.argv[1]) / file, FONTS / file)
    for face, name in FACES.items():
        TARGET.joinpath(face + ".txt").write_text(table(name), encoding="utf-8", newline="\n")
