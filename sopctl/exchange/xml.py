"""Building XML of other programs: every text is escaped where it is written."""

import xml.etree.ElementTree as ET


def add(above: ET.Element, tag: str, /, **attributes: str) -> ET.Element:
    """Return a new element at the end of another; `as_` stands for `as`, which Python keeps for itself."""
    if "as_" in attributes:
        attributes["as"] = attributes.pop("as_")
    return ET.SubElement(above, tag, attributes)


def document(root: ET.Element) -> bytes:
    """Return a whole file."""
    ET.indent(root)
    body: bytes = ET.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"
