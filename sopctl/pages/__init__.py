"""The whole printed document: a document goes in, pages with finished geometry come out."""

from sopctl.pages.contents import headings
from sopctl.pages.outline import outlined
from sopctl.pages.publish import Laid, bound, lay, publish
from sopctl.pages.sole import sole

__all__ = ["Laid", "bound", "headings", "lay", "outlined", "publish", "sole"]
