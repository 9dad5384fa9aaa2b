"""Pictures and addresses of a document: each is a part or a relation of the file."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sopctl.layout.paper import Shown
from sopctl.office import raster
from sopctl.office.docx import limits, maker, pictures
from sopctl.office.setup import Paper, Setup
from sopctl.office.xml import Element

_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_ALL = slice(None)
_BETWEEN = 4 * "\N{NO-BREAK SPACE}"
"""What keeps two logos apart."""
_HEADING = 16.0
"""Room for the heading above a picture (mm)."""
_LETTERHEAD = 40.0
"""Room for a letterhead."""


class Media:
    """Pictures and addresses in one part of a file, its text or a head; pictures are numbered from `first`."""

    def __init__(self, part: Any, setup: Setup, first: int = 1) -> None:
        self.part = part
        self.setup = setup
        self.number = first
        self.drawn: dict[str, Shown[Paper]] = {}

    def linked(self, address: str) -> str:
        """Return the relation of an address, empty for one that an office program should not open."""
        if not limits.opens(address):
            return ""
        relation: str = self.part.relate_to(address, _LINK, is_external=True)
        return relation

    def logos(self, most: tuple[float, float] = (26.0, 21.0), which: slice = _ALL) -> Iterator[Element]:
        """Yield the logos of the house in one line, or some of them, each of a width and height (mm) at most."""
        found: list[Element] = []
        for logo in self.setup.brand.logos[which]:
            width = min(most[0], most[1] * logo.ratio)
            picture = self._picture(logo.data, logo.kind == "svg", width, width / logo.ratio, "Logo")
            if picture is not None:
                found += [maker.run(_BETWEEN)] * bool(found) + [picture]
        if found:
            yield maker.paragraph(*found, style="Figure")

    def shown(self, svg: str) -> Shown[Paper]:
        """Return a picture, in pieces where it would be too small to read, and the paper that it stands on."""
        if svg not in self.drawn:
            self.drawn[svg] = self.setup.drawn(svg, self._taken, landscape=self.setup.landscape)
        return self.drawn[svg]

    @property
    def _taken(self) -> tuple[float, float]:
        """Width and height that margins and heads take from a page."""
        margins, head = 2 * self.setup.page.margin, _LETTERHEAD if self.setup.page.head == "letterhead" else 0.0
        return margins, margins + _HEADING + head

    def figure(self, svg: str, alt: str) -> Iterator[Element]:
        """Yield a picture, as large as its page allows, in pieces where it would be too small to read."""
        if not svg:
            return
        pieces, paper = self.shown(svg)
        wide, tall = paper.width - self._taken[0], paper.height - self._taken[1]
        for number, piece in enumerate(pieces, 1):
            width, height = raster.size(piece)
            scale = min(1.0, wide / width, tall / height)
            said = f"{alt} ({number}/{len(pieces)})" if len(pieces) > 1 else alt
            picture = self._picture(piece.encode(), True, width * scale, height * scale, said)
            if picture is not None:
                yield maker.paragraph(picture, style="Figure")

    def _picture(self, data: bytes, vector: bool, width: float, height: float, alt: str) -> Element | None:  # noqa: FBT001
        """Return a picture, None where it is none; one in SVG goes with pixels for programs that do not draw it."""
        drawn = self._part(data, "svg", "image/svg+xml") if vector else ""
        pixels = raster.png(data, width, height) if vector else data
        kind = raster.kind(pixels)
        if not kind:
            return None
        self.number += 1
        relation = self._part(pixels, kind, f"image/{kind}")
        return pictures.inline(relation, self.number - 1, width, height, alt, drawn)

    def _part(self, data: bytes, end: str, content_type: str) -> str:
        """Return the relation of a picture, which is in the file once however often it is shown."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        name = f"/word/media/{sha256(data).hexdigest()[:16]}.{end}"
        package = self.part.package
        known = next((part for part in package.iter_parts() if part.partname == name), None)
        relation: str = self.part.relate_to(known or Part(PackURI(name), content_type, data, package), _IMAGE)
        return relation
