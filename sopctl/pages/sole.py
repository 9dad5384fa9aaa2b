"""One picture on a page of its own size."""

from sopctl.documents.document import Document
from sopctl.layout.drawing import Box, Drawing
from sopctl.layout.metrics import missing as missing_in
from sopctl.layout.publication import Picture, Publication, TablePage, TextPage
from sopctl.layout.typeface import current
from sopctl.pages.chapters import identity_of
from sopctl.pages.figure import chart
from sopctl.regex import regex

_MARGIN = 5.0
_TEXTS = regex(r"<t(?:ext|span)\b[^>]*>([^<]*)")


def sole(document: Document, picture: Drawing | str) -> Publication:
    """Return a publication that shows nothing but `picture`: a table with its flowchart, or SVG."""
    pages: tuple[TextPage | TablePage, ...]
    if isinstance(picture, Drawing):
        pages = tuple(TablePage(picture, page) for page in picture.pages)
        missing = picture.missing
    else:
        from html import unescape

        made = chart(picture, document.title)
        box = Box(_MARGIN, _MARGIN, round(made.width, 2), round(made.height, 2))
        shown = Picture(box, "svg", picture.encode(), document.title)
        pages = (TextPage(1, box.right + _MARGIN, box.bottom + _MARGIN, (shown,)),)
        lacking = (missing_in(unescape(text)) for text in _TEXTS.findall(picture))
        missing = tuple(sorted(set().union(*lacking)))
    author = ", ".join(identity_of(document).issuer)
    return Publication(document.title, author, document.language, document.date, pages, missing, current())
