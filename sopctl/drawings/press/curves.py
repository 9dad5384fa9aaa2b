"""Text of pictures as curves: Typst outlines the text of its pages, but hands a picture on as it is."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sopctl.layout.typeface import FONTS, SHIPPED, Face, Typeface
from sopctl.regex import regex

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_FACES = ("Regular", "Bold", "Italic", "BoldItalic")
_INHERITED = ("font-family", "font-size", "font-weight", "font-style", "text-anchor")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OF_TEXT = (*_INHERITED, "x", "y", "dx", "dy", "textLength", "lengthAdjust", _SPACE)
_NUMBER = regex(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*(pt|em)?", re.IGNORECASE)
_POINT = 4 / 3
"""Units of SVG in a point."""
_BOLD = ("bold", "bolder", "600", "700", "800", "900")
_ANCHORS = {"middle": 0.5, "end": 1.0}

_SIZE = 16.0
"""The size of text that says none."""

Look = Mapping[str, str]
_NONE: Look = {}


class _Piece(NamedTuple):
    """Words of one look; `at` is where a new line of text begins, None where it goes on."""

    element: Any
    words: str
    look: Look
    at: tuple[float, float] | None


def curved(svg: str, typeface: Typeface) -> str:
    """Return a picture whose text is curves, in the faces of `typeface` where it names their family."""
    if "text" not in svg:
        return svg
    from lxml import etree

    try:
        root = etree.fromstring(
            svg.encode(),
            etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True),
        )
    except etree.XMLSyntaxError:
        return svg
    _walk(root, {}, typeface)
    return str(etree.tostring(root, encoding="unicode"))


def _walk(node: Any, look: Look, typeface: Typeface) -> None:
    look = _look(node, look)
    if _name(node) == "text":
        _outline(node, look, typeface)
        return
    for child in node:
        _walk(child, look, typeface)


def _name(node: Any) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _look(node: Any, look: Look) -> Look:
    own = dict(part.split(":", 1) for part in node.get("style", "").split(";") if ":" in part)
    given = {**node.attrib, **{name.strip(): value.strip() for name, value in own.items()}}
    return {**look, **{name: given[name] for name in _INHERITED if name in given}}


def _outline(node: Any, look: Look, typeface: Typeface) -> None:
    """Turn a text into a group of outlines; what is painted stays as its elements say."""
    lines: list[list[_Piece]] = []
    for piece in _Reader().pieces(node, look):
        if piece.at or not lines:
            lines.append([])
        lines[-1].append(piece)
    space = node.tag.removesuffix("text")
    for element in node.iter():
        element.tag, element.text, element.tail = f"{space}g", None, element.tail if element is node else None
        for name in _OF_TEXT:
            element.attrib.pop(name, None)
    for line in lines:
        widths = [_Pen(piece.look, typeface).width(piece.words) for piece in line]
        x, y = line[0].at or (0.0, 0.0)
        x -= sum(widths) * _ANCHORS.get(line[0].look.get("text-anchor", ""), 0.0)
        for piece, width in zip(line, widths, strict=True):
            way = _Pen(piece.look, typeface).path(piece.words, x, y)
            piece.element.append(piece.element.makeelement(f"{space}path", {"d": way}))
            x += width


class _Reader:
    """Reads the lines of one text, from the place that its element says."""

    def __init__(self) -> None:
        self._y = 0.0

    def pieces(self, node: Any, look: Look) -> Iterator[_Piece]:
        """Yield the pieces of an element and of those in it."""
        self._y = _length(node.get("y"), look) if node.get("y") else self._y + _length(node.get("dy"), look)
        at = (_length(node.get("x"), look), self._y) if node.get("x") or _name(node) == "text" else None
        words = (node.text or "").replace("\n", " ")
        yield _Piece(node, words.lstrip() if at else words, look, at)
        for child in node.iterchildren("{*}*"):
            if _name(child) in {"title", "desc"}:
                continue
            yield from self.pieces(child, _look(child, look))
            yield _Piece(node, (child.tail or "").replace("\n", " "), look, None)


def _length(text: str | None, look: Look) -> float:
    found = _NUMBER.match(text or "")
    if not found:
        return 0.0
    match (found[2] or "").lower():
        case "em":
            return float(found[1]) * (_SIZE if look is _NONE else _length(look.get("font-size"), _NONE) or _SIZE)
        case "pt":
            return float(found[1]) * _POINT
    return float(found[1])


class _Pen:
    """Draws words in the face and size of a look."""

    def __init__(self, look: Look, typeface: Typeface) -> None:
        bold, italic = look.get("font-weight", "") in _BOLD, look.get("font-style", "") in {"italic", "oblique"}
        family = look.get("font-family", "")
        self._font = _font(_file(family, typeface, bold + 2 * italic))
        self._scale = (_length(look.get("font-size"), _NONE) or _SIZE) / self._font["head"].unitsPerEm
        self._names: Mapping[int, str] = self._font.getBestCmap()
        self._advances = self._font["hmtx"].metrics

    def _glyphs(self, words: str) -> Iterator[str]:
        return (name for letter in words if (name := self._names.get(ord(letter))))

    def width(self, words: str) -> float:
        return float(sum(self._advances[name][0] for name in self._glyphs(words)) * self._scale)

    def path(self, words: str, x: float, y: float) -> str:
        from fontTools.pens.svgPathPen import SVGPathPen
        from fontTools.pens.transformPen import TransformPen

        glyphs = self._font.getGlyphSet()
        pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:.3f}".rstrip("0").rstrip("."))
        for name in self._glyphs(words):
            glyphs[name].draw(TransformPen(pen, (self._scale, 0, 0, -self._scale, x, y)))
            x += self._advances[name][0] * self._scale
        return str(pen.getCommands())


def _file(family: str, typeface: Typeface, face: int) -> str:
    if typeface.files and typeface.family in family:
        names: tuple[Face, ...] = ("regular", "bold", "italic", "bold_italic")
        return typeface.file(names[face])
    if "mono" in family.lower():
        return str(FONTS / "LiberationMono-Regular.ttf")
    return str(FONTS / f"{SHIPPED.family.replace(' ', '')}-{_FACES[face]}.ttf")


@cache
def _font(path: str) -> "TTFont":
    from fontTools.ttLib import TTFont

    return TTFont(path, fontNumber=0)
