"""What a reviewer is told of one file: its changes, what they come to, and what could not be compared."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from sopctl.diagnostic import Diagnostic, Place
from sopctl.diff.change import Level
from sopctl.diff.compare import Comparison
from sopctl.diff.effects import Effects
from sopctl.i18n import Text

Status = Literal["changed", "added", "removed", "unreadable"]


class Review(Struct, frozen=True):
    """One SOP between two versions."""

    file: str
    """The file as it is called now, or was where it is gone."""
    status: Status
    comparison: Comparison | None = None
    """None where one of the versions could not be read at all."""
    effects: Effects | None = None
    """None for an SOP that came or went, and where a part could not be understood."""
    was: str = ""
    """The name of the file before, where it had another."""
    new_findings: tuple[Diagnostic, ...] = ()
    fixed_findings: tuple[Diagnostic, ...] = ()
    callers: tuple[str, ...] = ()
    """Other SOPs that name this one, which is gone or has another id now."""
    notes: tuple[Text, ...] = ()
    """What could not be understood, and so was not compared."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where in the new version a change is, by its fingerprint."""

    @property
    def level(self) -> Level:
        """The part of the version number that has to grow."""
        return self.comparison.level if self.comparison else Level.NONE

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to say."""
        return not (self.notes or self.was or self.status != "changed" or (self.comparison and self.comparison.changes))
