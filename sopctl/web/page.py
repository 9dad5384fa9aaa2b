"""The document as one HTML file that needs nothing beside it: no font, no address, no other file.

On the screen it is a page to read, to search and to zoom; printed, it is the pages of the publication.
"""

from functools import cache
from pathlib import Path

from markupsafe import Markup

from sopctl.brand import Brand
from sopctl.diagrams import svg
from sopctl.documents import prose, templates
from sopctl.documents.document import Document
from sopctl.i18n import Language, document_language
from sopctl.layout.publication import Publication
from sopctl.regex import regex
from sopctl.web import files, house, paper, words
from sopctl.web.policy import policy
from sopctl.web.sheet import Sheet

_CHART = "chart"
_CONTROLS = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def write(
    document: Document,
    *,
    sheet: Sheet | None = None,
    publication: Publication | None = None,
    language: Language | None = None,
    brand: Brand | None = None,
) -> str:
    """Return the page.

    With `sheet`, the table of steps is the table with the flowchart. With `publication`, printing the page gives its
    pages. Buttons speak `language`, that of the document where None; `brand` is the house that issues it, and
    templates of its own come before those of the tool. Every text of the SOP is escaped; a policy in the head
    forbids whatever lies outside of the page.
    """
    printed = publication.pages if publication else ()
    brand = brand or Brand()
    own = files.style("page.css", "sheet.css", "print.css")
    style = "\n".join([own, house.style(brand), sheet.style if sheet else "", paper.style(printed)])
    script = files.text("page.js")
    page = _template(brand.templates).render(
        document=document,
        logo=next(iter(house.logos(brand)), ""),
        logos=house.logos(brand),
        sheet=sheet,
        pages=[Markup(page) for page in paper.pages(printed)],  # noqa: S704  escaped where it is written
        words=words.words(language or document_language(document.language)),
        style=Markup(style),  # noqa: S704  our own file, and numbers
        script=Markup(script),  # noqa: S704  our own file
        policy=policy([style], [script]),
    )
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", page)


@cache
def _template(own: Path | None) -> templates.Template:
    filters = {"prose": _prose, "chart": _chart, "markup": Markup}
    return templates.load("page.html.jinja", filters, escape=True, own=own)


def _prose(markdown: str) -> Markup:
    return Markup(prose.as_html(markdown))  # noqa: S704  the parser escapes what it passes on


def _chart(picture: str) -> Markup:
    return Markup(svg.inline(picture, _CHART))  # noqa: S704  ElementTree escapes what it writes
