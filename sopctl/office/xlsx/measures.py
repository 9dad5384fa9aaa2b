"""Lengths of a sheet: Excel counts columns and rows in pixels of a 96th of an inch."""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate, pairwise
from types import MappingProxyType

from msgspec import Struct

from sopctl.layout.drawing import Point

PIXEL_EMU = 9525
_TALLEST = 540
"""Pixels of the highest row that Excel has, with some to spare (409 points are 545)."""


def pixels(millimetres: float) -> int:
    """Return a length in pixels."""
    return round(millimetres * 96 / 25.4)


class Axis(Struct, frozen=True):
    """One direction of a part of a sheet: the columns, or the rows of one page.

    `edges` are the edges in the drawing (mm), `first` is the number of the first column or row of the sheet,
    `sizes` are theirs in pixels. A row that is too high for Excel takes several.
    """

    edges: tuple[float, ...]
    first: int
    sizes: tuple[int, ...]
    starts: tuple[int, ...]
    """The number, from `first` on, with which each of the drawing's rows begins, and the one after the last."""

    @classmethod
    def of(
        cls,
        edges: tuple[float, ...],
        first: int = 0,
        tallest: int = _TALLEST,
        more: Mapping[int, float] = MappingProxyType({}),
    ) -> "Axis":
        """Return the rows or columns for `edges`; `more` is what some are larger than in the drawing (mm)."""
        added = accumulate((more.get(number, 0.0) for number in range(len(edges) - 1)), initial=0.0)
        places = [pixels(edge - edges[0] + own) for edge, own in zip(edges, added, strict=True)]
        sizes: list[int] = []
        starts = [0]
        for start, end in pairwise(places):
            count = -(-(end - start) // tallest)
            cuts = [start + (end - start) * n // count for n in range(count + 1)]
            sizes += [right - left for left, right in pairwise(cuts)]
            starts.append(len(sizes))
        return cls(edges, first, tuple(sizes), tuple(starts))

    def cell(self, place: float) -> tuple[int, int]:
        """Return the row or column at a place of the drawing (mm), and how far in it that is (EMU)."""
        number = min(max(bisect_right(self.edges, place) - 1, 0), len(self.edges) - 2)
        left, right = self.edges[number], self.edges[number + 1]
        own = self.sizes[self.starts[number] : self.starts[number + 1]]
        rest = min(max((place - left) / (right - left), 0.0), 1.0) * sum(own)
        part = 0
        while part < len(own) - 1 and rest >= own[part]:
            rest -= own[part]
            part += 1
        return self.first + self.starts[number] + part, round(rest * PIXEL_EMU)

    def emu(self, place: float) -> int:
        """Return how far a place of the drawing is from the first edge in the sheet."""
        number, rest = self.cell(place)
        return sum(self.sizes[: number - self.first]) * PIXEL_EMU + rest


class Field(Struct, frozen=True):
    """A part of a sheet that shows a page of the drawing."""

    columns: Axis
    rows: Axis

    def anchor(self, point: Point) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return column and row at a point, each with how far in it that is."""
        return self.columns.cell(point.x), self.rows.cell(point.y)
