"""SVG pictures inside of a page: drawn in place where they hold nothing but shapes and texts."""

import re
import xml.etree.ElementTree as ET

from sopctl.drawings.xml import number
from sopctl.layout.drawing import Box
from sopctl.regex import regex

_PREFIX = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset(
    ("svg", "g", "title", "desc", "path", "polygon", "polyline", "line", "rect", "circle", "ellipse", "text", "tspan")
)
_ATTRIBUTES = regex(
    r"id|class|d|points|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|dx|dy|width|height|transform|viewBox|role|lang|fill|stroke"
    r"|(?:fill|stroke)-[a-z]+|opacity|font-[a-z]+|text-(?:anchor|decoration)|textLength|data-[a-z]+|aria-[a-z]+"
)
_OUTSIDE = regex(r"url\(|javascript:|//", re.IGNORECASE)


def inline(data: bytes, box: Box, name: str) -> str | None:
    """Return a picture as an element that fills `box`, None where it holds more than shapes and texts.

    Ids begin with `name`, so that several pictures fit into one page.
    """
    root = _read(data)
    if root is None or not all(map(_is_plain, root.iter())):
        return None
    view = root.get("viewBox")
    if not view:
        return None
    for element in root.iter():
        if "id" in element.attrib:
            element.set("id", f"{name}-{element.get('id')}")
        if labels := element.get("aria-labelledby"):
            element.set("aria-labelledby", " ".join(f"{name}-{label}" for label in labels.split()))
    for key, value in zip(("x", "y", "width", "height"), box, strict=True):
        root.set(key, number(value))
    return ET.tostring(root, encoding="unicode")


def _read(data: bytes) -> ET.Element | None:
    """Return the root with names without namespace, None where it is not to be trusted."""
    if b"<!ENTITY" in data:
        return None
    try:
        root = ET.fromstring(data)  # noqa: S314  without entities nothing can grow
    except (ET.ParseError, ValueError, LookupError):
        return None
    for element in root.iter():
        if not isinstance(element.tag, str) or not element.tag.startswith(_PREFIX):
            return None
        element.tag = element.tag.removeprefix(_PREFIX)
    return root if root.tag == "svg" else None


def _is_plain(element: ET.Element) -> bool:
    return element.tag in _SHAPES and all(
        _ATTRIBUTES.fullmatch(name) and not _OUTSIDE.search(value) for name, value in element.attrib.items()
    )
