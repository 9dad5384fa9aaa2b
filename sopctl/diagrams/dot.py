"""The flowchart of an SOP in the DOT language. The same SOP always gives the same source."""

from itertools import groupby

import graphviz

from sopctl.diagrams import labels, palette, pentagons
from sopctl.diagrams.symbols import View, add_step
from sopctl.flow import Edge, Flow
from sopctl.flow.pieces import Piece
from sopctl.i18n import Language

_EXIT_WIDTH = 22
"""Characters in a line."""


def flowchart(flow: Flow, language: Language, piece: Piece | None = None) -> graphviz.Digraph:
    """Return the flowchart of `flow`, or a piece of it, with fixed words in `language`."""
    view = View(flow, language)
    graph = graphviz.Digraph("sop")
    graph.attr(
        "graph",
        rankdir="LR" if view.across else "TB",
        ranksep="0.34",
        nodesep="0.45",
        pad="0.15",
        bgcolor=palette.PAPER,
        fontname=palette.FONT,
        fontsize=str(palette.SMALL),
    )
    kind = {"shape": "box", "style": "filled", "color": palette.LINE}
    graph.attr("node", _attributes=kind, fontname=palette.FONT, fontsize=str(palette.SIZE))
    graph.attr("edge", fontname=palette.FONT, fontsize=str(palette.SMALL), color=palette.LINE, arrowsize="0.7")
    for (began, name), numbers in groupby(_steps(flow, piece), view.stages.__getitem__):
        if name:
            _add_stage(graph, view, f"cluster_{began}", list(numbers))
        else:
            for number in numbers:
                add_step(graph, view, number)
    if piece:
        pentagons.add(graph, view, piece)
    for edge in flow.edges:
        if not piece or (piece.holds(edge.source) and piece.holds(edge.target)):
            _add_edge(graph, view, edge)
        elif piece.holds(edge.source):
            _add_exit(graph, view, edge, pentagons.exit_(view, piece, edge))
    return graph


def _steps(flow: Flow, piece: Piece | None) -> range:
    return range(piece.first, piece.last) if piece else range(len(flow.steps))


def draw(flow: Flow, language: Language) -> bytes:
    """Return the DOT source as UTF-8; no engine is needed for it."""
    source: str = flowchart(flow, language).source
    return source.encode()


def _add_stage(graph: graphviz.Digraph, view: View, cluster: str, numbers: list[int]) -> None:
    """Add the steps of a stage on a ground of their own.

    It has no outline, which the labels of exits would cross, and its name stands in its first step, where no line
    can cross it.
    """
    with graph.subgraph(name=cluster) as group:
        group.attr(style="filled,rounded", color=palette.STAGE, fillcolor=palette.STAGE, margin="12")
        for number in numbers:
            add_step(group, view, number)


def _add_edge(graph: graphviz.Digraph, view: View, edge: Edge) -> None:
    source, target = view.exit(edge), view.entry(edge)
    label = labels.small_table(edge.label, _EXIT_WIDTH, palette.INK) if edge.label else None
    if edge.backward:
        # Written from its target, with the arrow at its tail, a return leaves the steps in their order.
        attributes = {"class": "connector return", "color": palette.RETURN, "style": "dashed"}
        tail, head = target + _side(view, edge, edge.target), source + _side(view, edge, edge.source)
        graph.edge(tail, head, label=label, _attributes=attributes, dir="back", weight="0")
    else:
        weight = "10" if (edge.source, edge.target) in view.straight else "1"
        graph.edge(source, target, label=label, _attributes={"class": "connector"}, weight=weight)


def _add_exit(graph: graphviz.Digraph, view: View, edge: Edge, pentagon: str) -> None:
    """Add an edge to a step on another page."""
    label = labels.small_table(edge.label, _EXIT_WIDTH, palette.INK) if edge.label else None
    back = {"color": palette.RETURN, "style": "dashed"} if edge.backward else {}
    graph.edge(view.exit(edge), pentagon, label=label, _attributes={"class": "connector", **back}, weight="1")


def _side(view: View, edge: Edge, number: int) -> str:
    """Return the side of a step that a return leaves from or comes in by.

    It keeps to one side of the straight column; beside it and from stage to stage, the engine finds a better way.
    """
    if number not in view.main or view.stages[edge.source] != view.stages[edge.target]:
        return ""
    return ":s" if view.across else ":e"
