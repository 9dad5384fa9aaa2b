"""How wide the columns of a table are: as wide as their words need, and wider where there is more to say."""

from collections.abc import Sequence
from itertools import accumulate

from sopctl.layout.sharing import POWER, ROOT, share, timed
from sopctl.layout.wrap import widest_word
from sopctl.pages.spans import Span, natural

_MOST = 0.55
"""The part of the table that the wish of one column counts for."""
_WORD = 0.35
"""The part of the table that a single word may ask for."""


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
                longest = max(longest, *(timed(span.text, size) for spans in cell for span in spans), 0.0)
            least[column] = max(least[column], min(longest, _WORD * room) + inner)
            long = [natural(spans, size) for spans in cell]
            wish[column] = max(wish[column], min(max(long, default=0.0), _MOST * room) + inner)
            load[column] += sum(long) ** POWER
    weight = [value**ROOT for value in load]
    return tuple(round(edge, 2) for edge in accumulate(share(least, wish, weight, room), initial=0.0))
