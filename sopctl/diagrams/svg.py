"""The flowchart as SVG: the engine's picture, made readable for people who listen and for programs.

Geometry stays as the engine made it, but for the ends of capsules, which are made fully round. Each symbol is
`<g class="symbol ..." data-step="ID">`, each connector `<g class="connector" data-from="ID" data-to="ID">` with
its answer in `<text class="exit">`.
"""

import xml.etree.ElementTree as ET

from sopctl.characters import for_xml
from sopctl.diagrams import dot, engine, palette
from sopctl.flow import Flow
from sopctl.flow.pieces import Piece
from sopctl.i18n import Language, Text
from sopctl.regex import regex

_PREFIX = "{http://www.w3.org/2000/svg}"
_NODE = regex(r"[sdfjoi](\d+)")
_ENTERED = regex(r"i\d+_([A-Z]+)")
_LETTER = "letter-"
_NUMBER = regex(r"-?\d+(?:\.\d+)?")
_ROUND = 22.0
"""The largest radius of a capsule's ends, in points: more would cut into the texts."""
_WIDE = 1250.0
"""Points from which on a picture is illegible when it is shrunk to the width of a page."""
_MILLIMETRE = 72 / 25.4
"""Points of a millimetre."""
_PAINTS = ("fill", "stroke")
_TITLE = Text("Flowchart: {title}", "Bagan alir: {title}")
_DESCRIPTION = Text(
    "Flowchart with {steps} steps. Actors: {actors}.",
    "Bagan alir dengan {steps} langkah. Pelaksana: {actors}.",
)


def draw(flow: Flow, language: Language, program: engine.Engine, piece: Piece | None = None) -> bytes:
    """Return the flowchart, or a piece of it, as an SVG file. Raises EngineError."""
    raw = engine.run(program, dot.flowchart(flow, language, piece).source, ("-Tsvg",))
    try:
        root = _read(raw)
        for group in root.iter("g"):
            _mark(group, flow, piece)
    except (ET.ParseError, LookupError, ValueError) as error:
        raise engine.failed(program, f"this is not its picture: {error}") from error
    _describe(root, flow, language)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root) + b"\n"


def inline(picture: str, prefix: str) -> str:
    """Return a finished SVG file as an element of an HTML page.

    Ids begin with `prefix`, so that several pictures fit in one page. Every colour becomes a CSS variable with
    the colour as its default (`var(--chart-ink, #1b2733)`), so that the page can change it in the dark. A picture
    that would be illegible at the width of a page has the class `wide`.
    """
    root = _read(picture)
    for style in root.findall("style"):
        root.remove(style)  # the page has one of its own
    for element in root.iter():
        for paint in _PAINTS:
            if name := palette.NAMES.get(element.get(paint, "")):
                element.set(paint, f"var(--chart-{name}, {element.get(paint)})")
        if "id" in element.attrib:
            element.set("id", f"{prefix}-{element.get('id')}")
    if _points(root.get("width", "0")) > _WIDE:
        root.set("class", "wide")
    root.set("aria-labelledby", " ".join(f"{prefix}-{name}" for name in ("title", "desc")))
    return ET.tostring(root, encoding="unicode")


def _points(length: str) -> float:
    """Return a length in points."""
    return float(length.removesuffix("mm")) * _MILLIMETRE if length.endswith("mm") else float(length.removesuffix("pt"))


def _read(text: bytes | str) -> ET.Element:
    """Return the root of an SVG without prolog, doctype and comments, its names without namespace."""
    root = ET.fromstring(text)  # noqa: S314  the engine wrote it
    for element in root.iter():
        element.tag = element.tag.removeprefix(_PREFIX)
    root.set("xmlns", _PREFIX.strip("{}"))
    return root


def _mark(group: ET.Element, flow: Flow, piece: Piece | None) -> None:
    """Say in attributes what a group of the engine's picture is, in place of its ids and titles."""
    title = group.find("title")
    name = "" if title is None else title.text or ""
    if title is not None:
        group.remove(title)
    group.attrib.pop("id", None)
    kinds = group.get("class", "").split()
    for text in group.iter("text"):
        text.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
        text.set("font-family", palette.FONTS)
        if "connector" in kinds:
            text.set("class", "exit")
    numbers = [int(number) for number in _NODE.findall(name)]
    if "symbol" in kinds:
        group.set("class", " ".join(kinds[kinds.index("symbol") :]))
        group.set("data-step", for_xml(flow.steps[numbers[0]].id))
        if kinds[-1].startswith(_LETTER):
            _mark_pentagon(group, kinds)
    elif "connector" in kinds:
        group.set("class", " ".join(kinds[kinds.index("connector") :]))
        ends = reversed(numbers) if "return" in kinds else numbers
        for attribute, number in zip(("data-from", "data-to"), ends, strict=True):
            group.set(attribute, for_xml(flow.steps[number].id))
        if piece and (entered := _ENTERED.match(name)):
            tie = next(tie for tie in piece.reached if tie.letter == entered[1])
            group.set("data-from", " ".join(for_xml(flow.steps[number].id) for number in tie.sources))
    if "terminator" in kinds:
        for path in group.findall("path"):
            _round(path)


def _mark_pentagon(group: ET.Element, kinds: list[str]) -> None:
    group.set("class", "symbol offpage")
    group.set("data-letter", kinds[-1].removeprefix(_LETTER))


def _round(path: ET.Element) -> None:
    """Turn a box with rounded corners into a capsule of the same size."""
    numbers = [float(number) for number in _NUMBER.findall(path.attrib.pop("d"))]
    left, right = min(numbers[::2]), max(numbers[::2])
    top, bottom = min(numbers[1::2]), max(numbers[1::2])
    path.tag = "rect"
    size = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    size["rx"] = min(_ROUND, size["height"] / 2)
    path.attrib.update({name: f"{value:.2f}" for name, value in size.items()})


def _describe(root: ET.Element, flow: Flow, language: Language) -> None:
    """Tell a screen reader what the picture shows."""
    names = ", ".join(for_xml(flow.sop.actors[actor].name) for actor in flow.actors)
    title, description = ET.Element("title", id="title"), ET.Element("desc", id="desc")
    title.text = _TITLE.in_(language).format(title=for_xml(flow.sop.title))
    description.text = _DESCRIPTION.in_(language).format(steps=len(flow.steps), actors=names)
    root.insert(0, title)
    root.insert(1, description)
    root.set("role", "img")
    root.set("aria-labelledby", "title desc")
    root.set("lang", flow.sop.language)
