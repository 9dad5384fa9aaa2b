"""Keys that are written twice with the same value: one of them can go."""

from sopctl.diagnostic import Place
from sopctl.edit import Proposal
from sopctl.edit.entries import block_removal, flow_removal
from sopctl.i18n import Text
from sopctl.rules.base import Document
from sopctl.rules.fixing import rewrite
from sopctl.source import Source
from sopctl.source.tree import Node, tree_of, walk

_Twins = dict[int, tuple[Node, int, int]]
"""Where the later key begins; the mapping, and the numbers of the first and the later entry in it."""


def without_twin(document: Document, place: Place) -> Proposal | None:
    """Propose to take out the key at `place`, where the one before it says the same, to the letter."""
    source = document.loaded.source
    twins: _Twins | None = document.__dict__.get("twins")
    if twins is None:
        twins = document.__dict__["twins"] = _found(source)
    found = twins.get(source.offset(place.line, place.column))
    if not found:
        return None
    node, first, later = found
    one, other = (node.entries[number].value for number in (first, later))
    if source.text[one.start : one.end] != source.text[other.start : other.end]:
        return None
    change = (flow_removal if node.flow else block_removal)(source, node, later)
    if not change or "#" in source.text[change.start : change.end]:
        return None
    return rewrite(
        Text("remove this one of two equal ones", "hapus yang ini, isinya sama"),
        [(change.start, change.end, change.text)],
    )


def _found(source: Source) -> _Twins:
    top = tree_of(source)
    twins: _Twins = {}
    for node in walk(top) if top else ():
        first: dict[str, int] = {}
        for number, entry in enumerate(node.entries):
            if entry.key and entry.key.kind == "scalar" and first.setdefault(entry.key.value, number) != number:
                twins[entry.key.start] = node, first[entry.key.value], number
    return twins
