"""What stands on one page and what is joined: arrows over a page border are cut, with a pentagon at each end.

There is one pair of pentagons, and one letter, for each page that is left, page that is reached and target, so that
arrows to one target share it.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from sopctl.layout.drawing import Shape
from sopctl.layout.table.breaks import Span
from sopctl.layout.table.form import Arrow, Form
from sopctl.layout.table.rows import Part


class Tie(NamedTuple):
    """What a pair of pentagons stands for: pages are counted from zero, `target` is a step."""

    source: int
    to: int
    target: int


class Node(Struct, frozen=True):
    """Symbols of one row of the grid: a step in the columns of its actors, or a pentagon."""

    row: int
    columns: tuple[int, ...]
    shape: Shape
    step: int
    tie: Tie | None = None
    size: tuple[float, float] | None = None
    """Width and height where they are its own, because the symbol holds text."""
    caption: str = ""
    """Words that stand beside the symbol."""


class Wire(Struct, frozen=True):
    """What is to be joined on the page. Wires with the same `net` have one target and may share a line."""

    source: int
    target: int
    net: int
    sources: tuple[int, ...]
    """The steps that the flow comes from."""
    label: str = ""


class Graph(Struct, frozen=True):
    """A page: `above` and `below` are the numbers of rows for pentagons, `rows` is that of all rows of the grid."""

    first: int
    last: int
    above: int
    below: int
    actors: int
    nodes: tuple[Node, ...]
    wires: tuple[Wire, ...]

    @property
    def rows(self) -> int:
        """The number of all rows."""
        return self.above + self.last - self.first + self.below


def graphs(form: Form, parts: list[Part], spans: list[Span]) -> list[Graph]:
    """Return the graph of each page."""
    at = {part.step: row for row, part in enumerate(parts) if part.first}
    page = {row: number for number, span in enumerate(spans) for row in range(span.first, span.last)}
    places = {step: page[row] for step, row in at.items()}
    return [_Sheet(form, at, places, number, span).graph() for number, span in enumerate(spans)]


def letters(graphs: Iterable[Graph]) -> dict[Tie, str]:
    """Return the letter of each pair of pentagons, in the order of the pages that are left: A to Z, then AA."""
    found: dict[Tie, str] = {}
    for number, graph in enumerate(graphs):
        for node in graph.nodes:
            if node.tie and node.tie.source == number:
                found[node.tie] = _letter(len(found))
    return found


def _letter(number: int) -> str:
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


class _Sheet:
    """One page while its graph is put together."""

    def __init__(self, form: Form, at: dict[int, int], places: dict[int, int], number: int, span: Span) -> None:
        self.form = form
        self.at = at
        self.places = places
        self.number = number
        self.span = span

    def graph(self) -> Graph:
        here = [step for step, page in self.places.items() if page == self.number]
        upper, lower = self._ties()
        above = self._slots(upper)
        below = self._slots(lower)
        rows_above = max((row for row, _ in above.values()), default=-1) + 1
        rows_below = max((row for row, _ in below.values()), default=-1) + 1
        nodes: list[Node] = []
        steps: dict[int, int] = {}
        ties: dict[Tie, int] = {}
        for tie, (row, column) in above.items():
            ties[tie] = len(nodes)
            nodes.append(Node(rows_above - 1 - row, (column,), "offpage", tie.target, tie))
        for step in here:
            own = self.form.rows[step]
            steps[step] = len(nodes)
            nodes.append(Node(rows_above + self.at[step] - self.span.first, own.actors, own.shape, step))
        under = rows_above + self.span.last - self.span.first
        for tie, (row, column) in below.items():
            ties[tie] = len(nodes)
            nodes.append(Node(under + row, (column,), "offpage", tie.target, tie))
        wires = tuple(self._wires(steps, ties))
        first, last = self.span.first, self.span.last
        return Graph(first, last, rows_above, rows_below, len(self.form.actors), tuple(nodes), wires)

    def _ties(self) -> tuple[dict[Tie, Arrow], dict[Tie, Arrow]]:
        """Return the pentagons above and below, each with its first arrow."""
        above: dict[Tie, Arrow] = {}
        below: dict[Tie, Arrow] = {}
        for arrow in self.form.arrows:
            tie = self._tie(arrow)
            if tie.source != tie.to and self.number in tie[:2]:
                other = tie.to if tie.source == self.number else tie.source
                (above if other < self.number else below).setdefault(tie, arrow)
        return above, below

    def _tie(self, arrow: Arrow) -> Tie:
        return Tie(self.places[arrow.source], self.places[arrow.target], arrow.target)

    def _slots(self, ties: dict[Tie, Arrow]) -> dict[Tie, tuple[int, int]]:
        """Return row and column of each pentagon: the step's own column, or the nearest one that is free."""
        count = len(self.form.actors)
        taken: set[tuple[int, int]] = set()
        found: dict[Tie, tuple[int, int]] = {}
        for tie, arrow in ties.items():
            step = arrow.source if tie.source == self.number else arrow.target
            wanted = self.form.rows[step].actors[0]
            row = len(taken) // count
            free = [column for column in range(count) if (row, column) not in taken]
            column = min(free, key=lambda column: (abs(column - wanted), column))
            taken.add((row, column))
            found[tie] = (row, column)
        return found

    def _wires(self, steps: dict[int, int], ties: dict[Tie, int]) -> Iterable[Wire]:
        pairs: Counter[tuple[int, int]] = Counter()
        entered: dict[Tie, list[int]] = {}
        found: list[tuple[int, int, tuple[int, ...], str]] = []
        for arrow in self.form.arrows:
            tie = self._tie(arrow)
            if self.number not in tie[:2]:
                continue
            source, target = steps.get(arrow.source, -1), steps.get(arrow.target, -1)
            if source >= 0:
                found.append((source, target if target >= 0 else ties[tie], (arrow.source,), arrow.label))
            else:
                entered.setdefault(tie, []).append(arrow.source)
        for tie, sources in entered.items():
            found.append((ties[tie], steps[tie.target], tuple(dict.fromkeys(sources)), ""))
        for source, target, origins, label in found:
            again = pairs[source, target]
            pairs[source, target] += 1
            # Two answers that lead to the same step must be told apart, so they do not share a line.
            net = target if not again else len(steps) + len(ties) + target * 1000 + source + again * 10**7
            yield Wire(source, target, net, origins, label)
