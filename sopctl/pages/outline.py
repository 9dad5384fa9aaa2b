"""The outline of several documents in one: each begins with a heading, and its own headings stand below that."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from sopctl.layout.publication import Grid, GridCell, Picture, Publication, TablePage, TextBlock, TextPage

Block = TextBlock | Grid | Picture


def outlined(publication: Publication, starts: Iterable[int]) -> Publication:
    """Return `publication` in which a document begins on each of the pages `starts`, by their numbers.

    The title of a document, or the first line of one without, becomes a heading of the first level, to which links
    lead by `page-` and the number of the page.
    """
    begins = set(starts)
    first = min(begins, default=0)
    pages = (_page(page, begins) if page.number >= first else page for page in publication.pages)
    return replace(publication, pages=tuple(pages))


def _page(page: TextPage | TablePage, begins: set[int]) -> TextPage | TablePage:
    if isinstance(page, TablePage):
        under = page.below and replace(page.below, blocks=tuple(_lowered(page.below.blocks)))
        return replace(page, level=page.level + 1, below=under)
    lowered = tuple(_lowered(page.blocks))
    return replace(page, blocks=_headed(lowered, f"page-{page.number}") if page.number in begins else lowered)


def _lowered(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield replace(block, cells=tuple(map(_cell, block.cells))) if isinstance(block, Grid) else _lower(block)


def _cell(cell: GridCell) -> GridCell:
    return replace(cell, blocks=tuple(map(_lower, cell.blocks)))


def _lower(block: TextBlock | Picture) -> TextBlock | Picture:
    if isinstance(block, TextBlock) and block.role == "heading":
        return replace(block, level=block.level + 1)
    return block


def _headed(blocks: tuple[Block, ...], anchor: str) -> tuple[Block, ...]:
    """Return blocks of which the title, else the first text, is a heading."""
    if any(_is_title(own) for block in blocks for own in _texts(block)):
        return tuple(_promoted(block, anchor) for block in blocks)
    at = next((n for n, block in enumerate(blocks) if isinstance(block, TextBlock)), None)
    return tuple(_heading(b, anchor) if n == at and isinstance(b, TextBlock) else b for n, b in enumerate(blocks))


def _texts(block: Block) -> Iterator[TextBlock | Picture]:
    if isinstance(block, Grid):
        for cell in block.cells:
            yield from cell.blocks
    else:
        yield block


def _is_title(block: TextBlock | Picture) -> bool:
    return isinstance(block, TextBlock) and block.role == "title"


def _promoted(block: Block, anchor: str) -> Block:
    if isinstance(block, Grid):
        cells = (replace(cell, blocks=tuple(_once(own, anchor) for own in cell.blocks)) for cell in block.cells)
        return replace(block, cells=tuple(cells))
    return _once(block, anchor)


def _once(block: TextBlock | Picture, anchor: str) -> TextBlock | Picture:
    return _heading(block, anchor) if isinstance(block, TextBlock) and block.role == "title" else block


def _heading(block: TextBlock, anchor: str) -> TextBlock:
    return replace(block, role="heading", level=1, anchor=anchor)
