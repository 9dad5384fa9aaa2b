"""How columns share the room of a table: by what their words need and by how much there is to say."""

from sopctl.layout.metrics import width
from sopctl.regex import regex

POWER = 2
ROOT = 1 / (POWER + 1)
_ROUNDS = 40
_TIME = regex(r"\S*\d\S* [^\W\d_]+\)?")
"""A number and its unit."""


def timed(text: str, size: float) -> float:
    """Return the width of the longest number with its unit, which stay on one line in columns of times."""
    return max((width(found, size) for found in _TIME.findall(text)), default=0.0)


def share(least: list[float], wish: list[float], weight: list[float], room: float) -> list[float]:
    """Share `room` so that rows become about as low as they can be.

    `least` is what the words of each column need, `wish` what its texts would have, `weight` the `ROOT` of the sum of
    its texts to the `POWER` (all in the unit of `room`). The height of a cell goes with its text by its width. The sum
    of the squares of all heights is least where widths go with the cube root of the sum of the squares of the texts,
    within what words need and texts wish.
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
        if sum(min(max(factor * part, short), long) for short, long, part in columns) > room:
            high = factor
        else:
            low = factor
    found = [min(max(low * part, short), long) for short, long, part in columns]
    spare = (room - sum(found)) / len(found)
    return [wide + spare for wide in found]
