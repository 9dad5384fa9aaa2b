"""A page that is laid out becomes a plain value: cells, rules, symbols, lines and what stands round the table."""

from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from sopctl.layout.drawing import Box, Cell, Connector, Link, Page, Point, Rule, Symbol, TextLine
from sopctl.layout.metrics import POINT, width
from sopctl.layout.paging.compose import Composed
from sopctl.layout.routing.graph import Tie
from sopctl.layout.table.rows import Written, placed
from sopctl.layout.wrap import shortened

TITLE = 9 * POINT
_INSIDE = 5 * POINT
"""Size of type above the table, and of the page's number in a pentagon."""
TITLE_BASE = 4.2
"""The base line of the title, from the margin (mm)."""


def finish(composed: Composed, number: int, letters: dict[Tie, str], first: int, count: int) -> Page:
    """Return a page of the table.

    `number` counts its pages from zero, `letters` are those of the pentagons. In the document the first page of
    the table has the number `first`, and there are `count` pages.
    """
    return _Finisher(composed, letters, first).page(number, count)


class _Finisher:
    """One page on its way to a value."""

    def __init__(self, composed: Composed, letters: dict[Tie, str], first: int) -> None:
        self.sheet = composed.sheet
        self.graph = composed.graph
        self.routed = composed.routed
        self.points = composed.points
        self.labels = composed.answers.labels
        self.height = composed.height
        self.letters = letters
        self.first = first

    def page(self, number: int, count: int) -> Page:
        """Return the finished page."""
        rows = self.sheet.form.rows
        table = Box(
            self.sheet.style.margin, self.sheet.top, self._width(), round(self.sheet.head.height + self.height, 2)
        )
        connectors = tuple(
            Connector(
                tuple(rows[step].step for step in wire.sources), rows[self.graph.nodes[wire.target].step].step, points
            )
            for wire, points in zip(self.graph.wires, self.points, strict=True)
        )
        return Page(
            number + self.first,
            table,
            self._texts(number + self.first, count),
            tuple(self._rules(table)),
            tuple(self._cells()),
            tuple(self._symbols(number)),
            self._links(),
            connectors,
            tuple(self.labels),
            self._hops(),
        )

    def _links(self) -> tuple[Link, ...]:
        rows, nodes = self.sheet.form.rows, self.graph.nodes
        found = self.routed.links(range(len(nodes)))
        return tuple(Link(rows[nodes[number].step].step, ends) for number, ends in found)

    def _width(self) -> float:
        return round(self.sheet.columns.after[-1] - self.sheet.columns.before[0], 2)

    def _texts(self, number: int, count: int) -> tuple[TextLine, ...]:
        style, columns, form = self.sheet.style, self.sheet.columns, self.sheet.form
        size = round(TITLE, 3)
        title = shortened(form.title, columns.width - 2 * style.margin, size, bold=True)
        wide = round(width(title, size, bold=True), 2)
        head = TextLine(style.margin, round(style.margin + TITLE_BASE, 2), title, size, wide, bold=True)
        words = form.folio.format(number=number, count=count)
        wide = round(width(words, style.label), 2)
        left, base = columns.width - style.margin - wide, round(columns.height - style.margin, 2)
        size = round(style.label, 3)
        foot = [TextLine(round(left, 2), base, words, size, wide)]
        if form.status:
            status = shortened(form.status, columns.width / 2 - style.margin, size)
            foot.append(TextLine(style.margin, base, status, size, round(width(status, size), 2)))
        return (head, *foot)

    def _cells(self) -> Iterable[Cell]:
        sheet, tops = self.sheet, self.routed.tops
        for cell in sheet.head.cells:
            box = cell.box._replace(y=round(cell.box.y + sheet.top, 2))
            lines = tuple(replace(line, y=round(line.y + sheet.top, 2)) for line in cell.lines)
            yield replace(cell, box=box, lines=lines)
        edges = sheet.columns.text_edges()
        for number in range(self.graph.first, self.graph.last):
            part, row = sheet.parts[number], number - self.graph.first + self.graph.above
            step = sheet.form.rows[part.step].step
            for column, (left, right), written in zip(sheet.form.texts, edges, part.cells, strict=True):
                box = Box(left, tops[row], round(right - left, 2), round(tops[row + 1] - tops[row], 2))
                yield Cell(column.key, step, box, placed(written, column.key, box, sheet.style))

    def _rules(self, table: Box) -> Iterable[Rule]:
        sheet, columns = self.sheet, self.sheet.columns
        for rule in sheet.head.rules:
            start, end = rule.start, rule.end
            yield Rule(Point(start.x, round(start.y + sheet.top, 2)), Point(end.x, round(end.y + sheet.top, 2)))
        tops = self.routed.tops
        for x in sorted({*columns.before, *columns.actors, *columns.after} - {columns.before[0], columns.after[-1]}):
            yield Rule(Point(x, tops[0]), Point(x, tops[-1]))
        for y in tops[:-1]:
            yield Rule(Point(table.x, y), Point(table.right, y))
        corners = (
            Point(table.x, table.y),
            Point(table.right, table.y),
            Point(table.right, table.bottom),
            Point(table.x, table.bottom),
        )
        for number in range(4):
            yield Rule(corners[number], corners[(number + 1) % 4])

    def _symbols(self, page: int) -> Iterable[Symbol]:
        rows = self.sheet.form.rows
        for number, node in enumerate(self.graph.nodes):
            for column in node.columns:
                box = self.routed.box(number, column)
                step = rows[node.step].step
                if not node.tie:
                    yield Symbol(node.shape, step, box)
                    continue
                other = (node.tie.to if node.tie.source == page else node.tie.source) + self.first
                letter = self.letters[node.tie]
                yield Symbol(node.shape, step, box, self._inside(box, letter, other), letter, other)

    def _inside(self, box: Box, letter: str, page: int) -> tuple[TextLine, ...]:
        words = self.sheet.form.page.format(number=page)
        place = Box(box.x, box.y + 0.3, box.width, box.height * 0.42)
        (first,) = placed((Written(letter),), "no", place, self.sheet.style, bold=True)
        size = min(_INSIDE, (box.width - 0.8) / width(words, 1.0))
        place = Box(box.x, place.bottom - 0.35, box.width, box.height * 0.3)
        (second,) = placed((Written(words),), "no", place, self.sheet.style, size=size)
        return (first, second)

    def _hops(self) -> tuple[Point, ...]:
        lines = [(wire.net, points) for wire, points in zip(self.graph.wires, self.points, strict=True)]
        return hops([*lines, *((-1, link.points) for link in self._links())])


def hops(lines: Iterable[tuple[int, tuple[Point, ...]]]) -> tuple[Point, ...]:
    """Return where level pieces cross upright ones of another net; a line is its net and its corners."""
    level, upright = [], []
    for net, points in lines:
        for a, b in pairwise(points):
            if a.y == b.y:
                level.append((a.y, min(a.x, b.x), max(a.x, b.x), net))
            else:
                upright.append((a.x, min(a.y, b.y), max(a.y, b.y), net))
    found = {
        Point(x, y)
        for y, left, right, net in level
        for x, top, bottom, other in upright
        if net != other and left < x < right and top < y < bottom
    }
    return tuple(sorted(found))
