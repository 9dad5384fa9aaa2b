"""The document for the browser: one file with its style, its script, its pictures and its printed pages inside."""

from sopctl.web.page import write
from sopctl.web.sheet import Sheet, sheet

__all__ = ["Sheet", "sheet", "write"]
