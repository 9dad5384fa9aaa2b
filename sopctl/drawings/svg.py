"""Pages as SVG, for people and for programs.

Lengths are millimetres. A symbol is `<g class="symbol ..." data-step="ID">`, a connector
`<path class="connector" data-from="ID" data-to="ID">` with absolute straight commands (`data-from` has several ids
where steps of another page share a pentagon), a rule `<line class="rule">`, the answer of a decision
`<text class="exit" data-from="ID" data-to="ID">`. Real text, no scripts, nothing from outside.
"""

from collections.abc import Iterator

from sopctl.drawings import marking, text_page
from sopctl.drawings.look import CLEAR, FRAME, HOP, LINE, TABLE, THIN, Look, arrow_head
from sopctl.drawings.xml import box, ends, escaped, fonts, number, points, way
from sopctl.layout.drawing import Connector, Drawing, Label, Page, Point, Symbol, TextLine
from sopctl.layout.publication import Publication, TablePage, TextPage
from sopctl.layout.shapes import outline, radius
from sopctl.layout.table.marks import Marks

_NONE = Marks()


def pages(drawing: Drawing, look: Look = TABLE, marks: Marks | None = None) -> tuple[bytes, ...]:
    """Return an SVG file for each page, with what is marked in it."""
    return tuple(("\n".join(_page(drawing, page, look, marks)) + "\n").encode() for page in drawing.pages)


def publication(made: Publication) -> Iterator[bytes]:
    """Yield an SVG file for each page of a document."""
    for page in made.pages:
        if isinstance(page, TablePage):
            yield ("\n".join(_page(page.drawing, page.page, TABLE, below=page.below)) + "\n").encode()
        else:
            yield text_page.page(page, made.title, made.language, made.typeface)


def _page(
    drawing: Drawing, page: Page, look: Look, marks: Marks | None = None, below: TextPage | None = None
) -> Iterator[str]:
    width, height = number(drawing.width), number(drawing.height)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" '
        f'viewBox="0 0 {width} {height}" lang="{escaped(drawing.language)}" role="img" aria-labelledby="title desc" '
        f'font-family="{fonts(drawing.typeface)}" fill="{look.ink}">'
    )
    yield f'<title id="title">{escaped(drawing.title)}</title>'
    yield f'<desc id="desc">{escaped(drawing.description)}</desc>'
    yield "<style>text{font-kerning:none;white-space:pre}</style>"
    yield f'<rect class="paper" width="{width}" height="{height}" fill="{look.paper}"/>'
    if marks:
        yield from marking.under(page, marks)
    for line in page.texts:
        yield _text(line, "page")
    for cell in page.cells:
        if not cell.step and cell.lines:
            yield f'<rect class="head" {box(cell.box)} fill="{look.head}"/>'
    yield f'<g stroke="{look.line}" stroke-width="{THIN}">'
    for rule in page.rules:
        yield f'<line class="rule" {ends(rule.start, rule.end)}/>'
    yield "</g>"
    for cell in page.cells:
        step = f' data-step="{escaped(cell.step)}"' if cell.step else ""
        yield f'<g class="cell" data-column="{escaped(cell.column)}"{step}>'
        for line in cell.lines:
            yield _text(line)
        yield "</g>"
    yield from _flow(page, drawing.arrow, look, marks or _NONE)
    if marks:
        yield from marking.over(page, marks)
    if below:
        yield from text_page.content(below)
    yield "</svg>"


def _flow(page: Page, arrow: float, look: Look, marks: Marks) -> Iterator[str]:
    yield f'<g fill="none" stroke="{look.line}" stroke-width="{LINE}" stroke-linejoin="round">'
    for link in page.links:
        yield f'<path class="link" data-step="{escaped(link.step)}" d="{way(link.points)}"/>'
    connectors = sorted(page.connectors, key=lambda one: marking.depth(one, marks))
    for connector in connectors:
        yield (
            f'<path class="connector" data-from="{escaped(" ".join(connector.sources))}" '
            f'data-to="{escaped(connector.target)}" d="{way(connector.points)}"{_pen(connector, look, marks)}/>'
        )
    yield "</g>"
    for point in page.hops:
        yield from _hop(point, look)
    for connector in connectors:
        yield _head(connector, arrow, look, marks)
    for symbol in page.symbols:
        yield from _symbol(symbol, look, marks)
    for label in page.labels:
        yield from _label(label, look, marks)


def _pen(connector: Connector, look: Look, marks: Marks) -> str:
    if pen := marking.line(connector, marks):
        return marking.stroke(pen)
    return f' stroke="{look.back}" stroke-dasharray="1.4 0.9"' if connector.back else ""


def _hop(point: Point, look: Look) -> Iterator[str]:
    """Yield an arc over an upright line: white where the level line was, then both lines anew."""
    x, y = point
    left, right = number(x - HOP), number(x + HOP)
    gap = f"M {left} {number(y)} L {right} {number(y)}"
    yield f'<path class="hop" d="{gap}" stroke="{look.paper}" stroke-width="{CLEAR}"/>'
    arc = f"M {left} {number(y)} A {HOP} {HOP} 0 0 1 {right} {number(y)}"
    upright = f"M {number(x)} {number(y - HOP)} L {number(x)} {number(y + HOP)}"
    yield f'<path class="hop" d="{arc} {upright}" fill="none" stroke="{look.line}" stroke-width="{LINE}"/>'


def _head(connector: Connector, length: float, look: Look, marks: Marks) -> str:
    pen = marking.line(connector, marks)
    colour = pen.ink if pen else look.back if connector.back else look.line
    fill = f' fill="{colour}"' if colour != look.ink else ""
    return f'<polygon class="arrow" points="{points(arrow_head(connector, length))}"{fill}/>'


def _symbol(symbol: Symbol, look: Look, marks: Marks) -> Iterator[str]:
    more = f' data-letter="{symbol.letter}" data-page="{symbol.page}"' if symbol.letter else ""
    yield f'<g class="symbol {symbol.shape}" data-step="{escaped(symbol.step)}"{more}>'
    fill = look.fills.get(symbol.shape, look.paper)
    frame = marking.frame(symbol, marks) or f' stroke="{look.line}" stroke-width="{FRAME}"'
    paint = f'fill="{fill}"{frame} stroke-linejoin="round"'
    if symbol.shape in {"decision", "offpage"}:
        yield f'<polygon points="{points(outline(symbol.shape, symbol.box))}" {paint}/>'
    else:
        round_ = f' rx="{number(radius(symbol.box))}"' if symbol.shape == "terminator" else ""
        yield f"<rect {box(symbol.box)}{round_} {paint}/>"
    for line in symbol.lines:
        yield _text(line)
    yield "</g>"


def _label(label: Label, look: Look, marks: Marks) -> Iterator[str]:
    yield f'<rect class="ground" {box(label.box)} fill="{look.paper}"/>'
    more = f' data-from="{escaped(label.source)}" data-to="{escaped(label.target)}"{marking.words(label, marks)}'
    for line in label.lines:
        yield _text(line, "exit", more)


def _text(line: TextLine, kind: str = "", more: str = "") -> str:
    name = f' class="{kind}"' if kind else ""
    bold = ' font-weight="bold"' if line.bold else ""
    middle = ' text-anchor="middle"' if line.centred else ""
    place = f'x="{number(line.x)}" y="{number(line.y)}" font-size="{number(line.size)}"'
    return f"<text{name}{more} {place}{bold}{middle}>{escaped(line.text)}</text>"
