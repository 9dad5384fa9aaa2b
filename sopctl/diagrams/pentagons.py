"""The pentagons of a flowchart that goes on on another page: in the picture, and the words inside them."""

import graphviz

from sopctl.diagrams import labels, palette
from sopctl.diagrams.symbols import View
from sopctl.flow import Edge
from sopctl.flow.pieces import Link, Piece, Tie
from sopctl.i18n import Language, Text

_TO = Text("to {steps}", "ke {steps}")
_FROM = Text("from {steps}", "dari {steps}")
_MOST = 3
"""Steps that a pentagon names."""


def words(tie: Tie, piece: Piece, language: Language) -> str:
    """Return what stands below the letter: the step that the flow goes on at, or those that it comes from."""
    if tie.source == piece.number:
        return _TO.in_(language).format(steps=tie.target + 1)
    named = ", ".join(str(step + 1) for step in tie.sources[:_MOST])
    more = " \N{HORIZONTAL ELLIPSIS}" if len(tie.sources) > _MOST else ""
    return _FROM.in_(language).format(steps=named + more)


def links(view: View) -> tuple[Link, ...]:
    """Return what leads from step to step, by the symbol that it reaches."""
    return tuple(Link(edge.source, edge.target, view.entry(edge)) for edge in view.flow.edges)


def name(tie: Tie, piece: Piece) -> str:
    """Return the node of a pentagon: `o` where the flow goes off the page, `i` where it comes in."""
    return f"{'o' if tie.source == piece.number else 'i'}{tie.target}_{tie.letter}"


def add(graph: graphviz.Digraph, view: View, piece: Piece) -> None:
    """Add all pentagons of a piece, and what leads from them."""
    for tie in (*piece.reached, *piece.left):
        letter = f"<B>{tie.letter}</B><BR/>"
        said = labels.font(letter + labels.escape(words(tie, piece, view.language)), size=palette.SMALL)
        graph.node(
            name(tie, piece),
            label=f"<{said}>",
            _attributes={"class": f"symbol offpage letter-{tie.letter}"},
            shape="invhouse",
            fillcolor=palette.CARD,
            margin="0.02,0.01",
            width="0.75",
            height="0.5",
        )
    for tie in piece.reached:
        graph.edge(name(tie, piece), tie.entry, _attributes={"class": "connector"}, weight="2")


def exit_(view: View, piece: Piece, edge: Edge) -> str:
    """Return the pentagon through which an edge leaves the piece."""
    tie = piece.tie(Link(edge.source, edge.target, view.entry(edge)))
    assert tie
    return name(tie, piece)
