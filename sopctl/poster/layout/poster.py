"""A poster: one page at true size."""

from msgspec import Struct

from sopctl.brand import Brand
from sopctl.layout.fontfile import house
from sopctl.layout.metrics import missing, width
from sopctl.layout.publication import Publication, TextBlock, TextPage
from sopctl.layout.typeface import current, set_in
from sopctl.poster.content import Content, shorter
from sopctl.poster.layout.bleed import bled
from sopctl.poster.layout.canvas import Canvas
from sopctl.poster.layout.fit import largest
from sopctl.poster.layout.sizes import Size

_WHOLE = 6
"""How many of the fullest contents are tried with whole words before words are parted."""


class Poster(Struct, frozen=True):
    """A finished poster and what is on it."""

    size: Size
    content: Content
    """What it says, shortened where the paper does not hold all."""
    publication: Publication


def lay_out(content: Content, size: Size, brand: Brand, bleed: float = 0.0) -> Poster:
    """Lay a poster out in the largest type that fits; of too long a content, say less in the least type.

    With a `bleed`, in millimetres, grounds go on beyond the edge and marks show where to cut.
    """
    brief = size.form == "wide" and bool(content.sections)
    with set_in(house(brand.font)):
        said, canvas = _fitting(tuple(shorter(content, brief=brief)), brand, size)
        return Poster(size, said, _publication(said, canvas, size, bleed))


def _fitting(contents: tuple[Content, ...], brand: Brand, size: Size) -> tuple[Content, Canvas]:
    """Return the fullest content that fits, with whole words where not much is lost by it."""
    contents = tuple(said for said in contents if _may_fit(said, size))
    whole = contents[:_WHOLE]
    for said, keep in (*((said, True) for said in whole), *((said, False) for said in contents)):
        if canvas := largest(said, brand, size, whole=keep):
            return said, canvas
    raise AssertionError("the shortest content fits every size")


def _may_fit(content: Content, size: Size) -> bool:
    """Return whether the letters alone, close together in the least type, find room: to try takes long with many."""
    return sum(width(text, size.least) for text in content.texts) * size.least <= size.width * size.height


def _publication(content: Content, canvas: Canvas, size: Size, bleed: float) -> Publication:
    blocks = tuple(canvas.blocks())
    page = TextPage(
        number=1,
        width=size.width,
        height=size.height,
        blocks=blocks,
        areas=tuple(canvas.areas),
        shapes=tuple(canvas.shapes()),
    )
    texts = "".join(run.text for block in blocks if isinstance(block, TextBlock) for run in block.runs)
    return Publication(
        title=content.title,
        author=", ".join(content.issuer),
        language=content.language,
        date=content.date,
        pages=(bled(page, bleed) if bleed else page,),
        missing=tuple(sorted(missing(texts))),
        typeface=current(),
    )
