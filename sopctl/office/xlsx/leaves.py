"""Where the printed pages of a sheet end, so that nothing is parted that belongs together."""

from collections.abc import Collection, Sequence


def breaks(heights: Sequence[float], kept: Collection[int], room: float) -> list[int]:
    """Return the rows before which a page ends.

    `heights` are those of the rows and `room` that of a page (both mm), `kept` are rows that stay on one page with
    the next. What is kept and yet higher than a page is parted where the page ends.
    """
    found, first, used = list[int](), 0, 0.0
    for row, height in enumerate(heights):
        used += height
        if used <= room or row == first:
            continue
        end = row
        while end > first and end - 1 in kept:
            end -= 1
        first = end if end > first else row
        found.append(first)
        used = sum(heights[first : row + 1])
    return found
