"""Pictures as pixels, for programs that do not draw SVG."""

import re

from sopctl.layout.drawing import Box
from sopctl.layout.metrics import POINT
from sopctl.layout.publication import Picture, Publication, TextPage
from sopctl.regex import regex

_KINDS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))
_SIZE = regex(r'<svg\b[^>]*?\bwidth="([\d.]+)(pt|mm)?"[^>]*?\bheight="([\d.]+)(?:pt|mm)?"', re.DOTALL)
_VIEW = regex(r'<svg\b[^>]*?\bviewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"', re.DOTALL)


def size(svg: str) -> tuple[float, float]:
    """Return width and height of a picture in millimetres; numbers without a unit are taken as points."""
    if found := _SIZE.search(svg):
        unit = 1.0 if found[2] == "mm" else POINT
        return float(found[1]) * unit, float(found[3]) * unit
    if found := _VIEW.search(svg):
        return float(found[1]) * POINT, float(found[2]) * POINT
    return 100.0, 100.0


def kind(data: bytes) -> str:
    """Return the kind of a picture that every office program shows, nothing for anything else."""
    return next((name for mark, name in _KINDS if data.startswith(mark)), "")


def png(svg: bytes, width: float, height: float, ppi: float = 220.0) -> bytes:
    """Return an SVG as PNG, `ppi` pixels an inch of its width and height (mm)."""
    from sopctl.drawings import press

    picture = Picture(Box(0.0, 0.0, width, height), "svg", svg)
    page = TextPage(1, width, height, (picture,))
    (made,) = press.png(Publication("", "", "en", "", (page,)), ppi)
    return made
