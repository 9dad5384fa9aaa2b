"""The document of an SOP: built once as a plain value, then written by a file for each format."""

from sopctl.documents import html, markdown
from sopctl.documents.build import build
from sopctl.documents.document import Document, Figure
from sopctl.documents.form import form

__all__ = ["Document", "Figure", "build", "form", "html", "markdown"]
