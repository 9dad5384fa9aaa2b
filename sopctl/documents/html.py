"""The document as one HTML file that needs nothing beside it: no script, no font, no other file."""

import base64
import hashlib
import re
from functools import cache

from jinja2 import Template
from markupsafe import Markup

from sopctl import resources
from sopctl.diagrams import svg
from sopctl.documents import prose, templates
from sopctl.documents.document import Document

_CHART = "chart"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def write(document: Document) -> str:
    """Return the page. Every text of the SOP is escaped; a policy in its head forbids whatever lies outside of it."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _template().render(document=document, style=style, style_hash=digest)
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", page)


@cache
def _template() -> Template:
    return templates.load("page.html.jinja", {"prose": _prose, "chart": _chart}, escape=True)


@cache
def _style() -> Markup:
    text = (resources.templates() / "documents" / "page.css").read_text(encoding="utf-8")
    return Markup(text)  # noqa: S704  our own file


def _prose(markdown: str) -> Markup:
    return Markup(prose.as_html(markdown))  # noqa: S704  the parser escapes what it passes on


def _chart(picture: str) -> Markup:
    return Markup(svg.inline(picture, _CHART))  # noqa: S704  ElementTree escapes what it writes
