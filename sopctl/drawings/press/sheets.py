"""A publication as data for the press."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import groupby

from sopctl.drawings.press import curves, table_page, text_page
from sopctl.drawings.press.glyphs import plain
from sopctl.drawings.press.plate import Cut, Data, Plate
from sopctl.drawings.press.tags import Tags
from sopctl.layout.publication import Grid, Picture, Publication, TablePage, TextBlock, TextPage
from sopctl.layout.typeface import Face
from sopctl.regex import regex

_LANGUAGE = regex(r"([a-z]{2,3})(?:-([a-z]{2}))?", re.IGNORECASE)
"""Language and region at the beginning of a tag (BCP 47)."""
_DEEPEST = 6


def data(
    publication: Publication,
    cuts: Mapping[Face, Cut],
    *,
    tagged: bool,
    curved: bool = False,
    accepts: Callable[[str], bool] | None = None,
) -> tuple[str, Tags]:
    """Return the publication as JSON for the template, and what its structure says beyond that.

    `cuts` are the faces of a typeface that does not ship, `tagged` says whether screen readers will read the result,
    `curved` whether text in pictures is to be curves, and `accepts` whether a picture can be printed, where that is
    in doubt; then scripts that need shaping are left out too.
    """
    plate = Plate(publication.typeface, cuts, frozenset(_anchors(publication)), careful=accepts is not None)
    levels = _Levels()
    sheets: list[Data] = []
    first = 1
    for sheet, count in _sheets(publication, plate, levels):
        sheets.append({**sheet, "first": first})
        first += count
    language = _LANGUAGE.match(publication.language)
    made = {
        "title": plain(publication.title) or "SOP",
        "authors": [plain(publication.author)] if publication.author.strip() else [],
        "language": language[1].lower() if language else "id",
        "region": language[2].upper() if language and language[2] else None,
        "date": day(publication.date),
        "font": plate.cuts["regular"].family,
        "sheets": sheets,
        "tagged": tagged,
        **plate.data(),
    }
    if accepts:
        made["images"] = [picture if accepts(picture) else _FRAME for picture in made["images"]]
    if curved:
        made["images"] = [curves.curved(picture, publication.typeface) for picture in made["images"]]
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")), plate.tags


_FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" preserveAspectRatio="none">'
    '<rect x="0.1" y="0.1" width="9.8" height="9.8" fill="none" stroke="#999999" stroke-width="0.2"/></svg>'
)
"""Stands where a picture cannot be printed."""


def day(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a date (YYYY-MM-DD)."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found.year, found.month, found.day


def _sheets(publication: Publication, plate: Plate, levels: "_Levels") -> Iterator[tuple[Data, int]]:
    """Yield what the template makes pages of, and of how many."""
    for table, group in groupby(publication.pages, _table):
        if not table:
            for page in group:
                assert isinstance(page, TextPage)
                yield text_page.sheet(page, plate, levels), 1
            continue
        pages = [page for page in group if isinstance(page, TablePage)]
        while pages:
            own = [page for page in pages if table_page.fits(page.page, pages[0].page)]
            own = pages[: next((n for n, page in enumerate(pages) if page not in own), len(pages))]
            made = table_page.sheet(own[0].drawing, [page.page for page in own], plate, levels, own[0].level)
            if own[-1].below:
                text_page.add(own[-1].below, made, plate, levels)
            yield made, len(own)
            pages = pages[len(own) :]


def _table(page: TextPage | TablePage) -> int:
    """Return which drawing a page belongs to."""
    return id(page.drawing) if isinstance(page, TablePage) else 0


class _Levels:
    """Levels of headings: the first is 1, and none is skipped on the way down."""

    def __init__(self) -> None:
        self._last = 0

    def __call__(self, level: int) -> int:
        self._last = max(1, min(level, self._last + 1, _DEEPEST))
        return self._last


def _anchors(publication: Publication) -> Iterator[str]:
    for shown in publication.pages:
        page = shown.below if isinstance(shown, TablePage) else shown
        for block in page.blocks if page else ():
            yield from _of(block)


def _of(block: TextBlock | Grid | Picture) -> Iterator[str]:
    if isinstance(block, TextBlock) and block.anchor:
        yield block.anchor
    elif isinstance(block, Grid):
        for cell in block.cells:
            for inner in cell.blocks:
                yield from _of(inner)
