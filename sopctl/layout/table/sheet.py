"""What all pages of a table share."""

from msgspec import Struct, field

from sopctl.layout.labels import Placed, Scene, Stroke
from sopctl.layout.paper import Style
from sopctl.layout.table.columns import Columns
from sopctl.layout.table.form import Form
from sopctl.layout.table.head import Head
from sopctl.layout.table.rows import Part

ENDLESS = 1e6
"""More millimetres than any table needs."""


class Sheet(Struct, frozen=True):
    """A table before it is broken into pages."""

    form: Form
    columns: Columns
    style: Style
    head: Head
    parts: list[Part]
    known: dict[tuple[str, tuple[Stroke, ...], Scene, bool, float], Placed | None] = field(default_factory=dict)
    """Places of labels that were found already, measured from the corner of the cell."""

    @property
    def top(self) -> float:
        """The upper edge of the table."""
        return self.style.margin + self.style.title

    @property
    def room(self) -> float:
        """The height that rows may take on a page."""
        if self.style.endless:
            return ENDLESS
        bottom = self.columns.height - self.style.margin - self.style.footer
        return bottom - self.top - self.head.height
