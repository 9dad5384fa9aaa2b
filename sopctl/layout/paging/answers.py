"""The answers of the decisions of one page, and captions: each gets a place, or its row gets more room."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from sopctl.layout import labels
from sopctl.layout.drawing import Box, Label, Point
from sopctl.layout.labels import Placed, Scene, Stroke
from sopctl.layout.routing.graph import Node
from sopctl.layout.routing.place import Routed
from sopctl.layout.table.sheet import Sheet

_TEAR = 1
"""From this try on, words of labels may be broken."""
_STRAYED = 3
"""From this try on, a label may stand nearer to the exit of another answer."""
_ANY = 1e9
_NEAR = 3.5
_CONTENT = 5
"""Where labels have no ground, room is made until each costs less, but from this try on any place will do."""
_GOOD = 3.0
"""Cost of a label's place from which on the next cell is looked at too."""
_BESIDE = 30.0
"""How far (mm) from a cell lines are looked at."""
_TURNED = 22.0
"""How wide (mm) lines of labels are where columns run to the side."""
_STEP = 7.0
"""How much room (mm) is made at a time where labels are brought near."""
_HAIR = 0.01
_HEAD = 0.2
"""How far the foot of an arrow head reaches to either side, as a part of its length, beyond the room round a line."""
_INTO = 1.5
"""How far (mm) a line must run into the next cell to have its label there."""


class Wanted(Struct, frozen=True):
    """Words that need a place: at the beginning of the line `points` that leaves `node` in a column."""

    text: str
    node: int
    column: int
    points: tuple[Point, ...]
    wire: int
    """The number of the wire, -1 for a caption."""


class Answers:
    """Finds places for the labels of a page whose lines are `points`."""

    def __init__(self, sheet: Sheet, routed: Routed, points: list[tuple[Point, ...]]) -> None:
        self.sheet = sheet
        self.graph = routed.graph
        self.routed = routed
        self.points = points
        self.found: list[tuple[Wanted, Placed]] = []
        self._boxes: dict[tuple[int, int], list[Box]] = {}
        """Labels that stand already, by row and column."""

    def place(self, attempt: int, *, last: bool = False) -> bool:
        """Place all labels. Return whether a row was made higher because a cell had no room."""
        grown: set[int] = set()
        whole = self.sheet.style.whole
        for wanted in self._wanted():
            node = self.graph.nodes[wanted.node]
            if whole and node.row in grown and not last:
                continue  # all of the row is placed anew, when it is higher
            found = self._best(wanted, attempt)
            if found:
                self.found.append((wanted, found))
                continue
            if not whole or node.row not in grown:
                scene = self._scene(wanted, wanted.column, self._taken(node.row, wanted.column))
                self._grow(node, wanted.text, scene, attempt)
            grown.add(node.row)
        return bool(grown)

    @property
    def labels(self) -> list[Label]:
        """The labels of the wires."""
        rows, nodes, style = self.sheet.form.rows, self.graph.nodes, self.sheet.style
        found = []
        for wanted, (_, box, text) in self.found:
            wire = self.graph.wires[wanted.wire]
            source, target = rows[wire.sources[0]].step, rows[nodes[wire.target].step].step
            found.append(labels.label(source, target, box, text, style))
        return found

    def _wanted(self) -> Iterator[Wanted]:
        for number, wire in enumerate(self.graph.wires):
            if wire.label.strip():
                column = self.routed.ways[number][0] % (2 * self.graph.actors + 1) // 2
                yield Wanted(wire.label, wire.source, column, self.points[number], number)
        for number, node in enumerate(self.graph.nodes):
            if node.caption.strip():
                box = self.routed.box(number, node.columns[0])
                middle = box.y + box.height / 2
                yield Wanted(
                    node.caption, number, node.columns[0], (Point(box.x, middle), Point(box.x + _HAIR, middle)), -1
                )

    def _taken(self, row: int, column: int) -> list[Box]:
        return self._boxes.setdefault((row, column), [])

    def _best(self, wanted: Wanted, attempt: int) -> Placed | None:
        """Return the place of a label, with its words broken only where there is no other way."""
        if self.sheet.style.whole:
            return self._nearest(wanted, torn=False, most=_ANY if attempt >= _CONTENT else _NEAR)
        found = self._nearest(wanted, torn=False)
        if found and found.cost >= labels.STRAY and attempt < _STRAYED:
            return None
        return self._nearest(wanted, torn=True) if not found and attempt >= _TEAR else found

    def _nearest(self, wanted: Wanted, *, torn: bool, most: float = _ANY) -> Placed | None:
        """Return the place of a label: in the cell of its symbol, or in the next one that its line runs through."""
        points = wanted.points
        row = self.graph.nodes[wanted.node].row
        places = []
        for cell in self._cells_of_exit(points, wanted.column):
            taken = self._taken(row, cell)
            origin = Point(self.sheet.columns.actors[cell], self.routed.tops[row])
            scene = self._scene(wanted, cell, taken)
            own = tuple(_clipped(_moved(pair, origin), scene.cell) for pair in pairwise(points))
            found = self._placed(wanted.text, own, scene, torn=torn, most=most)
            if found:
                box = Box(round(found.box.x + origin.x, 2), round(found.box.y + origin.y, 2), *found.box[2:])
                places.append((found._replace(box=box), taken, found.box))
                if found.cost < _GOOD:
                    break
        if not places:
            return None
        best, beside, place = min(places, key=lambda item: item[0].cost)
        beside.append(place)
        return best

    def _cells_of_exit(self, points: tuple[Point, ...], column: int) -> list[int]:
        edges, (start, end) = self.sheet.columns.actors, points[:2]
        if start.y == end.y and end.x > edges[column + 1] + _INTO:
            return [column, column + 1]
        if start.y == end.y and end.x < edges[column] - _INTO:
            return [column, column - 1]
        return [column]

    def _placed(self, text: str, own: tuple[Stroke, ...], scene: Scene, *, torn: bool, most: float) -> Placed | None:
        """Return the place of a label; cells that look the same were thought about once."""
        key = (text, own, scene, torn, most)
        if key not in self.sheet.known:
            self.sheet.known[key] = labels.place(text, own, scene, self.sheet.style, torn=torn, most=most)
        return self.sheet.known[key]

    def _scene(self, wanted: Wanted, column: int, taken: list[Box]) -> Scene:
        """Return what is in a cell of the row that a wire leaves, measured from the cell's upper left corner."""
        node = self.graph.nodes[wanted.node]
        left, right = self.sheet.columns.actors[column], self.sheet.columns.actors[column + 1]
        top, bottom = self.routed.tops[node.row], self.routed.tops[node.row + 1]
        cell, origin = Box(0.0, 0.0, round(right - left, 2), round(bottom - top, 2)), Point(left, top)
        strokes = [
            (a, b)
            for other, points in enumerate(self.points)
            if other != wanted.wire
            for a, b in pairwise(points)
            if (a.y < bottom or b.y < bottom)
            and (a.y > top or b.y > top)
            and (a.x < right or b.x < right)
            and (a.x > left or b.x > left)
        ]
        strokes += [ends for _, ends in self.routed.links([wanted.node])]
        strokes += [
            head
            for points in self.points
            if left < points[-1].x < right and top < points[-1].y < bottom
            for head in _head(points[-2], points[-1], self.sheet.style.arrow)
        ]
        foreign = tuple(_clipped(_moved(stroke, origin), cell) for stroke in strokes)
        own = None
        if column in node.columns:
            symbol = self.routed.box(wanted.node, column)
            own = Box(round(symbol.x - left, 2), round(symbol.y - top, 2), *symbol[2:])
        rivals = [
            Point(round(self.points[other][0].x - left, 2), round(self.points[other][0].y - top, 2))
            for other, wire in enumerate(self.graph.wires)
            if wire.source == wanted.node and other != wanted.wire and wire.label.strip()
        ]
        return Scene(cell, node.shape, own, foreign, tuple(taken), tuple(rivals))

    def _grow(self, node: Node, wire: str, scene: Scene, attempt: int) -> None:
        """Make room above or below a symbol, where fewer lines run; the other way at every second attempt."""
        gaps, middle = self.routed.gaps, self.routed.middles[node.row] - self.routed.tops[node.row]
        upright = [(a.y + b.y) / 2 > middle for a, b in scene.foreign if a.x == b.x]
        below = sum(upright) <= len(upright) - sum(upright)
        room = _TURNED if self.sheet.style.turned else scene.cell.width * 0.6
        texts = labels.breaks(wire, round(room, 2), self.sheet.style)
        more = min(text.height for text in texts) + 1.0
        if self.sheet.style.whole:
            more = min(more, _STEP)
        spare = (scene.cell.height - gaps.above[node.row] - gaps.symbol[node.row] - gaps.below[node.row]) / 2
        if below == (attempt % 2 == 0):
            gaps.below[node.row] += max(spare, 0.0) + more
            gaps.above[node.row] += max(spare, 0.0)
        else:
            gaps.above[node.row] += max(spare, 0.0) + more
            gaps.below[node.row] += max(spare, 0.0)


def _head(before: Point, tip: Point, length: float) -> Iterator[Stroke]:
    """Yield the middle and the foot of the head at the end of a line, from which labels keep away."""
    x, y = (tip.x > before.x) - (tip.x < before.x), (tip.y > before.y) - (tip.y < before.y)
    foot, half = Point(round(tip.x - x * length, 2), round(tip.y - y * length, 2)), length * _HEAD
    yield foot, tip
    yield (
        Point(round(foot.x - abs(y) * half, 2), round(foot.y - abs(x) * half, 2)),
        Point(round(foot.x + abs(y) * half, 2), round(foot.y + abs(x) * half, 2)),
    )


def _moved(points: tuple[Point, ...], origin: Point) -> tuple[Point, ...]:
    """Return points as they are seen from `origin`."""
    return tuple(Point(round(x - origin.x, 2), round(y - origin.y, 2)) for x, y in points)


def _clipped(stroke: tuple[Point, ...], cell: Box) -> tuple[Point, Point]:
    """Return the part of a stroke that is in or just beside a cell."""
    right, bottom = cell.width + _BESIDE, cell.height + _BESIDE
    a, b = (Point(min(max(x, -_BESIDE), right), min(max(y, -_BESIDE), bottom)) for x, y in stroke)
    return a, b
