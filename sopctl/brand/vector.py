"""SVG logos: only what draws is kept, and what runs, links or grows without end is refused."""

import base64
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING
from xml.parsers import expat

from sopctl.brand.logo import SAVE_ANEW, PictureFault
from sopctl.brand.raster import raster
from sopctl.i18n import Text
from sopctl.regex import regex

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

MAX_ELEMENTS = 20_000
MAX_DRAWN = 60_000
"""Elements that are drawn once those that are used again are counted each time."""
MAX_DEPTH = 60
MAX_CHAIN = 200
"""Elements that lead from one into the next, by standing in it or by using it."""

_ACTIVE = frozenset({"script", "foreignObject", "iframe", "handler", "listener", "audio", "video"})
_MOVING = frozenset({"animate", "animateMotion", "animateTransform", "animateColor", "set", "discard"})
_SLOW = frozenset({"filter"})
"""What programs work out pixel by pixel, some for hours: nobody needs it to print a logo."""
_INERT = frozenset({"metadata", "title", "desc"})
_HREFS = ("href", f"{{{XLINK}}}href")
_URL = regex(r"url\((?!\s*['\"]?\s*#)", re.IGNORECASE)
_PAINTS = frozenset({"style", "fill", "stroke", "filter", "clip-path", "mask", "cursor"})
"""Attributes that are read as a style sheet is, so that a backslash may hide an address in them."""
_FILTERED = regex(r"(?<![\w-])filter(?![\w-])(?!\s*:\s*none)", re.IGNORECASE)
_INSIDE = regex(r"url\(\s*['\"]?\s*#([^)'\"]*)", re.IGNORECASE)
_TILED = frozenset({"pattern", "mask", "marker"})
_EMBEDDED = regex(r"data:image/(?:png|jpe?g);base64,", re.IGNORECASE)
_LENGTH = regex(r"\s*\+?(\d*\.?\d+(?:[eE][-+]?\d+)?)\s*(px|mm|cm|in|pt|pc|Q)?\s*")
_UNITS = {
    None: 1.0,
    "px": 1.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "Q": 96 / 101.6,
}

_PLAIN = Text("export it anew as plain SVG, or as PNG", "ekspor ulang sebagai SVG biasa (plain SVG), atau sebagai PNG")


def cleaned(data: bytes) -> tuple[bytes, float, float]:
    """Return the drawing without what does not draw, with its width and height. Raises PictureFault."""
    from xml.etree import ElementTree as ET

    _look_through(data)
    try:
        root = ET.fromstring(data)  # noqa: S314  no entity is declared in it
    except (ET.ParseError, ValueError, LookupError) as error:
        raise _no_svg(str(error)) from error
    if root.tag != f"{{{SVG}}}svg":
        raise _no_svg("the first element is not <svg>")
    _strip(root)
    for element in root.iter():
        _judge(element)
    _judge_classes(root)
    _count(root)
    size = _size(root)
    _register()
    return ET.tostring(root, encoding="utf-8"), *size


@cache
def _register() -> None:
    from xml.etree import ElementTree as ET

    ET.register_namespace("", SVG)
    ET.register_namespace("xlink", XLINK)


def _no_svg(why: str) -> PictureFault:
    return PictureFault(Text(f"it is no SVG drawing: {why}", f"berkas ini bukan gambar SVG: {why}"), SAVE_ANEW)


def _refused(what: str) -> PictureFault:
    return PictureFault(
        Text(
            f"the drawing holds {what}, which does not belong into a logo",
            f"gambar ini memuat {what}, yang tidak boleh ada dalam logo",
        ),
        _PLAIN,
    )


def _look_through(data: bytes) -> None:
    """Refuse entities, and what is too deep or too much, before a tree is made of it."""
    parser = expat.ParserCreate()
    depth = count = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > MAX_DEPTH or count > MAX_ELEMENTS:
            raise PictureFault(
                Text("the drawing has too many or too deeply nested parts", "gambar ini terlalu rumit"), _PLAIN
            )

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(_name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
        if has_subset:
            raise _refused("a document type of its own (<!DOCTYPE ... [")

    def entity(*_arguments: object) -> None:
        raise _refused("an entity (<!ENTITY")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise _no_svg(str(error)) from error


def _judge(element: "Element") -> None:
    """Refuse an element that runs, moves, or loads something."""
    name = _local(element)
    if name in _ACTIVE | _MOVING | _SLOW:
        raise _refused(f"<{name}>")
    for key, value in element.attrib.items():
        plain = key.rpartition("}")[2]
        if plain.lower().startswith("on"):
            raise _refused(f"{plain}=...")
        if plain in {"href", "src"}:
            _judge_link(value.strip())
        elif plain in _PAINTS or plain.startswith("marker"):
            _judge_style(value)
            if plain == "filter" and value.strip() != "none":
                raise _refused("a filter")
    if name == "style":
        _judge_style("".join(element.itertext()))


def _judge_link(target: str) -> None:
    """Refuse what lies outside of the drawing; a picture inside of it is looked at like any other."""
    if target.startswith("#"):
        return
    embedded = _EMBEDDED.match(target)
    if not embedded:
        raise _refused(f"a link to `{target[:60]}`")
    try:
        data = base64.b64decode(re.sub(r"\s", "", target[embedded.end() :]), validate=True)
    except ValueError as error:
        raise _refused("a picture that cannot be unpacked") from error
    if raster(data) is None:
        raise _refused("a picture that is neither PNG nor JPEG")


def _judge_style(text: str) -> None:
    if _URL.search(text) or "@import" in text.lower() or "\\" in text:
        raise _refused("a style that loads another file")
    if _FILTERED.search(text):
        raise _refused("a filter")


def _local(element: "Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _strip(element: "Element") -> None:
    """Take out what other programs keep in a drawing for themselves, and links, which a logo does not need."""
    for child in list(element):
        foreign = not (isinstance(child.tag, str) and child.tag.startswith(f"{{{SVG}}}"))
        if foreign or _local(child) in _INERT:
            element.remove(child)
        else:
            _strip(child)
    for key in list(element.attrib):
        namespace = key[1:].partition("}")[0] if key.startswith("{") else ""
        is_link = _local(element) == "a" and key in _HREFS
        if namespace not in {"", XLINK, XML} or is_link:
            del element.attrib[key]


def _count(root: "Element") -> None:
    """Refuse a drawing whose parts use each other in a circle, or so often that it never ends."""
    by_id = {element.get("id", ""): element for element in root.iter() if element.get("id")}
    known: dict[int, int] = {}
    under_way: set[int] = set()

    def drawn(element: "Element") -> int:
        key = id(element)
        if key in known:
            return known[key]
        if len(under_way) > MAX_CHAIN:
            raise _refused("parts that use each other too often")
        if key in under_way:
            raise _refused("parts that use each other in a circle")
        under_way.add(key)
        total = 1 + sum(map(drawn, element))
        for target in filter(None, map(by_id.get, _used(element))):
            total += drawn(target)
        if total > MAX_DRAWN:
            raise _refused("parts that use each other too often")
        under_way.discard(key)
        known[key] = total
        return total

    drawn(root)


def _used(element: "Element") -> Iterator[str]:
    """Yield the ids of what is drawn where `element` is drawn: a part used again, a pattern, a mask, a clip, a mark."""
    if _local(element) == "use":
        yield from (element.get(href, "").strip().removeprefix("#") for href in _HREFS if href in element.attrib)
    for value in element.attrib.values():
        yield from (name.strip() for name in _INSIDE.findall(value))


def _judge_classes(root: "Element") -> None:
    """Refuse patterns, masks and marks that a style sheet hands out: how often they are drawn cannot be told."""
    by_id = {element.get("id", ""): element for element in root.iter()}
    for sheet in (element for element in root.iter() if _local(element) == "style"):
        for name in _INSIDE.findall("".join(sheet.itertext())):
            target = by_id.get(name.strip())
            if target is not None and _local(target) in _TILED:
                raise _refused(f"a style sheet with a {_local(target)}")


def _size(root: "Element") -> tuple[float, float]:
    """Return width and height in the units of the drawing."""
    width, height = (_length(root.get(name, "")) for name in ("width", "height"))
    if width and height:
        return width, height
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        _x, _y, width, height = map(float, box)
    except ValueError:
        width = height = None
    if width and height and 0 < width < float("inf") and 0 < height < float("inf"):
        return width, height
    raise PictureFault(
        Text("the drawing does not say how large it is", "gambar ini tidak menyebut ukurannya"),
        Text('give it a viewBox, such as viewBox="0 0 100 100"', 'beri viewBox, misalnya viewBox="0 0 100 100"'),
    )


def _length(text: str) -> float | None:
    match = _LENGTH.fullmatch(text)
    return float(match[1]) * _UNITS[match[2]] if match else None
