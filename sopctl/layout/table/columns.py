"""How wide the columns are: those of the actors as wide as the paper allows, those of text as their words need."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from sopctl.choices import PaperName
from sopctl.layout.paper import LARGER, PAPERS, Style
from sopctl.layout.sharing import timed
from sopctl.layout.table.form import TIMES, Form
from sopctl.layout.wrap import widest_word

_TEXT = {"no": (9.0, 9.0), "activity": (34.0, 48.0), TIMES: (15.0, 18.0)}
_LONG_TIME = 23.0
"""Usual width, at most, of the column of times where a number and its unit need more than usual."""
_OTHER = (20.0, 29.0)
"""Least and usual width of a column of text."""
HEADING_PADDING = 0.8
"""Room beside the words of a heading."""
_SPARE = 0.05
_ACTOR = (11.5, 30.0)
"""Least and greatest width of an actor's column."""
_SHARE = 0.56
"""The part of an actor's column that a symbol takes, so that lines pass on both sides."""
_SYMBOL = (13.0, 7.5)
"""Greatest width and height of a symbol."""
_FLAT = 0.72
"""Height of a symbol, as a part of its width, where columns are narrow."""


class Columns(Struct, frozen=True):
    """The paper, and the left edges of all columns with the right edge of the last one."""

    paper: str
    width: float
    height: float
    before: tuple[float, ...]
    """Edges of the columns left of the actors, the first actor's left edge included."""
    actors: tuple[float, ...]
    """Edges of the actors' columns, one more than there are actors."""
    after: tuple[float, ...]
    """Edges of the columns right of the actors, the last actor's right edge included."""
    symbol: tuple[float, float]
    """Width and height of a symbol."""

    def centre(self, actor: int) -> float:
        """Return the middle of an actor's column."""
        return (self.actors[actor] + self.actors[actor + 1]) / 2

    def with_symbols(self, share: float) -> "Columns":
        """Return the same columns with symbols of a part of their size."""
        width, height = self.symbol
        return replace(self, symbol=(round(width * share, 2), round(height * share, 2)))

    def text_edges(self) -> tuple[tuple[float, float], ...]:
        """Return left and right edge of each column of text."""
        return (*pairwise(self.before), *pairwise(self.after))


def sheets(form: Form, paper: PaperName, style: Style) -> Iterator[Columns]:
    """Yield the columns of `form` on `paper`, then on each larger paper; papers that are too narrow are left out."""
    needed = sum(_least(form)) + len(form.actors) * _ACTOR[0] + 2 * style.margin
    sizes = [(paper, *PAPERS[paper])] + [size for size in LARGER if size[1] > PAPERS[paper][0]]
    wide = [size for size in sizes if size[1] >= needed]
    for name, width, height in wide or [("", needed, sizes[-1][2])]:
        yield _columns(form, name, width, height, style)


def _least(form: Form) -> list[float]:
    return [_TEXT.get(column.key, _OTHER)[0] for column in form.texts]


def _usual(form: Form, number: int, style: Style) -> float:
    """Return the usual width of a column of text; that of times has room for each number with its unit."""
    key = form.texts[number].key
    wide = _TEXT.get(key, _OTHER)[1]
    if key != TIMES:
        return wide
    longest = max((timed(text, style.text) for row in form.rows for text in row.cells[number]), default=0.0)
    return max(wide, min(longest + 2 * style.padding + _SPARE, _LONG_TIME))


def _columns(form: Form, name: str, width: float, height: float, style: Style) -> Columns:
    count, least = len(form.actors), _least(form)
    usual = [_usual(form, number, style) for number in range(len(form.texts))]
    room = width - 2 * style.margin
    actor = _actor(form, room, sum(least), sum(usual), style)
    texts = _stretched(least, usual, room - count * actor)
    split = len(form.before)
    before = _edges(style.margin, texts[:split])
    actors = _edges(before[-1], [actor] * count)
    after = _edges(actors[-1], texts[split:])
    symbol = round(min(_SHARE * actor, _SYMBOL[0]), 2)
    return Columns(name, width, height, before, actors, after, (symbol, round(min(_SYMBOL[1], _FLAT * symbol), 2)))


def _actor(form: Form, room: float, least: float, usual: float, style: Style) -> float:
    """Return the width of an actor's column.

    It is what is left beside columns of text of usual width; where headings need more, text gives way by half.
    """
    count = len(form.actors)
    left = (room - usual) / count
    widest = max((widest_word(actor, style.small, bold=True) for actor in form.actors), default=0.0)
    wanted = min(widest + 2 * HEADING_PADDING, (room - (least + usual) / 2) / count)
    return min(max(left, wanted, _ACTOR[0]), _ACTOR[1], (room - least) / count)


def _stretched(least: list[float], usual: list[float], room: float) -> list[float]:
    """Share `room`: between least and usual width in equal parts, and what is left over as they are wide."""
    spare = room - sum(least)
    more = sum(usual) - sum(least)
    if spare <= more or not more:
        part = spare / more if more else 0.0
        return [low + part * (high - low) for low, high in zip(least, usual, strict=True)]
    growing = [high if high > low else 0.0 for low, high in zip(least, usual, strict=True)]
    part = (room - sum(usual)) / sum(growing)
    return [high + part * grows for high, grows in zip(usual, growing, strict=True)]


def _edges(start: float, widths: list[float]) -> tuple[float, ...]:
    edges = [start]
    for width in widths:
        edges.append(round(edges[-1] + width, 2))
    return tuple(edges)
