"""The service flow for the public as a poster or banner that a print shop prints at true size."""

from sopctl.poster.content import Content, content
from sopctl.poster.layout import SIZES, Poster, lay_out

__all__ = ["SIZES", "Content", "Poster", "content", "lay_out"]
