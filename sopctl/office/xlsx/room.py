"""Room in the table with the flowchart on a sheet: which texts keep away from the rule on their left, at what cost.

Rows are as high as in the drawing. Where a text would take more lines beside its room on the left, its row grows, as
long as the page still holds all rows; only where it does not, the texts of that column begin at the rule.
"""

from typing import NamedTuple

from sopctl.layout import Drawing
from sopctl.layout.drawing import Page
from sopctl.layout.metrics import POINT
from sopctl.layout.paper import LARGER, PAPERS
from sopctl.layout.wrap import wrap
from sopctl.office.grid import page_grid
from sopctl.office.xlsx.book import INDENT, PRINT_SCALE, known_paper

TITLE_HEIGHT = 8.0
SPARE = 4.0
"""How much nearer to the edge of the paper than in the drawing the page may come (mm)."""
_LEAST_EDGE = 4.0
_INSIDE, _SAFE, _LEADING = 1.6, 1.04, 1.25
"""What a text loses in its cell (mm), how much wider than measured it may come out, and the height of its lines."""
_SLACK = 1.5
"""What a page keeps free (mm), since programs round the heights of rows."""


class Rooms(NamedTuple):
    """The columns whose texts keep away from the rule, and for each page the rows that are higher for that, by how
    much (mm); rows are counted below the head."""

    columns: frozenset[str]
    higher: tuple[dict[int, float], ...]


def edge(margin: float) -> float:
    """Return how far from the edge of the paper a sheet is printed whose drawing has a margin (mm)."""
    return max(margin - SPARE, _LEAST_EDGE)


def print_scale(drawing: Drawing, width: float) -> int:
    """Return the scale (per cent) at which a drawing is printed on paper of a width (mm)."""
    return max(10, int(PRINT_SCALE * width / drawing.width))


def rooms(drawing: Drawing, size: float) -> Rooms:
    """Return what room there is for texts of `size` (points), the columns with the least need first."""
    pages = [_Page(page, size, _free(drawing, page)) for page in drawing.pages]
    needs = {column: sum(page.need([column]) for page in pages) for page in pages for column in page.columns}
    chosen: list[str] = []
    for column in sorted(needs, key=lambda column: (needs[column], column)):
        if all(page.need([*chosen, column]) <= page.free for page in pages):
            chosen.append(column)
    return Rooms(frozenset(chosen), tuple(page.higher(chosen) for page in pages))


def _free(drawing: Drawing, page: Page) -> float:
    """Return by how much all rows of a page together may grow (mm)."""
    margin = drawing.pages[0].table.x
    paper, width = known_paper(drawing.paper, drawing.width)
    heights = {**{name: high for name, (_, high) in PAPERS.items()}, **{name: high for name, _, high in LARGER}}
    printed = heights[paper] - 2 * edge(margin) - SPARE
    room = printed * 100 / print_scale(drawing, width)
    return max(0.0, room - page.table.height - TITLE_HEIGHT - _SLACK)


class _Page:
    """One page and the texts in it."""

    def __init__(self, page: Page, size: float, free: float) -> None:
        self.free = free
        self.more: dict[str, dict[int, float]] = {}
        """For each column, the rows that would have to be higher."""
        grid = page_grid(page)
        line = size * POINT
        for slot in grid.slots:
            cell = slot.cell
            if not cell or not cell.step:
                continue
            text = " ".join(line.text for line in cell.lines)
            count = len(wrap(text, cell.box.width - INDENT - _INSIDE, line * _SAFE)) + len(cell.lines) // 3
            more = max(count, len(cell.lines)) * line * _LEADING - cell.box.height
            own = self.more.setdefault(cell.column, {})
            if more > 0:
                own[slot.row - grid.heads] = more

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns with texts."""
        return tuple(self.more)

    def higher(self, columns: list[str]) -> dict[int, float]:
        """Return the rows that grow where these columns get their room."""
        found: dict[int, float] = {}
        for column in columns:
            for row, more in self.more.get(column, {}).items():
                found[row] = max(found.get(row, 0.0), round(more, 2))
        return found

    def need(self, columns: list[str]) -> float:
        """Return by how much all rows together grow then."""
        return sum(self.higher(columns).values())
