"""How marks of a table look in SVG: a ground and a bar for each row, pens for lines, strokes through what is gone.

Each mark is told by its sign and by the kind of its line as well as by its colour: a thick line is new, a broken one is
gone. So a print in black and white says the same.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from sopctl.drawings.look import FRAME, LINE
from sopctl.drawings.xml import escaped, number
from sopctl.layout.drawing import Box, Cell, Connector, Label, Page, Symbol
from sopctl.layout.metrics import POINT, width
from sopctl.layout.table.marks import SIGNS, Mark, Marks

_BAR: Final = 4.2
"""Width of the bar in the margin (mm)."""
_GAP: Final = 0.8
_SIGN: Final = 10 * POINT
_LEGEND: Final = 8 * POINT
_STRIKE: Final = 0.32
"""Height of the stroke through a line of text, in ems above its base line."""


class Pen(Struct, frozen=True):
    """A colour for lines and the bar, one for the ground, and how lines are drawn."""

    ink: str
    ground: str
    wide: float
    broken: str = ""


PENS: Final[Mapping[Mark, Pen]] = {
    "added": Pen("#17692c", "#e2f3e5", 2.0),
    "removed": Pen("#b3261e", "#fbe4e2", 1.0, "1.1 0.8"),
    "changed": Pen("#8a5300", "#fdf0d3", 1.3),
    "moved": Pen("#1f4fa3", "#e1eafa", 1.3),
}


def line(connector: Connector, marks: Marks) -> Pen | None:
    """Return the pen of a connector, None for the usual one."""
    found = {marks.ways.get((source, connector.target)) for source in connector.sources}
    mark = found.pop() if len(found) == 1 else None
    return PENS[mark] if mark else None


def depth(connector: Connector, marks: Marks) -> int:
    """Return how far up a connector is painted: what is gone lies under what stays, and that under what is new."""
    pen = line(connector, marks)
    return 1 if pen is None else 0 if pen.broken else 2


def words(label: Label, marks: Marks) -> str:
    """Return the attributes of the answer of a decision, nothing where it is not marked."""
    mark = marks.ways.get((label.source, label.target))
    if not mark:
        return ""
    through = ' text-decoration="line-through"' if mark == "removed" else ' text-decoration="underline"'
    return f' fill="{PENS[mark].ink}"{through}'


def stroke(pen: Pen) -> str:
    """Return the attributes of a connector."""
    broken = f' stroke-dasharray="{pen.broken}"' if pen.broken else ""
    return f' stroke="{pen.ink}" stroke-width="{number(LINE * pen.wide)}"{broken}'


def frame(symbol: Symbol, marks: Marks) -> str:
    """Return the attributes of a symbol's outline, nothing where it is not marked."""
    mark = marks.rows.get(symbol.step)
    if not mark or symbol.letter:
        return ""
    pen = PENS[mark]
    broken = f' stroke-dasharray="{pen.broken}"' if pen.broken else ""
    return f' stroke="{pen.ink}" stroke-width="{number(FRAME * max(pen.wide, 1.5))}"{broken}'


def under(page: Page, marks: Marks) -> Iterator[str]:
    """Yield the grounds of marked rows and their bars in the margin."""
    for step, (top, bottom) in _rows(page).items():
        if not (mark := marks.rows.get(step)):
            continue
        pen, high = PENS[mark], number(bottom - top)
        x, y = page.table.x, number(top)
        yield f'<g class="mark {mark}" data-step="{escaped(step)}">'
        yield f'<rect x="{number(x)}" y="{y}" width="{number(page.table.width)}" height="{high}" fill="{pen.ground}"/>'
        left = x - _BAR - _GAP
        dash = f' stroke="{pen.ink}" stroke-width="0.3" stroke-dasharray="{pen.broken}"' if pen.broken else ""
        fill, ink = ("#ffffff", pen.ink) if pen.broken else (pen.ink, "#ffffff")
        yield f'<rect x="{number(left)}" y="{y}" width="{number(_BAR)}" height="{high}" fill="{fill}"{dash}/>'
        base = (top + bottom) / 2 + 0.35 * _SIGN
        yield _sign(left + _BAR / 2, base, SIGNS[mark], ink)
        yield "</g>"


def over(page: Page, marks: Marks) -> Iterator[str]:
    """Yield what lies over the table: strokes through what is gone, where symbols stood, and the legend."""
    yield '<g class="marks" fill="none">'
    for cell in page.cells:
        if cell.step in marks.rows:
            yield from _strokes(cell, all_of_it=marks.rows[cell.step] == "removed")
    for step, columns in marks.ghosts.items():
        yield from _ghost(page, step, columns)
    yield "</g>"
    yield from _legend(page, marks)


def _rows(page: Page) -> dict[str, tuple[float, float]]:
    """Return the upper and the lower edge of each row."""
    found: dict[str, tuple[float, float]] = {}
    for cell in page.cells:
        if cell.step:
            top, bottom = found.get(cell.step, (cell.box.y, cell.box.bottom))
            found[cell.step] = min(top, cell.box.y), max(bottom, cell.box.bottom)
    return found


def _strokes(cell: Cell, *, all_of_it: bool) -> Iterator[str]:
    """Yield a stroke through each line of a paragraph that is gone."""
    gone = all_of_it
    gone_sign, come_sign = f"{SIGNS['removed']} ", f"{SIGNS['added']} "
    for text in cell.lines:
        if not all_of_it:
            first = text.text.startswith((gone_sign, come_sign, "\N{EN DASH} "))
            gone = text.text.startswith(gone_sign) if first else gone
        if not gone or cell.column == "no":
            continue
        left = text.x - text.width / 2 if text.centred else text.x
        y = number(text.y - _STRIKE * text.size)
        path = f"M {number(left)} {y} L {number(left + text.width)} {y}"
        yield f'<path class="gone" d="{path}" stroke="{PENS["removed"].ink}" stroke-width="0.22"/>'


def _ghost(page: Page, step: str, columns: tuple[int, ...]) -> Iterator[str]:
    """Yield a broken outline where a symbol stood, unless something else is there now."""
    own = next((symbol.box for symbol in page.symbols if symbol.step == step and not symbol.letter), None)
    heads = {cell.column: cell.box for cell in page.cells if not cell.step}
    for column in columns:
        head = heads.get(f"actor-{column + 1}")
        if not own or not head:
            continue
        box = own._replace(x=round(head.x + (head.width - own.width) / 2, 2))
        if _is_free(box, page):
            pen = PENS["removed"]
            place = f'x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" height="{number(box.height)}"'
            yield (
                f'<rect class="ghost" data-step="{escaped(step)}" {place} stroke="{pen.ink}" '
                f'stroke-width="{number(FRAME)}" stroke-dasharray="{pen.broken}"/>'
            )


def _is_free(box: Box, page: Page) -> bool:
    lines = [
        (a, b) for connector in page.connectors for a, b in zip(connector.points, connector.points[1:], strict=False)
    ]
    lines += [(a, b) for link in page.links for a, b in zip(link.points, link.points[1:], strict=False)]
    if any(
        min(a.x, b.x) <= box.right and max(a.x, b.x) >= box.x and min(a.y, b.y) <= box.bottom and max(a.y, b.y) >= box.y
        for a, b in lines
    ):
        return False
    others = [label.box for label in page.labels] + [symbol.box for symbol in page.symbols]
    return not any(
        other.x <= box.right and other.right >= box.x and other.y <= box.bottom and other.bottom >= box.y
        for other in others
    )


def _legend(page: Page, marks: Marks) -> Iterator[str]:
    """Yield the signs and what they mean, above the table at its right end."""
    wide = [width(word, _LEGEND) + 4.4 + 4.0 for _, word in marks.legend]
    x = page.table.right - sum(wide) + 4.0
    base = page.table.y - 2.2
    yield '<g class="legend">'
    for (mark, word), room in zip(marks.legend, wide, strict=True):
        pen = PENS[mark]
        dash = f' stroke="{pen.ink}" stroke-width="0.25" stroke-dasharray="{pen.broken}"' if pen.broken else ""
        fill, ink = ("#ffffff", pen.ink) if pen.broken else (pen.ink, "#ffffff")
        place = f'x="{number(x)}" y="{number(base - 2.8)}" width="3.4" height="3.4"'
        yield f'<rect {place} fill="{fill}"{dash}/>'
        yield _sign(x + 1.7, base - 0.1, SIGNS[mark], ink, _LEGEND)
        yield f'<text x="{number(x + 4.4)}" y="{number(base)}" font-size="{number(_LEGEND)}">{escaped(word)}</text>'
        x += room
    yield "</g>"


def _sign(x: float, base: float, sign: str, ink: str, size: float = _SIGN) -> str:
    place = f'x="{number(x)}" y="{number(base)}" font-size="{number(size)}"'
    return f'<text class="sign" {place} font-weight="bold" text-anchor="middle" fill="{ink}">{sign}</text>'
