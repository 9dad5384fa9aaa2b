"""The flowchart in a sheet: Excel's own shapes, anchored in cells, with connectors that stick to them."""

from sopctl.characters import for_xml
from sopctl.i18n import Language, Text
from sopctl.layout.drawing import Box, Label, Page, Point, Symbol
from sopctl.office import shapes
from sopctl.office.shapes import Way, ways
from sopctl.office.xlsx.measures import Field
from sopctl.office.xml import Element, element, text_element

_ARROW = Text("Arrow", "Panah")
_NEAR = 0.35
"""How near (mm) an end of a line must be to a site of a symbol to stick to it."""
_SITES = ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5))
"""Where lines may stick to a symbol, in the order of Office: top, left, bottom, right."""


class Shapes:
    """All shapes of a sheet; each has a number of its own."""

    def __init__(self, words: Language) -> None:
        self.arrow = _ARROW.in_(words)
        self.root = element("xdr:wsDr")
        self.number = 1

    def add(self, page: Page, field: Field, names: dict[str, str]) -> None:
        """Add the shapes of a page of the drawing; `names` are what symbols are called, by their steps."""
        numbers: list[tuple[Symbol, int]] = []
        symbols: list[Element] = []
        for symbol in page.symbols:
            symbols.append(self._symbol(symbol, field, names.get(symbol.step, symbol.step)))
            numbers.append((symbol, self.number))
        for line in ways(page):
            self.root.append(self._line(line, field, numbers, glued=line.arrow))
        self.root.extend(symbols)
        self.root.extend([self._label(label, field) for label in page.labels])

    def _line(self, line: Way, field: Field, symbols: list[tuple[Symbol, int]], *, glued: bool) -> Element:
        """Return a straight line as a connector that sticks to its symbols, one with bends as a shape of its own way.

        Excel has connectors with bends too, but other programs find ways of their own for them.
        """
        drawn = shapes.stroke(shapes.LINE, arrow=line.arrow)
        first, last = line.points[0], line.points[-1]
        if line.straight:
            ends = {name: _site(point, symbols) for name, point in (("stCxn", first), ("endCxn", last)) if glued}
            glue = [element(f"a:{name}", id=end[0], idx=end[1]) for name, end in ends.items() if end]
            kind = element("xdr:nvCxnSpPr", self._name(self.arrow), element("xdr:cNvCxnSpPr", *glue))
            place = _frame(line.box, field, mirrored=last.x < first.x, turned=last.y < first.y)
            properties = element("xdr:spPr", place, shapes.preset("straightConnector1"), drawn)
            return _anchored(element("xdr:cxnSp", kind, properties, macro=""), line.box, field)
        properties = element("xdr:spPr", _frame(line.box, field), shapes.path(line), shapes.fill(""), drawn)
        kind = element("xdr:nvSpPr", self._name(self.arrow), element("xdr:cNvSpPr"))
        return _anchored(element("xdr:sp", kind, properties, macro="", textlink=""), line.box, field)

    def _symbol(self, symbol: Symbol, field: Field, name: str) -> Element:
        properties = element(
            "xdr:spPr",
            _frame(symbol.box, field),
            shapes.preset(shapes.PRESETS[symbol.shape]),
            shapes.fill(shapes.PAPER),
            shapes.stroke(shapes.FRAME),
        )
        lines = [(line.text, line.size, number == 0) for number, line in enumerate(symbol.lines)]
        return self._shape(name, properties, lines, symbol.box, field, anchor="t")

    def _label(self, label: Label, field: Field) -> Element:
        properties = element(
            "xdr:spPr",
            _frame(label.box, field),
            shapes.preset("rect"),
            shapes.fill(shapes.PAPER),
            shapes.stroke(0),
        )
        lines = [(line.text, line.size, False) for line in label.lines]
        name = " ".join(line.text for line in label.lines)
        return self._shape(name, properties, lines, label.box, field, box=True)

    def _shape(
        self,
        name: str,
        properties: Element,
        lines: list[tuple[str, float, bool]],
        place: Box,
        field: Field,
        *,
        anchor: str = "ctr",
        box: bool = False,
    ) -> Element:
        kind = element("xdr:nvSpPr", self._name(name), element("xdr:cNvSpPr", txBox=1 if box else None))
        body = element(
            "a:bodyPr", vertOverflow="overflow", horzOverflow="overflow", wrap="none" if box else "square",
            lIns=0, tIns=0, rIns=0, bIns=0, anchor=anchor,
        )  # fmt: skip
        text = element(
            "xdr:txBody", body, element("a:lstStyle"), *(_line_of_text(*line) for line in lines or [("", 0, False)])
        )
        return _anchored(element("xdr:sp", kind, properties, text, macro="", textlink=""), place, field)

    def _name(self, name: str) -> Element:
        self.number += 1
        return element("xdr:cNvPr", id=self.number, name=for_xml(f"{name[:60]} {self.number}"))


def _site(point: Point, symbols: list[tuple[Symbol, int]]) -> tuple[int, int] | None:
    """Return the number of the symbol that a line ends at, and which of its sites that is."""
    for symbol, number in symbols:
        box = symbol.box
        for site, (x, y) in enumerate(_SITES):
            if max(abs(box.x + x * box.width - point.x), abs(box.y + y * box.height - point.y)) <= _NEAR:
                return number, site
    return None


def _line_of_text(text: str, size: float, bold: bool) -> Element:  # noqa: FBT001
    points = round(100 * size * 72 / 25.4) if size else 700
    form = {"sz": points, "b": 1 if bold else 0}
    fonts = [element(f"a:{name}", typeface="Arial") for name in ("latin", "cs")]
    paragraph = element("a:p", element("a:pPr", algn="ctr"))
    if text:
        paragraph.append(
            element("a:r", element("a:rPr", shapes.fill(shapes.INK), *fonts, **form), text_element("a:t", text))
        )
    else:
        paragraph.append(element("a:endParaRPr", sz=points))
    return paragraph


def _frame(box: Box, field: Field, *, mirrored: bool = False, turned: bool = False) -> Element:
    """Return where a shape stands in the sheet; Excel itself goes by the cells of its anchor."""
    left, right = field.columns.emu(box.x), field.columns.emu(box.right)
    top, bottom = field.rows.emu(box.y), field.rows.emu(box.bottom)
    return element(
        "a:xfrm",
        element("a:off", x=left, y=top),
        element("a:ext", cx=right - left, cy=bottom - top),
        flipH="1" if mirrored else None,
        flipV="1" if turned else None,
    )


def _anchored(shape: Element, box: Box, field: Field) -> Element:
    start, end = field.anchor(Point(box.x, box.y)), field.anchor(Point(box.right, box.bottom))
    return element("xdr:twoCellAnchor", _corner("from", start), _corner("to", end), shape, element("xdr:clientData"))


def _corner(name: str, place: tuple[tuple[int, int], tuple[int, int]]) -> Element:
    (column, right), (row, down) = place
    values = (("col", column), ("colOff", right), ("row", row), ("rowOff", down))
    return element(f"xdr:{name}", *(text_element(f"xdr:{key}", str(value)) for key, value in values))
