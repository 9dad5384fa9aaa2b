"""How wide the columns of a table are: as wide as their words need, and wider where there is more to say."""

from collections.abc import Sequence
from itertools import accumulate

from sopctl.layout.metrics import width
from sopctl.layout.wrap import widest_word
from sopctl.pages.spans import Span, natural
from sopctl.regex import regex

_MOST = 0.55
"""The part of the table that the wish of one column counts for."""
_WORD = 0.35
"""The part of the table that a single word may ask for."""
_POWER = 2
_ROUNDS = 40
_TIME = regex(r"\S*\d\S* [^\W\d_]+")
"""A number and its unit."""


def widths(
    rows: Sequence[Sequence[Sequence[Sequence[Span]]]],
    room: float,
    size: float,
    padding: float,
    *,
    times: frozenset[int] = frozenset(),
) -> tuple[float, ...]:
    """Return the edges of the columns of a table that is `room` wide, from its left side.

    A cell is paragraphs of spans. In the columns `times`, a number stays on a line with its unit.
    """
    count = max(len(row) for row in rows)
    least, wish, load = [0.0] * count, [0.0] * count, [0.0] * count
    inner = 2 * padding + 0.01
    for row in rows:
        for column, cell in enumerate(row):
            words = (widest_word(span.text, size, bold=span.face.bold) for spans in cell for span in spans)
            longest = max(words, default=0.0)
            if column in times:
                longest = max(longest, *(_timed(span.text, size) for spans in cell for span in spans), 0.0)
            least[column] = max(least[column], min(longest, _WORD * room) + inner)
            long = [natural(spans, size) for spans in cell]
            wish[column] = max(wish[column], min(max(long, default=0.0), _MOST * room) + inner)
            load[column] += sum(long) ** _POWER
    weight = [value ** (1 / (_POWER + 1)) for value in load]
    return tuple(round(edge, 2) for edge in accumulate(_shared(least, wish, weight, room), initial=0.0))


def _timed(text: str, size: float) -> float:
    """Return the width of the longest number with its unit."""
    return max((width(found, size) for found in _TIME.findall(text)), default=0.0)


def _shared(least: list[float], wish: list[float], weight: list[float], room: float) -> list[float]:
    """Share `room` so that rows become about as low as they can be.

    The height of a cell goes with its text by its width. The sum of the squares of all heights is least where widths
    go with the cube root of the sum of the squares of the texts, within what words need and texts wish.
    """
    needed, wanted = sum(least), sum(wish)
    if needed >= room:
        return [low * room / needed for low in least]
    if wanted <= room:
        return [high * room / wanted for high in wish]
    columns = list(zip(least, wish, weight, strict=True))
    low, high = 0.0, room / min(value for value in weight if value)
    for _ in range(_ROUNDS):
        factor = (low + high) / 2
        if sum(min(max(factor * share, short), long) for short, long, share in columns) > room:
            high = factor
        else:
            low = factor
    found = [min(max(low * share, short), long) for short, long, share in columns]
    spare = (room - sum(found)) / len(found)
    return [wide + spare for wide in found]
