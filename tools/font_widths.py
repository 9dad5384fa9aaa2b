"""Make `sopctl/layout/widths.json` from the Liberation Sans fonts: the advance of each character, in 1/2048 em.

Run as `python tools/font_widths.py FOLDER`, where FOLDER holds LiberationSans-Regular.ttf and -Bold.ttf; needs
fontTools. Neighbouring code points stand together: the first one, then the width of each.
"""

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = {"regular": "LiberationSans-Regular.ttf", "bold": "LiberationSans-Bold.ttf"}
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x2B0, 0x2FF),
    (0x370, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x22FF),
    (0x2500, 0x25FF),
)
TARGET = Path(__file__).parent.parent / "sopctl" / "layout" / "widths.json"


def runs(font: TTFont) -> dict[str, list[int]]:
    """Return the widths of the characters that the font has, by the first code point of each run."""
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    found: dict[str, list[int]] = {}
    previous, current = -2, ""
    for first, last in RANGES:
        for code in range(first, last + 1):
            if code not in glyphs:
                continue
            if code != previous + 1:
                current = str(code)
                found[current] = []
            found[current].append(advances[glyphs[code]][0])
            previous = code
    return found


def table(folder: Path) -> str:
    """Return the text of the data file."""
    faces = {}
    for face, name in FACES.items():
        font = TTFont(folder / name)
        assert font["head"].unitsPerEm == 2048
        faces[face] = runs(font)
    return json.dumps({"em": 2048, **faces}, separators=(",", ":")).replace("},", "},\n").replace("],", "],\n") + "\n"


if __name__ == "__main__":
    TARGET.write_text(table(Path(sys.argv[1])), encoding="utf-8", newline="\n")
