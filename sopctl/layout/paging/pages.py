"""All pages of a table. Rows that turn out higher than they seemed move the page breaks, until all fits."""

import math

from msgspec import Struct
from msgspec.structs import replace

from sopctl.choices import PaperName
from sopctl.layout.drawing import Drawing
from sopctl.layout.metrics import missing
from sopctl.layout.paging.compose import Composed
from sopctl.layout.paging.finish import finish
from sopctl.layout.paper import Style
from sopctl.layout.routing.graph import Graph, graphs, letters
from sopctl.layout.routing.place import PENTAGON, usual_gap
from sopctl.layout.routing.traffic import Way
from sopctl.layout.table.breaks import Breaker, Span
from sopctl.layout.table.columns import sheets
from sopctl.layout.table.form import Form
from sopctl.layout.table.head import head
from sopctl.layout.table.rows import parts
from sopctl.layout.table.sheet import Sheet
from sopctl.layout.typeface import current

_ROUNDS = 40
_HIGHER = 5
"""How often pages are made higher, since rows are shared out anew."""
_TRIES = ((0.6, 1.0), (0.6, 0.7), (0.3, 1.0), (0.3, 0.7))
"""What is tried one after the other: the part of a page that one row of text may take, and that of symbols' size."""


def lay_out(form: Form, paper: PaperName = "A4", style: Style | None = None) -> Drawing:
    """Return the pages of `form` on `paper`, lying on its long side, or on larger paper where columns need it.

    A form has at least one actor, and each row at least one actor of its own.
    """
    return arrange(form, paper, style).drawing()


def picture(form: Form, paper: PaperName = "A4", style: Style | None = None) -> Drawing:
    """Return `form` as one picture that is as wide as `paper` and as high as its rows."""
    style = replace(style or Style(), endless=True)
    drawing = arrange(form, paper, style).drawing()
    (page,) = drawing.pages
    height = round(page.table.bottom + style.margin, 2)
    return replace(drawing, paper="", height=height, pages=(replace(page, texts=page.texts[:1]),))


class Arranged(Struct, frozen=True):
    """A table whose pages are known, before they have numbers."""

    sheet: Sheet
    composed: tuple[Composed, ...]

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.composed)

    def drawing(self, first: int = 1, count: int = 0) -> Drawing:
        """Return the pages, numbered from `first` on in a document of `count` pages."""
        form, measures = self.sheet.form, self.sheet.columns
        names = letters([page.graph for page in self.composed])
        last = count or first - 1 + self.count
        pages = (finish(page, number, names, first, last) for number, page in enumerate(self.composed))
        return Drawing(
            form.title,
            form.description,
            form.language,
            measures.paper,
            measures.width,
            measures.height,
            self.sheet.style.arrow,
            tuple(pages),
            tuple(sorted(missing(_all_text(form)))),
            current(),
        )


def arrange(form: Form, paper: PaperName = "A4", style: Style | None = None) -> Arranged:
    """Break `form` into pages, as `lay_out` does, and leave their numbers open."""
    sheet, found = _first_that_fits(form, paper, style or Style())
    return Arranged(sheet, tuple(found))


def _first_that_fits(form: Form, paper: PaperName, style: Style) -> tuple[Sheet, list[Composed]]:
    """Lay out on the paper that was asked for.

    Where lines are crowded, symbols get narrower; where a row or a label does not fit, rows get shorter, or the
    paper larger.
    """
    crowded: tuple[Sheet, list[Composed]] | None = None
    ways: dict[Graph, list[Way]] = {}
    for measures in sheets(form, paper, style):
        top = head(form, measures, style)
        for longest, share in _TRIES:
            sheet = Sheet(form, measures.with_symbols(share), style, top, [])
            sheet.parts.extend(parts(form, measures, style, sheet.room * longest))
            if not _may_fit(sheet):
                continue
            found = _fitting(sheet, ways)
            if any(page.height > sheet.room or not page.complete for page in found):
                continue
            if not any(page.routed.crowded for page in found):
                return sheet, found
            crowded = sheet, found
        if crowded:
            return crowded
    return _made_to_fit(sheet, ways)


def _made_to_fit(sheet: Sheet, ways: dict[Graph, list[Way]]) -> tuple[Sheet, list[Composed]]:
    """Return pages that are as high as the highest must be, where none that is sold is high enough."""
    found = _fitting(sheet, ways)
    for _ in range(_HIGHER):
        over = max(page.height for page in found) - sheet.room
        if over <= 0:
            break
        columns = replace(sheet.columns, paper="", height=math.ceil(sheet.columns.height + over))
        sheet = replace(sheet, columns=columns, known={})
        found = _fitting(sheet, ways)
    return sheet, found


def _breaker(sheet: Sheet) -> tuple[Breaker, list[float], float]:
    """Return what finds page breaks, the least heights of the rows, and that of a row of pentagons."""
    form, steps = sheet.form, [part.step for part in sheet.parts]
    decisions = frozenset(number for number, row in enumerate(form.rows) if row.shape == "decision")
    gap = usual_gap(sheet.style)
    least = 2 * gap + sheet.columns.symbol[1]
    heights = [max(part.height, least) for part in sheet.parts]
    return Breaker(steps, form.arrows, decisions, len(form.actors)), heights, 2 * gap + PENTAGON


def _may_fit(sheet: Sheet) -> bool:
    """Return whether the least that rows and pentagons take fits pages, before any way is looked for."""
    breaker, heights, pentagon = _breaker(sheet)
    return breaker.may_fit(heights, sheet.room, pentagon)


def _fitting(sheet: Sheet, ways: dict[Graph, list[Way]]) -> list[Composed]:
    """Break pages, lay each out, and break again with what was learned of the heights of rows.

    `ways` are those of pages that were routed already: they do not depend on the paper.
    """
    breaker, heights, pentagon = _breaker(sheet)
    known: dict[Graph, Composed] = {}
    found: list[Composed] = []
    for _ in range(_ROUNDS):
        spans = breaker.pages(heights, sheet.room, pentagon)
        found = [_composed(sheet, graph, known, ways) for graph in graphs(sheet.form, sheet.parts, spans)]
        again = [_learn(page, span, heights, sheet.room, pentagon) for page, span in zip(found, spans, strict=True)]
        if not any(again):
            break
    return found


def _composed(sheet: Sheet, graph: Graph, known: dict[Graph, Composed], ways: dict[Graph, list[Way]]) -> Composed:
    if graph not in known:
        known[graph] = Composed(sheet, graph, ways.get(graph))
        ways[graph] = known[graph].routed.ways
    return known[graph]


def _learn(page: Composed, span: Span, heights: list[float], room: float, pentagon: float) -> bool:
    """Note how high the rows of a page are; return whether it is too long and must be broken anew."""
    real = page.heights
    changed = False
    for row, height in enumerate(real, span.first):
        if height > heights[row] + 0.01:
            heights[row] = height
            changed = True
    over = page.height - room
    if over <= 0 or span.last - span.first < 2:
        return False
    if not changed:
        extra = page.height - sum(real) - (span.above + span.below) * pentagon
        heights[span.last - 1] += max(extra, over)
    return True


def _all_text(form: Form) -> str:
    texts = [form.title, *form.actors, *(arrow.label for arrow in form.arrows)]
    texts += [text for row in form.rows for cell in row.cells for text in cell]
    return "".join(texts)
