"""What the type of a document looks like: sizes, colours and distances, in millimetres."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sopctl.layout.metrics import POINT
from sopctl.layout.publication import INK

MUTED = "#4d5761"
GROUND = "#e9edf1"
"""Behind headings of forms and tables; the same as in the head of the table with the flowchart."""
HAIR, THIN, FRAME = 0.1, 0.18, 0.35
"""Widths of lines."""
SOFT = "#9aa4ae"
"""The colour of lines that part sections."""


_CLOSER = ((1.05, 1.26), (0.8, 1.2))
"""Room between a rule and text (mm) and height of a line (ems), from usual to close."""


class Face(Struct, frozen=True):
    """A style of letters; `link` is where they lead."""

    bold: bool = False
    italic: bool = False
    mono: bool = False
    colour: str = INK
    link: str = ""


PLAIN = Face()
BOLD = Face(bold=True)


class Style(Struct, frozen=True):
    """The type of one document."""

    size: float
    """Size of the text."""
    accent: str = INK
    """The colour of headings."""
    leading: float = 1.32
    """Height of a line of text, in ems."""
    padding: float = 1.3
    """Room between a rule and text."""

    @property
    def line(self) -> float:
        """Height of a line of text."""
        return self.size * self.leading

    def closer(self) -> "Iterator[Style]":
        """Yield the same type with ever less room between lines and rules, down to what still reads well."""
        for padding, leading in _CLOSER:
            yield replace(self, padding=padding, leading=leading)

    @property
    def title(self) -> float:
        """Size of the title."""
        return self.size * 1.75

    @property
    def small(self) -> float:
        """Size of what stands at the edge of a page."""
        return max(self.size * 0.8, 6.5 * POINT)

    def heading(self, level: int) -> float:
        """Return the size of a heading; the first level is below the title."""
        return self.size * (1.22, 1.1, 1.0)[min(level, 3) - 1]
