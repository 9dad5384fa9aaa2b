"""What we tell a user about a file: where, what, how bad, and what to do."""

from enum import IntEnum
from typing import Any, NamedTuple, Self

from msgspec import Struct

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


class Edit(NamedTuple):
    """Characters of a file that are to be replaced by `text`."""

    place: Place
    start: int
    """Where they begin, in characters of the text behind a byte order mark; the mark itself is at -1."""
    end: int
    text: str


class Fix(NamedTuple):
    """A way to mend a finding: all of its edits together, or none."""

    title: Text
    safe: bool
    """True where the meaning of the SOP stays for certain."""
    edits: tuple[Edit, ...]
    line: int
    """The first line that changes."""
    before: tuple[str, ...]
    """The lines that change, as they are; with `after` empty where too many change, or only what cannot be seen."""
    after: tuple[str, ...]
    operations: tuple[Any, ...] = ()
    """What the edits mean, by paths of values: who applies them checks the result by it. See `sopctl.edit`."""


class Diagnostic(Struct, frozen=True):
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
    fixes: tuple[Fix, ...] = ()
    """How it may be mended, the best way first."""
