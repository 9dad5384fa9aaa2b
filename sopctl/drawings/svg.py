"""Pages as SVG, for people and for programs.

Lengths are millimetres. A symbol is `<g class="symbol ..." data-step="ID">`, a connector
`<path class="connector" data-from="ID" data-to="ID">` with absolute straight commands (`data-from` has several ids
where steps of another page share a pentagon), a rule `<line class="rule">`, the answer of a decision
`<text class="exit" data-from="ID" data-to="ID">`. Real text, no scripts, nothing from outside.
"""

import html
import re
from collections.abc import Iterator

from sopctl.layout.drawing import Box, Connector, Drawing, Label, Page, Point, Symbol, TextLine
from sopctl.layout.shapes import outline

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")
_INK = "#000000"
_PAPER = "#ffffff"
_HEAD = "#e9edf1"
_FONTS = "'Liberation Sans', Arial, Helvetica, sans-serif"
_THIN, _LINE, _FRAME = "0.18", "0.3", "0.35"
_ARROW = 0.6
"""Width of an arrow head as a part of its length."""
_HOP = 0.55
"""Radius of the arc where one line jumps over another."""


def pages(drawing: Drawing) -> tuple[bytes, ...]:
    """Return an SVG file for each page."""
    return tuple(("\n".join(_page(drawing, page)) + "\n").encode() for page in drawing.pages)


def _page(drawing: Drawing, page: Page) -> Iterator[str]:
    width, height = _number(drawing.width), _number(drawing.height)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" '
        f'viewBox="0 0 {width} {height}" lang="{_escaped(drawing.language)}" role="img" aria-labelledby="title desc" '
        f'font-family="{_FONTS}" fill="{_INK}">'
    )
    yield f'<title id="title">{_escaped(drawing.title)}</title>'
    yield f'<desc id="desc">{_escaped(drawing.description)}</desc>'
    yield "<style>text{font-kerning:none;white-space:pre}</style>"
    yield f'<rect class="paper" width="{width}" height="{height}" fill="{_PAPER}"/>'
    for line in page.texts:
        yield _text(line, "page")
    for cell in page.cells:
        if not cell.step and cell.lines:
            yield f'<rect class="head" {_box(cell.box)} fill="{_HEAD}"/>'
    yield f'<g stroke="{_INK}" stroke-width="{_THIN}">'
    for rule in page.rules:
        yield f'<line class="rule" {_ends(rule.start, rule.end)}/>'
    yield "</g>"
    for cell in page.cells:
        step = f' data-step="{_escaped(cell.step)}"' if cell.step else ""
        yield f'<g class="cell" data-column="{_escaped(cell.column)}"{step}>'
        for line in cell.lines:
            yield _text(line)
        yield "</g>"
    yield from _flow(page, drawing.arrow)
    yield "</svg>"


def _flow(page: Page, arrow: float) -> Iterator[str]:
    yield f'<g fill="none" stroke="{_INK}" stroke-width="{_LINE}" stroke-linejoin="round">'
    for link in page.links:
        yield f'<path class="link" data-step="{_escaped(link.step)}" d="{_way(link.points)}"/>'
    for connector in page.connectors:
        yield (
            f'<path class="connector" data-from="{_escaped(" ".join(connector.sources))}" '
            f'data-to="{_escaped(connector.target)}" d="{_way(connector.points)}"/>'
        )
    yield "</g>"
    for point in page.hops:
        yield from _hop(point)
    for connector in page.connectors:
        yield _head(connector, arrow)
    for symbol in page.symbols:
        yield from _symbol(symbol)
    for label in page.labels:
        yield from _label(label)


def _hop(point: Point) -> Iterator[str]:
    """Yield an arc over an upright line: white where the level line was, then both lines anew."""
    x, y = point
    left, right = _number(x - _HOP), _number(x + _HOP)
    yield f'<path class="hop" d="M {left} {_number(y)} L {right} {_number(y)}" stroke="{_PAPER}" stroke-width="0.5"/>'
    arc = f"M {left} {_number(y)} A {_HOP} {_HOP} 0 0 1 {right} {_number(y)}"
    upright = f"M {_number(x)} {_number(y - _HOP)} L {_number(x)} {_number(y + _HOP)}"
    yield f'<path class="hop" d="{arc} {upright}" fill="none" stroke="{_INK}" stroke-width="{_LINE}"/>'


def _head(connector: Connector, length: float) -> str:
    before, tip = connector.points[-2:]
    size = min(length, max(abs(tip.x - before.x) + abs(tip.y - before.y) - 0.2, 0.6))
    half = size * _ARROW / 2
    x, y = (tip.x > before.x) - (tip.x < before.x), (tip.y > before.y) - (tip.y < before.y)
    foot = Point(tip.x - x * size, tip.y - y * size)
    corners = (tip, Point(foot.x - y * half, foot.y - x * half), Point(foot.x + y * half, foot.y + x * half))
    return f'<polygon class="arrow" points="{_points(corners)}"/>'


def _symbol(symbol: Symbol) -> Iterator[str]:
    more = f' data-letter="{symbol.letter}" data-page="{symbol.page}"' if symbol.letter else ""
    yield f'<g class="symbol {symbol.shape}" data-step="{_escaped(symbol.step)}"{more}>'
    paint = f'fill="{_PAPER}" stroke="{_INK}" stroke-width="{_FRAME}" stroke-linejoin="round"'
    if symbol.shape in {"decision", "offpage"}:
        yield f'<polygon points="{_points(outline(symbol.shape, symbol.box))}" {paint}/>'
    else:
        round_ = f' rx="{_number(symbol.box.height / 2)}"' if symbol.shape == "terminator" else ""
        yield f"<rect {_box(symbol.box)}{round_} {paint}/>"
    for line in symbol.lines:
        yield _text(line)
    yield "</g>"


def _label(label: Label) -> Iterator[str]:
    yield f'<rect class="ground" {_box(label.box)} fill="{_PAPER}"/>'
    for line in label.lines:
        yield _text(line, "exit", f' data-from="{_escaped(label.source)}" data-to="{_escaped(label.target)}"')


def _text(line: TextLine, kind: str = "", more: str = "") -> str:
    name = f' class="{kind}"' if kind else ""
    bold = ' font-weight="bold"' if line.bold else ""
    middle = ' text-anchor="middle"' if line.centred else ""
    place = f'x="{_number(line.x)}" y="{_number(line.y)}" font-size="{_number(line.size)}"'
    return f"<text{name}{more} {place}{bold}{middle}>{_escaped(line.text)}</text>"


def _way(points: tuple[Point, ...]) -> str:
    return "M " + " L ".join(f"{_number(x)} {_number(y)}" for x, y in points)


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _ends(start: Point, end: Point) -> str:
    return f'x1="{_number(start.x)}" y1="{_number(start.y)}" x2="{_number(end.x)}" y2="{_number(end.y)}"'


def _box(box: Box) -> str:
    size = f'width="{_number(box.width)}" height="{_number(box.height)}"'
    return f'x="{_number(box.x)}" y="{_number(box.y)}" {size}'


def _number(value: float) -> str:
    """Return a length in few characters: at most three decimals, no zeros at the end."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _escaped(text: str) -> str:
    return html.escape(_NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text))
