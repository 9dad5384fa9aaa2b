"""Where the table with the flowchart stands in a document, and a picture that has pages of its own."""

from collections.abc import Callable

from sopctl.documents import document as said

STEPS = "steps"
"""The key of the table that the table with the flowchart replaces."""


def parted(document: said.Document) -> tuple[tuple[said.Block, ...], tuple[said.Block, ...]]:
    """Return the blocks before and after the table of steps; a heading goes with what stays of its section."""
    blocks = document.blocks
    at = next((n for n, block in enumerate(blocks) if isinstance(block, said.Table) and block.key == STEPS), None)
    if at is None:
        return blocks, ()
    before, after = blocks[:at], blocks[at + 1 :]
    heading = before[-1:] if before and isinstance(before[-1], said.Heading) else ()
    if heading:
        before = before[:-1]
    if heading and after and not isinstance(after[0], said.Heading | said.Panels | said.Identity):
        after = heading + after
    return before, after


def pictured(
    document: said.Document, apart: Callable[[str], bool]
) -> tuple[tuple[said.Block, ...], tuple[said.Block, ...], tuple[said.Block, ...]]:
    """Return the blocks before a picture that stands `apart`, it with its heading, and the blocks after it."""
    blocks = document.blocks
    found = (n for n, block in enumerate(blocks) if isinstance(block, said.Figure) and block.svg and apart(block.svg))
    at = next(found, None)
    if at is None:
        return blocks, (), ()
    first = at - (at > 0 and isinstance(blocks[at - 1], said.Heading))
    return blocks[:first], blocks[first : at + 1], blocks[at + 1 :]
