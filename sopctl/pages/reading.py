"""The order in which a page is read: where headings stand side by side, each is followed by what stands below it."""

from collections.abc import Iterator, Sequence

from sopctl.layout.publication import Grid, Picture, TextBlock

Block = TextBlock | Grid | Picture

_LEVEL = 0.1
"""How far base lines of one row may differ (mm)."""
_HANG = 3.0
"""How far to the left of its heading a block may begin (mm)."""


def in_order(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks in reading order; they come row by row."""
    at = 0
    while at < len(blocks):
        heads = _side_by_side(blocks, at)
        if len(heads) < 2:
            yield blocks[at]
            at += 1
            continue
        at += len(heads)
        below: list[list[Block]] = [[] for _ in heads]
        column = 0
        while at < len(blocks) and not _is_heading(blocks[at]):
            own = max((n for n, head in enumerate(heads) if _left(head) <= _left(blocks[at]) + _HANG), default=0)
            if own < column:
                break
            column = own
            below[own].append(blocks[at])
            at += 1
        for head, rest in zip(heads, below, strict=True):
            yield head
            yield from rest


def _side_by_side(blocks: Sequence[Block], at: int) -> list[TextBlock]:
    """Return the headings that begin at a place and stand on one base line, from left to right."""
    found: list[TextBlock] = []
    for block in blocks[at:]:
        if not isinstance(block, TextBlock) or not _is_heading(block):
            break
        if found and (abs(block.runs[0].y - found[0].runs[0].y) > _LEVEL or _left(block) <= _left(found[-1])):
            break
        found.append(block)
    return found


def _is_heading(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.role == "heading" and bool(block.runs)


def _left(block: Block) -> float:
    if isinstance(block, TextBlock):
        return min((run.x for run in block.runs), default=0.0)
    return block.columns[0] if isinstance(block, Grid) else block.box.x
