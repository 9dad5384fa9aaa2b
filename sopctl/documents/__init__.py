"""The document of an SOP: built once as a plain value, then written by a file for each format.

Writers are imported by their own names (`from sopctl.documents import markdown`), since they need heavy libraries.
"""

from sopctl.documents.anchors import marked
from sopctl.documents.build import build
from sopctl.documents.checklist import checklist
from sopctl.documents.document import Document, Figure
from sopctl.documents.form import form

__all__ = ["Document", "Figure", "build", "checklist", "form", "marked"]
