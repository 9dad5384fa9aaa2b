"""What a PDF says, read back: its structure, and where each piece of text stands and whether it is tagged."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject

MM = 25.4 / 72


@dataclass
class Element:
    """An element of the structure tree."""

    tag: str
    alt: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    children: list["Element"] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator["Element"]:
        if self.tag in tags:
            yield self
        for child in self.children:
            yield from child.all(*tags)

    @property
    def shape(self) -> Any:
        """The tags below it, nested."""
        return (self.tag, *[child.shape for child in self.children]) if self.children else self.tag


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data), strict=True)


def structure(pdf: PdfReader) -> Element:
    root = pdf.trailer["/Root"]["/StructTreeRoot"]
    roles = {key: value[1:] for key, value in root.get("/RoleMap", {}).items()}
    (document,) = _children(root, roles)
    return document


def _children(node: DictionaryObject, roles: dict[str, str]) -> list[Element]:
    inner = node.get("/K", [])
    found = []
    for child in inner if isinstance(inner, list) else [inner]:
        own = child.get_object()
        if isinstance(own, DictionaryObject) and "/S" in own:
            found.append(_element(own, roles))
    return found


def _element(node: DictionaryObject, roles: dict[str, str]) -> Element:
    attributes: dict[str, Any] = {}
    given = node.get("/A", [])
    for one in given if isinstance(given, list) else [given]:
        attributes |= {key[1:]: value for key, value in one.get_object().items() if key != "/O"}
    return Element(node["/S"][1:], str(node.get("/Alt", "")), attributes, _children(node, roles))


@dataclass(frozen=True)
class Shown:
    """A piece of text on a page; `x` and `y` are its base line's left end in mm from the upper left corner."""

    x: float
    y: float
    marked: str
    """`tagged`, `artifact`, or nothing."""


def shown(pdf: PdfReader, page: PageObject) -> list[Shown]:
    """Return the places of text in the content of a page, pictures left out."""
    high = float(page.mediabox.height)
    found: list[Shown] = []
    marks: list[str] = []
    saved: list[list[float]] = []
    now = text = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
    for operands, operator in ContentStream(page.get_contents(), pdf).operations:
        match operator:
            case b"q":
                saved.append(now)
            case b"Q":
                now = saved.pop()
            case b"cm":
                now = _times([float(n) for n in operands], now)
            case b"BT":
                text = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
            case b"Tm":
                text = [float(n) for n in operands]
            case b"BDC":
                marks.append("artifact" if operands[0] == "/Artifact" else "tagged")
            case b"BMC":
                marks.append("artifact" if operands[0] == "/Artifact" else "")
            case b"EMC":
                marks.pop()
            case b"Tj" | b"TJ":
                *_, x, y = _times(text, now)
                found.append(Shown(x * MM, (high - y) * MM, marks[-1] if marks else ""))
    return found


def _times(a: list[float], b: list[float]) -> list[float]:
    return [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
