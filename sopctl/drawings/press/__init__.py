"""The press: a publication as PDF, as pixels, and as outlines, by Typst. It decides nothing and runs no code of texts.

PDF is PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) at once: tagged, searchable, fonts embedded. The same
publication gives the same bytes.
"""

from sopctl.drawings.press.engine import outlined, pdf, png

__all__ = ["outlined", "pdf", "png"]
