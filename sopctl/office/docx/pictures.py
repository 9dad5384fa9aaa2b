"""Pictures in a document of Word, in the line of the text."""

from sopctl.office.xml import SPACES, Element, element, emu

_URI = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_VECTOR = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""By this Office knows that a picture is there as SVG too."""


def inline(relation: str, number: int, width: float, height: float, alt: str, drawn: str = "") -> Element:
    """Return the run of a picture of a size in millimetres.

    `relation` is that of its pixels, `drawn` that of the same picture in SVG; `alt` says what it shows.
    """
    size = {"cx": emu(width), "cy": emu(height)}
    blip = _embedded("a:blip", relation)
    if drawn:
        extension = element("a:ext", _embedded("asvg:svgBlip", drawn), uri=_VECTOR)
        blip.append(element("a:extLst", extension))
    picture = element(
        "pic:pic",
        element("pic:nvPicPr", element("pic:cNvPr", id=number, name=f"Picture {number}"), element("pic:cNvPicPr")),
        element("pic:blipFill", blip, element("a:stretch", element("a:fillRect"))),
        element(
            "pic:spPr",
            element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", **size)),
            element("a:prstGeom", element("a:avLst"), prst="rect"),
        ),
    )
    place = element(
        "wp:inline",
        element("wp:extent", **size),
        element("wp:effectExtent", l=0, t=0, r=0, b=0),
        element("wp:docPr", id=number, name=f"Picture {number}", descr=alt),
        element("wp:cNvGraphicFramePr"),
        element("a:graphic", element("a:graphicData", picture, uri=_URI)),
        **dict.fromkeys(("distT", "distB", "distL", "distR"), 0),
    )
    return element("w:r", element("w:drawing", place))


def _embedded(tag: str, relation: str) -> Element:
    made = element(tag)
    made.set(f"{{{SPACES['r']}}}embed", relation)
    return made
