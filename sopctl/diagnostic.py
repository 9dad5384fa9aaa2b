"""What we tell a user about a file: where, what, how bad, and what to do."""

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, Self

from sopctl.i18n import Text


class Severity(IntEnum):
    """How bad a finding is; a larger value is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @classmethod
    def named(cls, name: str) -> Self:
        """Return the severity called `name` in any case. Raises KeyError for an unknown name."""
        return cls[name.upper()]

    @property
    def label(self) -> str:
        """The name in lower case, as it is written in files and options."""
        return self.name.lower()


class Place(NamedTuple):
    """A stretch of text: lines and columns from 1, in characters; the end column is the first one after it."""

    line: int
    column: int
    end_line: int
    end_column: int


class Related(NamedTuple):
    """Another place that explains a finding; `file` is empty where it is the finding's own file."""

    place: Place
    message: Text
    file: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, ready to be reported."""

    file: str
    place: Place
    code: str
    name: str
    severity: Severity
    message: Text
    help: Text | None = None
    related: tuple[Related, ...] = ()
    excerpt: str = ""
    """The source line at `place`, without its line end."""
    subject: str = ""
    """What it is about, in names that stay when lines move: `steps.konsep.duration`; empty for a stretch of text."""
