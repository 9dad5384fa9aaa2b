"""Pictures on a sheet: the logo of the house, and the flowchart where no table shows it."""

import io
from collections.abc import Sequence
from typing import Any

from sopctl.brand import Logo
from sopctl.office import raster
from sopctl.office.xlsx.measures import pixels

_LOGO = (26.0, 19.0)
"""Greatest width and height of a logo (mm)."""
_APART = 6.0
"""Room between two logos (mm)."""
_DENSITY = 220


def logos(sheet: Any, row: int, found: Sequence[Logo], room: float) -> float:
    """Put logos side by side into the middle of `room` (mm) at the top of a row; return how high they are (mm)."""
    most = min(_LOGO[0], (room - _APART * (len(found) + 1)) / max(len(found), 1))
    widths = [min(most, _LOGO[1] * logo.ratio) for logo in found]
    x = (room - sum(widths) - _APART * (len(found) - 1)) / 2
    highest = 0.0
    for logo, width in zip(found, widths, strict=True):
        height = width / logo.ratio
        data = raster.png(logo.data, width, height, _DENSITY) if logo.kind == "svg" else logo.data
        if _put(sheet, row, data, (width, height), (x, 2.0), "Logo"):
            highest = max(highest, height)
        x += width + _APART
    return highest


def figure(sheet: Any, svg: str, alt: str, room: tuple[float, float]) -> None:
    """Put a picture on a sheet, as large as `room` (width and height in mm) allows."""
    width, height = raster.size(svg)
    scale = min(1.0, room[0] / width, room[1] / height)
    width, height = width * scale, height * scale
    _put(sheet, 0, raster.png(svg.encode(), width, height, _DENSITY), (width, height), (0.0, 0.0), alt)


def _put(sheet: Any, row: int, data: bytes, size: tuple[float, float], offset: tuple[float, float], alt: str) -> bool:
    """Put a picture of a size (mm) at an offset from the first cell of a row; return whether it is one."""
    from xlsxwriter.image import Image

    if not raster.kind(data):
        return False
    try:
        known = Image(io.BytesIO(data))
    except Exception:  # noqa: BLE001  whatever the library finds wrong with a picture, the document goes on without it
        return False
    scales = [pixels(wanted) / own for wanted, own in zip(size, (known.width, known.height), strict=True)]
    densities = (known.x_dpi or 96, known.y_dpi or 96)
    x_scale, y_scale = (scale * dpi / 96 for scale, dpi in zip(scales, densities, strict=True))
    places = {"x_offset": pixels(offset[0]), "y_offset": pixels(offset[1])}
    options = {"image_data": io.BytesIO(data), "x_scale": x_scale, "y_scale": y_scale, "description": alt, **places}
    sheet.insert_image(row, 0, "picture", options)
    return True
