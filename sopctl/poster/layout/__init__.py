"""Where everything on a poster stands."""

from sopctl.poster.layout.poster import Poster, lay_out
from sopctl.poster.layout.sizes import SIZES, Size

__all__ = ["SIZES", "Poster", "Size", "lay_out"]
