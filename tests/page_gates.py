"""What must never be on a page of the table, read back from the painted SVG."""

import math
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise

from sopctl.drawings.look import HOP
from sopctl.layout.metrics import ASCENT, DESCENT, width

SVG = "{http://www.w3.org/2000/svg}"
EPSILON = 0.02
SAME_LINE = 0.1
"""Lines that are nearer to each other than this (mm) look like one."""

Place = tuple[float, float]
Stroke = tuple[Place, Place]
Rect = tuple[float, float, float, float]


@dataclass
class Line:
    source: str
    target: str
    strokes: list[Stroke]


@dataclass
class Outline:
    kind: str
    step: str
    corners: list[Place]
    letter: str

    @cached_property
    def box(self) -> Rect:
        xs, ys = zip(*self.corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass
class Text:
    text: str
    box: Rect
    kind: str
    source: str = ""
    target: str = ""


class Painted:
    """A page as it was painted."""

    def __init__(self, data: bytes) -> None:
        self.root = ET.fromstring(data)
        *_, self.width, self.height = (float(n) for n in self.root.get("viewBox", "").split())
        self.connectors = [
            Line(e.get("data-from", ""), e.get("data-to", ""), strokes(e.get("d", "")))
            for e in self.root.iter(SVG + "path")
            if e.get("class") == "connector"
        ]
        self.links = [
            Line(e.get("data-step", ""), e.get("data-step", ""), strokes(e.get("d", "")))
            for e in self.root.iter(SVG + "path")
            if e.get("class") == "link"
        ]
        self.rules = [
            ((float(e.get("x1", "")), float(e.get("y1", ""))), (float(e.get("x2", "")), float(e.get("y2", ""))))
            for e in self.root.iter(SVG + "line")
            if e.get("class") == "rule"
        ]
        self.symbols = [outline(e) for e in self.root.iter(SVG + "g") if (e.get("class") or "").startswith("symbol")]
        self.heads = [
            [*zip(numbers[::2], numbers[1::2], strict=True)]
            for e in self.root.iter(SVG + "polygon")
            if (e.get("class") or "").startswith("arrow")
            for numbers in [[float(n) for n in re.findall(r"[-\d.]+", e.get("points", ""))]]
        ]
        """Arrow heads: the tip, and both ends of the foot."""
        self.texts = [text_of(e) for e in self.root.iter(SVG + "text")]
        self.grounds = [rect(e) for e in self.root.iter(SVG + "rect") if e.get("class") == "ground"]

    @property
    def low(self) -> float:
        """Where the table ends."""
        return max(max(a[1], b[1]) for a, b in self.rules)


def strokes(way: str) -> list[Stroke]:
    assert re.fullmatch(r"M [-\d.]+ [-\d.]+( L [-\d.]+ [-\d.]+)+", way), way
    numbers = [float(n) for n in re.findall(r"[-\d.]+", way)]
    places = list(zip(numbers[::2], numbers[1::2], strict=True))
    for a, b in pairwise(places):
        assert a[0] == b[0] or a[1] == b[1], f"a slanted piece in {way}"
    return list(pairwise(places))


def rect(element: ET.Element) -> Rect:
    x, y, w, h = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
    return x, y, x + w, y + h


def outline(group: ET.Element) -> Outline:
    kind, step, letter = (group.get("class") or "").split()[1], group.get("data-step", ""), group.get("data-letter", "")
    polygon = group.find(SVG + "polygon")
    if polygon is not None:
        numbers = [float(n) for n in re.findall(r"[-\d.]+", polygon.get("points", ""))]
        return Outline(kind, step, list(zip(numbers[::2], numbers[1::2], strict=True)), letter)
    box = group.find(SVG + "rect")
    assert box is not None
    left, top, right, bottom = rect(box)
    if radius := float(box.get("rx", "0")):
        turns = [(math.cos(n * math.pi / 16), math.sin(n * math.pi / 16)) for n in range(-8, 9)]
        ends = [
            (right - radius + radius * x, (top + radius if y < 0 else bottom - radius) + radius * y) for x, y in turns
        ]
        around = [(left + right - x, top + bottom - y) for x, y in ends]
        return Outline(kind, step, [*ends, *around], letter)
    return Outline(kind, step, [(left, top), (right, top), (right, bottom), (left, bottom)], letter)


def text_of(element: ET.Element) -> Text:
    size, x, y = (float(element.get(name, "")) for name in ("font-size", "x", "y"))
    words = element.text or ""
    wide = width(words, size, bold=element.get("font-weight") == "bold")
    if element.get("text-anchor") == "middle":
        x -= wide / 2
    box = (x, y - ASCENT * size, x + wide, y + DESCENT * size)
    return Text(words, box, element.get("class", ""), element.get("data-from", ""), element.get("data-to", ""))


def meets(box: Rect, stroke: Stroke, room: float = 0.0) -> bool:
    """Whether a piece along an axis touches a box that is `room` larger on each side."""
    (ax, ay), (bx, by) = stroke
    return (
        min(ax, bx) < box[2] + room
        and max(ax, bx) > box[0] - room
        and min(ay, by) < box[3] + room
        and max(ay, by) > box[1] - room
    )


def overlap(one: Rect, two: Rect) -> bool:
    return min(one[2], two[2]) - max(one[0], two[0]) > EPSILON and min(one[3], two[3]) - max(one[1], two[1]) > EPSILON


def inside(stroke: Stroke, corners: list[Place]) -> bool:
    """Whether a piece runs through the inside of a convex outline (Cyrus and Beck)."""
    (ax, ay), (bx, by) = stroke
    dx, dy = bx - ax, by - ay
    enter, leave = 0.0, 1.0
    for (px, py), (qx, qy) in pairwise([*corners, corners[0]]):
        nx, ny = qy - py, px - qx  # outwards, where corners run clockwise on the page
        length = (nx * nx + ny * ny) ** 0.5
        ahead = (nx * dx + ny * dy) / length
        off = (nx * (px - ax) + ny * (py - ay)) / length - EPSILON
        if abs(ahead) < 1e-12:
            if off < 0:
                return False
        elif ahead > 0:
            leave = min(leave, off / ahead)
        else:
            enter = max(enter, off / ahead)
    return leave - enter > 1e-9


def shared(one: Stroke, two: Stroke) -> float:
    """How much of their way two pieces share."""
    for axis in (0, 1):
        other = 1 - axis
        if one[0][other] == one[1][other] and two[0][other] == two[1][other]:
            if abs(one[0][other] - two[0][other]) > SAME_LINE:
                continue
            low = max(min(one[0][axis], one[1][axis]), min(two[0][axis], two[1][axis]))
            high = min(max(one[0][axis], one[1][axis]), max(two[0][axis], two[1][axis]))
            if high - low > EPSILON:
                return high - low
    return 0.0


def faults(painted: Painted) -> dict[str, list[str]]:
    """Everything on one page that breaks a gate, by the gate."""
    found: dict[str, list[str]] = defaultdict(list)
    lines = painted.connectors + painted.links
    for line in lines:
        ends = {*line.source.split(), line.target}
        for symbol in painted.symbols:
            hits = [s for s in line.strokes if meets(symbol.box, s) and inside(s, symbol.corners)]
            if hits:
                found["symbol"].append(
                    f"{line.source}->{line.target} through {symbol.step} (own: {symbol.step in ends})"
                )
        for stroke in line.strokes:
            for rule in painted.rules:
                if shared(stroke, rule):
                    found["rule"].append(f"{line.source}->{line.target} on {rule}")
    for one, two in combinations(lines, 2):
        if one.target == two.target and one in painted.connectors and two in painted.connectors:
            continue
        if any(shared(a, b) for a in one.strokes for b in two.strokes):
            found["overlap"].append(f"{one.source}->{one.target} and {two.source}->{two.target}")
    found.update({k: v for k, v in _label_faults(painted).items() if v})
    found.update({k: v for k, v in _text_faults(painted).items() if v})
    return found


def _label_faults(painted: Painted) -> dict[str, list[str]]:
    bad: list[str] = []
    labels = [text for text in painted.texts if text.kind == "exit"]
    for label in labels:
        what = f"{label.text!r} {label.source}->{label.target}"
        bad += [f"{what} on symbol {s.step}" for s in painted.symbols if _in_outline(label.box, s)]
        bad += [f"{what} on rule {rule}" for rule in painted.rules if meets(label.box, rule)]
        for line in painted.connectors + painted.links:
            if (line.source, line.target) != (label.source, label.target) and any(
                meets(label.box, s) for s in line.strokes
            ):
                bad.append(f"{what} on {line.source}->{line.target}")
        for (tip, y), (ax, ay), (bx, by) in painted.heads:
            if overlap(label.box, (min(tip, ax, bx), min(y, ay, by), max(tip, ax, bx), max(y, ay, by))):
                bad.append(f"{what} on the arrow head at {tip}, {y}")
        for other in painted.texts:
            if other is not label and overlap(label.box, other.box):
                same = (other.source, other.target) == (label.source, label.target) and other.kind == "exit"
                if not same or abs(other.box[1] - label.box[1]) < EPSILON:
                    bad.append(f"{what} on text {other.text!r}")
    for ground in painted.grounds:
        bad += [f"ground on rule {rule}" for rule in painted.rules if meets(ground, rule)]
        bad += [f"ground on symbol {s.step}" for s in painted.symbols if _in_outline(ground, s)]
    return {"label": bad}


def _in_outline(box: Rect, symbol: Outline) -> bool:
    left, top, right, bottom = box
    if symbol.box[0] > right or symbol.box[2] < left or symbol.box[1] > bottom or symbol.box[3] < top:
        return False
    sides = list(pairwise([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]))
    if any(inside(side, symbol.corners) for side in sides):
        return True
    sx, sy = symbol.corners[0]
    return left < sx < right and top < sy < bottom


def _text_faults(painted: Painted) -> dict[str, list[str]]:
    bad: list[str] = []
    for text in painted.texts:
        left, top, right, bottom = text.box
        if left < 0 or top < 0 or right > painted.width or bottom > painted.height:
            bad.append(f"{text.text!r} leaves the paper")
        if text.kind not in {"exit", "page"}:
            bad += [f"{text.text!r} on rule {rule}" for rule in painted.rules if meets(text.box, rule, -0.01)]
            bad += [
                f"{text.text!r} under {line.source}->{line.target}"
                for line in painted.connectors
                if any(meets(text.box, s) for s in line.strokes)
            ]
    rows = sorted(painted.texts, key=lambda text: text.box[1])
    for number, one in enumerate(rows):
        for two in rows[number + 1 :]:
            if two.box[1] > one.box[3]:
                break
            if overlap(one.box, two.box) and "exit" not in {one.kind, two.kind}:
                bad.append(f"{one.text!r} over {two.text!r}")
    foot = [text.box[1] for text in painted.texts if text.kind == "page"][1:]
    if painted.low > min([*foot, painted.height]):
        bad.append(f"the table ends at {painted.low}, below the foot of the page")
    for symbol in painted.symbols:
        box = symbol.box
        if box[0] < 0 or box[1] < 0 or box[2] > painted.width or box[3] > painted.height:
            bad.append(f"symbol {symbol.step} leaves the paper")
    return {"text": bad}


def crossings(painted: Painted) -> int:
    """How many times lines to different targets cross."""
    count = 0
    for one, two in combinations(painted.connectors, 2):
        if one.target == two.target:
            continue
        for a in one.strokes:
            for b in two.strokes:
                (level, upright) = (a, b) if a[0][1] == a[1][1] else (b, a)
                if level[0][1] != level[1][1] or upright[0][0] != upright[1][0]:
                    continue
                x, y = upright[0][0], level[0][1]
                xs, ys = sorted((level[0][0], level[1][0])), sorted((upright[0][1], upright[1][1]))
                count += xs[0] < x < xs[1] and ys[0] < y < ys[1]
    return count


def struck_heads(painted: Painted) -> list[str]:
    """Heads of upright arrows that a level line, or the hop of one, runs through."""
    found = []
    for (x, y), (ax, foot), (bx, _) in painted.heads:
        if abs((ax + bx) / 2 - x) < EPSILON:
            low, high = sorted((y, foot))
            found += [
                f"{line.source}->{line.target} through the head at {x}, {y}"
                for line in painted.connectors
                for (px, py), (qx, qy) in line.strokes
                if py == qy and min(px, qx) + EPSILON < x < max(px, qx) - EPSILON and low - HOP < py < high + HOP
            ]
    return found


def loose_ends(painted: Painted) -> list[str]:
    """Connectors that begin or end beside the outlines of all symbols, or inside one."""
    sides = [side for symbol in painted.symbols for side in pairwise([*symbol.corners, symbol.corners[0]])]
    return [
        f"{line.source}->{line.target} at {place}"
        for line in painted.connectors
        for place in (line.strokes[0][0], line.strokes[-1][1])
        if min(_distance(place, side) for side in sides) > SAME_LINE
    ]


def _distance(place: Place, side: Stroke) -> float:
    (ax, ay), (bx, by) = side
    dx, dy = bx - ax, by - ay
    along = ((place[0] - ax) * dx + (place[1] - ay) * dy) / ((dx * dx + dy * dy) or 1.0)
    along = min(max(along, 0.0), 1.0)
    return math.hypot(place[0] - ax - along * dx, place[1] - ay - along * dy)


_GLUE = str.maketrans("", "", " -")


def missing_labels(pages: list[Painted], labels: list[tuple[str, str, str]]) -> list[str]:
    """Answers (source, target, label) that stand on no page."""
    told = defaultdict(list)
    for page in pages:
        for text in page.texts:
            if text.kind == "exit":
                told[text.source, text.target].append(text.text)
    found = []
    for source, target, label in labels:
        said = "".join(told[source, target]).translate(_GLUE)
        if label.translate(_GLUE) not in said:
            found.append(f"{label!r} of {source}->{target}: {said!r}")
    return found


def broken_edges(pages: list[Painted], edges: list[tuple[str, str]]) -> list[str]:
    """Edges that cannot be followed on paper: neither one connector, nor one to and one from the same letter."""
    found = []
    for source, target in edges:
        homes = {s.step: n for n, page in enumerate(pages) for s in page.symbols if s.kind != "offpage"}
        here, there = homes[source], homes[target]
        out = [c for c in pages[here].connectors if c.source == source and c.target == target]
        into = [c for c in pages[there].connectors if source in c.source.split() and c.target == target]
        if not out or not into:
            found.append(f"{source}->{target}: no connector")
        elif here != there:
            left = {
                (s.letter)
                for s in pages[here].symbols
                if s.letter and s.step == target and _touch(s, out[0].strokes[-1][1])
            }
            reached = {(s.letter) for s in pages[there].symbols if s.letter and _touch(s, into[0].strokes[0][0])}
            if len(left) != 1 or left != reached:
                found.append(f"{source}->{target}: letters {left} and {reached}")
    return found


def _touch(symbol: Outline, place: Place) -> bool:
    left, top, right, bottom = symbol.box
    return left - EPSILON <= place[0] <= right + EPSILON and top - EPSILON <= place[1] <= bottom + EPSILON


def strayed(painted: Painted) -> list[str]:
    """Answers that stand nearer to the exit of another answer of the same decision, so that one reads them there."""
    starts = {(line.source, line.target): line.strokes[0][0] for line in painted.connectors}
    whole: dict[tuple[str, str], Rect] = {}
    for text in painted.texts:
        if text.kind == "exit":
            left, top, right, bottom = whole.get((text.source, text.target), text.box)
            box = min(left, text.box[0]), min(top, text.box[1]), max(right, text.box[2]), max(bottom, text.box[3])
            whole[text.source, text.target] = box
    found = []
    for (source, target), box in whole.items():
        own = starts.get((source, target))
        rivals = [way for way in whole if own and way in starts and way[0] == source and way[1] != target]
        if own and any(_apart(box, starts[way]) < _apart(box, own) - SAME_LINE for way in rivals):
            found.append(f"{source}->{target}")
    return found


def _apart(box: Rect, point: Place) -> float:
    left, top, right, bottom = box
    return math.hypot(max(left - point[0], point[0] - right, 0.0), max(top - point[1], point[1] - bottom, 0.0))
