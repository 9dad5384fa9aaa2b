"""The merge itself: entry by entry, each part of an entry from the side that changed it.

What comes out are pieces of text. A piece has one wording, or two where the sides contradict; so both sides' files can
be written from the pieces, as well as the one with markers.
"""

from itertools import chain
from typing import Any, NamedTuple

from sopctl.merge.clash import MISSING, Clash
from sopctl.merge.items import NAMES, Label, labels
from sopctl.merge.lines import comments, remark, says_more
from sopctl.merge.order import merge_order, one_order
from sopctl.merge.parts import NOTHING, Content, Part
from sopctl.merge.writing import Piece, Pieces, above, clashes, foot, head, one, own, shift, whole, with_dash, wording
from sopctl.source.equality import same

Path = tuple[str, ...]


class Joined(NamedTuple):
    """A merged value: its text, and the value itself if ours, or theirs, wins each contradiction."""

    pieces: Pieces
    ours: Any
    theirs: Any


class _Row(NamedTuple):
    """One entry in the three versions, as far as each has it."""

    label: Label
    base: Part | None
    ours: Part | None
    theirs: Part | None

    @property
    def sides(self) -> tuple[Part, ...]:
        return tuple(entry for entry in (self.ours, self.theirs) if entry)

    @property
    def gone(self) -> bool:
        """True where it is removed, and nobody minds."""
        if self.base is None or (self.ours and self.theirs):
            return False
        if not self.sides:
            return True
        left = self.sides[0]
        return same(left.content.value, self.base.content.value) and not says_more(whole(self.base), whole(left))

    @property
    def named(self) -> Part:
        """The entry whose key is to be written: that of the side which renamed it."""
        if self.base and self.ours and self.theirs and self.ours.key == self.base.key:
            return self.theirs
        return self.sides[0]


_Made = list[tuple[_Row, Joined]]


def join_blocks(base: Content, ours: Content, theirs: Content, path: Path = ()) -> Joined:
    """Merge three block collections; in some of the versions it may stand in brackets, but not on both sides."""
    is_item = ours.kind == "list"
    orders = _joined_rows(base, ours, theirs, path, flow=False)
    pieces: list[Piece] = [piece for _, joined in orders[0] for piece in joined.pieces]
    if orders[0] is not orders[1]:
        pieces = _two_orders(orders, Clash(path, base.value, ours.value, theirs.value, order=True))
    old = base.tail if base.block else ""
    tail = comments(old, *(node.tail if node.block else old for node in (ours, theirs)))
    return Joined((*pieces, *one(tail)), *(_value(orders, side, is_item=is_item) for side in (0, 1)))


def _two_orders(orders: tuple[_Made, _Made], clash: Clash) -> list[Piece]:
    """Return the pieces of a list that both sides put in order: what differs stands in both ways."""
    labelled = [[row.label for row, _ in order] for order in orders]
    first = next(n for n, pair in enumerate(zip(*labelled, strict=True)) if pair[0] != pair[1])
    last = len(labelled[0]) - next(
        n for n, pair in enumerate(zip(*(reversed(names) for names in labelled), strict=True)) if pair[0] != pair[1]
    )
    parts = [[piece for _, joined in order[first:last] for piece in joined.pieces] for order in orders]
    middle = Piece(wording(parts[0], 0), wording(parts[1], 1), "", (clash, *clashes(parts[0])))
    before, after = ([p for _, joined in part for p in joined.pieces] for part in (orders[0][:first], orders[0][last:]))
    return [*before, middle, *after]


def _join_flows(base: Content, ours: Content, theirs: Content, path: Path) -> Joined:
    """Merge three collections in brackets."""
    is_item = ours.kind == "list"
    orders = _joined_rows(base, ours, theirs, path, flow=True)
    host = ours if ours.entries or not theirs.entries else theirs
    texts = []
    for side in (0, 1):
        parts = [wording(joined.pieces, side) for _, joined in orders[side] if joined[side + 1] is not MISSING]
        inside = host.gap.join(parts)
        texts.append(f"{host.opening}{inside}{host.tail}" if parts else "[]" if is_item else "{}")
    found = clashes([piece for _, joined in orders[0] for piece in joined.pieces])
    if orders[0] is not orders[1]:
        found = (Clash(path, base.value, ours.value, theirs.value, order=True), *found)
    values = (_value(orders, side, is_item=is_item) for side in (0, 1))
    return Joined((Piece(texts[0], texts[1], base.text, found),), *values)


def _joined_rows(base: Content, ours: Content, theirs: Content, path: Path, *, flow: bool) -> tuple[_Made, _Made]:
    """Return what is left of the entries, merged, in the order of each side: twice the same list if they agree."""
    sides = [node.entries for node in (base, ours, theirs)]
    names = labels(*sides)
    known = [dict(zip(labelled, entries, strict=True)) for labelled, entries in zip(names, sides, strict=True)]
    rows = (_Row(name, *(part.get(name) for part in known)) for name in dict.fromkeys(chain(*names)))
    made = {row.label: (row, _entry(row, path, flow=flow)) for row in rows if not row.gone}
    order = merge_order(names[0], names[1], names[2], made)
    if order is None:
        mine = one_order(names[1], names[2], names[0], made)
        yours = one_order(names[2], names[1], names[0], made)
        if ours.kind == "list":
            return [made[label] for label in mine], [made[label] for label in yours]
        order = mine
    agreed = [made[label] for label in order]
    return agreed, agreed


def _value(orders: tuple[_Made, _Made], side: int, *, is_item: bool) -> Any:
    """Return the merged value if that side wins each contradiction."""
    present = [(row, joined[side + 1]) for row, joined in orders[side] if joined[side + 1] is not MISSING]
    return [value for _, value in present] if is_item else {row.named.key: value for row, value in present}


def _entry(row: _Row, path: Path, *, flow: bool) -> Joined:
    """Merge one entry, as lines of its own or, in `flow`, between commas."""
    here = (*path, _step(row.base or row.sides[0]))
    if row.ours and row.theirs:
        joined = _both(row, row.ours, row.theirs, here, flow=flow)
        if flow:
            return joined
        pieces = with_dash(joined.pieces) if row.ours.key is None else joined.pieces
        return joined._replace(pieces=(*one(above(row.base, row.ours, row.theirs)), *pieces))
    entry = row.sides[0]
    text, value = whole(entry, flow=flow), entry.content.value
    if row.base is None:
        return Joined(one(text), value, value)
    values = (value, MISSING) if row.ours else (MISSING, value)
    texts = (text, "") if row.ours else ("", text)
    return Joined(
        (Piece(*texts, whole(row.base, flow=flow), (Clash(here, row.base.content.value, *values),)),), *values
    )


def _step(entry: Part) -> str:
    value = entry.content.value
    if entry.key is not None:
        return entry.key
    if isinstance(value, dict):
        return str(next((value[name] for name in NAMES if value.get(name)), "-"))
    return str(value)


def _both(row: _Row, ours: Part, theirs: Part, path: Path, *, flow: bool) -> Joined:
    """Merge an entry that both sides have, without the comments above it."""
    base = row.base
    if base and theirs.text in {base.text, ours.text}:
        return Joined(one(own(ours, flow=flow)), ours.content.value, ours.content.value)
    if base and ours.text == base.text:
        return Joined(one(own(theirs, flow=flow)), theirs.content.value, theirs.content.value)
    old, mine, yours = base.content if base else NOTHING, ours.content, theirs.content
    if mine.kind != yours.kind or mine.kind == "leaf" or (old.kind != mine.kind and old.value is not None):
        return _leaf(row, ours, theirs, path, flow=flow)
    if old.kind != mine.kind:
        old = Content(type(mine.value)(), mine.kind)
    if mine.block or yours.block:
        return _around_block(row, ours, theirs, join_blocks(old, mine, yours, path))
    joined = _join_flows(old, mine, yours, path)
    (piece,) = joined.pieces
    start = head(row.named, "[", flow=flow)
    end = "" if flow else foot(base, ours, theirs)
    return joined._replace(pieces=(piece.written(lambda text: f"{start}{text}{end}"),))


def _leaf(row: _Row, ours: Part, theirs: Part, path: Path, *, flow: bool) -> Joined:
    """Merge an entry whose value is taken as a whole."""
    base = row.base
    old, mine, yours = base.content.value if base else MISSING, ours.content.value, theirs.content.value
    first, second = ours, theirs
    if not same(yours, old) and not same(mine, yours):
        if not same(mine, old):
            return _clash(base, ours, theirs, path, flow=flow)
        first, second = theirs, ours
    elif base and ours.content.text == base.content.text and same(mine, yours):
        first, second = theirs, ours
    value, text = first.content.value, _leaf_text(row, first, second, flow=flow)
    known = f"{base.content.text}\n{text}" if base else ""
    if base and says_more(known, second.content.text):  # who knows what it is about, in brackets
        return _clash(base, ours, theirs, path, flow=flow)
    return Joined(one(text), value, value)


def _clash(base: Part | None, ours: Part, theirs: Part, path: Path, *, flow: bool) -> Joined:
    """Return an entry on which both sides contradict."""
    mine, yours = ours.content.value, theirs.content.value
    before = own(base, flow=flow) if base else ""
    found = (Clash(path, base.content.value if base else MISSING, mine, yours),)
    return Joined((Piece(own(ours, flow=flow), own(theirs, flow=flow), before, found),), mine, yours)


def _leaf_text(row: _Row, first: Part, second: Part, *, flow: bool) -> str:
    """Return the text of an entry whose value is that of `first`."""
    text = first.content.text
    if flow:
        return head(row.named, text, flow=True) + text
    if first.content.block or not first.text.endswith("\n"):
        return own(first, flow=False)
    end = f"\n{first.after}" if text[:1] in {"|", ">"} or second.content.block else foot(row.base, first, second)
    return f"{head(first, text)}{text}{end}"


def _around_block(row: _Row, ours: Part, theirs: Part, joined: Joined) -> Joined:
    """Write the entry around a merged block."""
    host, base = ours if ours.content.block else theirs, row.base
    old = base.remark if base and base.content.block else ""
    said = remark(old, *(entry.remark if entry.content.block else old for entry in (ours, theirs)))
    start = "" if host.key is None else f"{head(row.named, '')}{said}\n".replace(": \n", ":\n")
    if joined.ours and joined.theirs:
        return joined._replace(pieces=(*one(start), *shift(joined.pieces, host.inner)))
    empty = "[]" if host.content.kind == "list" else "{}"
    texts = [
        start + wording(shift(joined.pieces, host.inner), side) if value else f"{head(row.named, empty)}{empty}{said}\n"
        for side, value in ((0, joined.ours), (1, joined.theirs))
    ]
    return joined._replace(pieces=(Piece(texts[0], texts[1], "", clashes(joined.pieces)),))
