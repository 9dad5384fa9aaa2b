"""Crossings and overlaps of the table's connectors beside those of Graphviz's own orthogonal router.

`neato -n` keeps every symbol where it is and draws the same lines between the same symbols with `splines=ortho`. What
is counted is read from the geometry of both: places where lines to different targets cross, and pairs of such lines
that share a stretch.
"""

import json
import subprocess
from itertools import combinations, pairwise
from types import SimpleNamespace
from typing import Any

from benchmarks.measure import Row, peer
from tests.page_gates import Line, Outline, Painted, Place, crossings, shared

POINTS = 72 / 25.4
"""In a millimetre."""
SHAPES = {"decision": "diamond"}
SECONDS = 20


def compare(pages: list[Painted], most: int) -> list[Row]:
    """Return rows for our lines and for those of neato on the same pages."""
    lines = sum(len(page.connectors) for page in pages)
    own = sum(map(crossings, pages))
    rows = [Row(f"crossings of {lines} lines", own, "", "", f"at most {most}", own <= most)]
    program = peer("neato")
    if not program:
        return [*rows, Row("  neato -n -Gsplines=ortho, same symbols", None, "")]
    drawn = [(page, routed(program, page)) for page in pages]
    both = [(page, other) for page, other in drawn if other is not None]
    ours, theirs = (sum(crossings(pair[n]) for pair in both) for n in (0, 1))
    overlapping, others = (sum(overlaps(pair[n].connectors) for pair in both) for n in (0, 1))
    failed = f"; it gave up on {len(pages) - len(both)} pages" if len(both) < len(pages) else ""
    return [
        *rows,
        Row(
            "  neato -n -Gsplines=ortho, same symbols",
            theirs,
            "",
            f"ours {ours}{failed}",
            "ours no more",
            ours <= theirs,
        ),
        Row("overlaps of lines to different targets", overlapping, "", "", "0", overlapping == 0),
        Row("  neato -n -Gsplines=ortho, same symbols", others, ""),
    ]


def routed(program: str, page: Painted) -> Any:
    """Return the lines of a page as neato draws them, with straight strokes in points; None where it fails."""
    pairs = [(line, _at(page, line.strokes[0][0]), _at(page, line.strokes[-1][1])) for line in page.connectors]
    source = ["digraph {", 'node [label="", fixedsize=true]']
    for number, symbol in enumerate(page.symbols):
        left, top, right, bottom = symbol.box
        x, y = (left + right) / 2 * POINTS, -(top + bottom) / 2 * POINTS
        size = f"width={(right - left) / 25.4:.4f}, height={(bottom - top) / 25.4:.4f}"
        source.append(f'n{number} [pos="{x:.2f},{y:.2f}", {size}, shape={SHAPES.get(symbol.kind, "box")}]')
    source += [f"n{tail} -> n{head} [id={number}]" for number, (_, tail, head) in enumerate(pairs)]
    try:
        done = subprocess.run(
            [program, "-n", "-Gsplines=ortho", "-Tjson"],
            input="\n".join([*source, "}"]).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return None
    edges = json.loads(done.stdout).get("edges", [])
    ways = {int(edge["id"]): _strokes(edge["pos"]) for edge in edges if "pos" in edge}
    if len(ways) < len(pairs):
        return None
    return SimpleNamespace(
        connectors=[Line(line.source, line.target, ways[number]) for number, (line, _, _) in enumerate(pairs)]
    )


def overlaps(lines: list[Line]) -> int:
    """Return how many pairs of lines to different targets share a stretch."""
    return sum(
        any(shared(a, b) for a in one.strokes for b in two.strokes)
        for one, two in combinations(lines, 2)
        if one.target != two.target
    )


def _at(page: Painted, place: Place) -> int:
    """Return the number of the symbol that a line ends at: the nearest one."""

    def distance(symbol: Outline) -> float:
        left, top, right, bottom = symbol.box
        return max(left - place[0], place[0] - right, 0) + max(top - place[1], place[1] - bottom, 0)

    return min(range(len(page.symbols)), key=lambda number: distance(page.symbols[number]))


def _strokes(way: str) -> list[tuple[Place, Place]]:
    """Return the straight pieces of a way that Graphviz wrote as Bezier curves, each exactly along an axis."""
    spots = [tuple(map(float, spot.split(","))) for spot in way.split() if spot[0] not in "es"]
    corners = spots[::3]
    pieces: list[tuple[Place, Place]] = []
    for (ax, ay), (bx, by) in pairwise(corners):
        if abs(ax - bx) < abs(ay - by):
            pieces.append(((ax, ay), (ax, by)))
        elif ax != bx:
            pieces.append(((ax, ay), (bx, ay)))
    return pieces
