"""Logos at the head of a document: one in the middle, or two side by side."""

from collections.abc import Iterator

from sopctl.brand import Brand, Logo
from sopctl.pages.part import Column, Image, Part
from sopctl.pages.row import Cell, Row

_APART = 6.0
"""Room between two logos (mm)."""


def logos(brand: Brand, room: float, most: tuple[float, float]) -> Iterator[Part]:
    """Yield the logos in the middle of `room`, each of a width and height (mm) at most."""
    shown = brand.logos
    if not shown:
        return
    if len(shown) == 1:
        yield image(shown[0], room, most)
        return
    least = (room - _APART) / 2
    sized = [image(logo, least, (min(most[0], least), most[1])) for logo in shown]
    widths = [one.width for one in sized]
    x = (room - sum(widths) - _APART) / 2
    cells = []
    for logo, wide in zip(shown, widths, strict=True):
        cells.append(Cell(Column((image(logo, wide, (wide, most[1])),)), x, wide, centred=True))
        x += wide + _APART
    yield Row(tuple(cells))


def image(logo: Logo, room: float, most: tuple[float, float]) -> Image:
    """Return a logo in the middle of `room`."""
    wide = min(room, most[0], most[1] * logo.ratio)
    return Image(logo.kind, logo.data, wide, wide / logo.ratio, x=(room - wide) / 2)
