"""Where the table with the flowchart stands in a document."""

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
