"""The drawing that lies over the table of a page: symbols, connectors and answers, without the texts of the table."""

from collections.abc import Iterator

from sopctl.layout.drawing import Connector, Label, Page, Symbol, TextLine
from sopctl.web import svg


def overlay(page: Page, arrow: float) -> str:
    """Return the flow of `page` as an SVG that covers its table; one unit is a millimetre.

    A symbol is `<g class="symbol ..." data-step="ID">`, a connector with its head
    `<g class="connector" data-from="ID" data-to="ID">`, the answer of a decision `<text class="exit">`. It is hidden
    from screen readers, since each row of the table says the same in words.
    """
    return "".join(_overlay(page, arrow))


def flow(page: Page, arrow: float) -> Iterator[str]:
    """Yield links, connectors, hops, symbols and answers, the later above the earlier."""
    for link in page.links:
        yield f'<path class="link" data-step="{svg.escaped(link.step)}" d="{svg.way(link.points)}"/>'
    for connector in page.connectors:
        yield _connector(connector, arrow)
    if page.hops:
        yield f'<g class="hop">{"".join(map(svg.hop, page.hops))}</g>'
    for symbol in page.symbols:
        yield _symbol(symbol)
    for label in page.labels:
        yield _label(label)


def _overlay(page: Page, arrow: float) -> Iterator[str]:
    left, top, width, height = map(svg.number, page.table)
    yield f'<svg class="overlay" viewBox="{left} {top} {width} {height}" aria-hidden="true" focusable="false">'
    yield from flow(page, arrow)
    yield "</svg>"


def _connector(connector: Connector, arrow: float) -> str:
    ends = f'data-from="{svg.escaped(" ".join(connector.sources))}" data-to="{svg.escaped(connector.target)}"'
    head = svg.arrow_head(connector, arrow)
    return f'<g class="connector" {ends}><path d="{svg.way(connector.points)}"/>{head}</g>'


def _symbol(symbol: Symbol) -> str:
    texts = "".join(_text(line) for line in symbol.lines)
    return f'<g class="symbol {symbol.shape}" data-step="{svg.escaped(symbol.step)}">{svg.symbol(symbol)}{texts}</g>'


def _label(label: Label) -> str:
    ends = f'data-from="{svg.escaped(label.source)}" data-to="{svg.escaped(label.target)}"'
    ground = f'<rect class="ground" {svg.box(label.box)}/>'
    return ground + "".join(_text(line, "exit", ends) for line in label.lines)


def _text(line: TextLine, kind: str = "", more: str = "") -> str:
    name = f' class="{kind}" {more}' if kind else ""
    bold = ' font-weight="700"' if line.bold else ""
    middle = ' text-anchor="middle"' if line.centred else ""
    place = f'x="{svg.number(line.x)}" y="{svg.number(line.y)}" font-size="{svg.number(line.size)}"'
    return f"<text{name} {place}{bold}{middle}>{svg.escaped(line.text)}</text>"
