"""Elements of Office files: names with prefixes, texts that XML can hold, lengths in the units of the formats."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sopctl.characters import for_xml

Element = Any
"""An lxml element; lxml has no types of its own."""

SPACES: Mapping[str, str] = MappingProxyType(
    {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
        "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
        "xml": "http://www.w3.org/XML/1998/namespace",
    }
)
"""Namespaces by their prefixes (ECMA-376)."""

_QUALIFIED = frozenset({"w", "w14"})
"""Vocabularies whose attributes bear the prefix of their element."""


def element(tag: str, *children: Element, **attributes: object) -> Element:
    """Return `<prefix:name>`; attributes of Word's own vocabulary get its prefix, those of others have none."""
    from lxml import etree

    prefix, _, name = tag.partition(":")
    space = SPACES[prefix]
    made = etree.Element(f"{{{space}}}{name}", nsmap={prefix: space})
    for key, value in attributes.items():
        if value is not None:
            made.set(f"{{{space}}}{key}" if prefix in _QUALIFIED else key, for_xml(str(value)))
    for child in children:
        if child is not None:
            made.append(child)
    return made


def text_element(tag: str, text: str) -> Element:
    """Return an element that holds a text, all of its spaces kept."""
    made = element(tag)
    made.text = for_xml(text)
    if tag.startswith("w:"):
        made.set(f"{{{SPACES['xml']}}}space", "preserve")
    return made


def serialised(root: Element) -> bytes:
    """Return a part of a file, all namespaces declared at its root."""
    from lxml import etree

    spaces = {prefix: space for prefix, space in SPACES.items() if prefix != "xml"}
    whole = etree.Element(root.tag, root.attrib, nsmap=spaces)
    whole.extend(list(root))
    etree.cleanup_namespaces(whole, top_nsmap=spaces, keep_ns_prefixes=["wpg", "w14"])
    if root.tag.startswith(f"{{{SPACES['w']}}}"):
        whole.set(f"{{{SPACES['mc']}}}Ignorable", "w14")
    data: bytes = etree.tostring(whole, encoding="UTF-8", xml_declaration=True, standalone=True)
    return data


def emu(millimetres: float) -> int:
    """Return a length in English metric units, those of drawings."""
    return round(millimetres * 36000)


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point, those of Word."""
    return round(millimetres * 1440 / 25.4)
