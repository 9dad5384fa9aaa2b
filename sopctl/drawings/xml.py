"""Numbers, texts and ways as attributes of SVG."""

import re

from sopctl.characters import for_xml
from sopctl.layout.drawing import Box, Point
from sopctl.layout.typeface import Typeface

_MARKUP = frozenset("&<>\"'")
_FONTS = "'Liberation Sans', Arial, Helvetica, sans-serif"


def fonts(typeface: Typeface) -> str:
    """Return the names of fonts to look for, the best one first."""
    if not typeface.files:
        return _FONTS
    name = re.sub(r"[^\w .+-]", "", typeface.family)
    return f"'{name}', {_FONTS}"


def way(points: tuple[Point, ...]) -> str:
    """Return the ways of a path: absolute straight commands."""
    return "M " + " L ".join(f"{number(x)} {number(y)}" for x, y in points)


def points(corners: tuple[Point, ...]) -> str:
    """Return corners as an attribute has them."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in corners)


def ends(start: Point, end: Point) -> str:
    """Return the ends of a line as attributes."""
    return f'x1="{number(start.x)}" y1="{number(start.y)}" x2="{number(end.x)}" y2="{number(end.y)}"'


def box(of: Box) -> str:
    """Return a box as attributes."""
    size = f'width="{number(of.width)}" height="{number(of.height)}"'
    return f'x="{number(of.x)}" y="{number(of.y)}" {size}'


def number(value: float) -> str:
    """Return a length in few characters: at most three decimals, no zeros at the end."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def escaped(text: str) -> str:
    """Return a text as XML holds it; a mark stands for each character that it cannot hold."""
    if _MARKUP.isdisjoint(text):
        return for_xml(text)
    from html import escape  # with the names of all its entities, and few texts have a letter that needs it

    return escape(for_xml(text))
