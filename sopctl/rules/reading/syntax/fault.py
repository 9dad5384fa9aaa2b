"""A syntax error as the parser saw it, and as it is told to the writer."""

from collections.abc import Callable

from msgspec import Struct

from sopctl.diagnostic import Place
from sopctl.i18n import Text
from sopctl.source import Source

_LONGEST = 60


class Told(Struct, frozen=True):
    """What is wrong and what to do, in plain words."""

    message: Text
    help: Text
    place: Place


class Fault(Struct, frozen=True):
    """Where the parser stopped, why, and where the thing began that it could not finish."""

    message: str
    context: str
    place: Place
    began: Place | None
    source: Source

    @property
    def line(self) -> str:
        """The line on which the parser stopped."""
        return self.source.excerpt(self.place.line)

    @property
    def before(self) -> str:
        """What stands before the place on its line."""
        return self.line[: self.place.column - 1]

    @property
    def sign(self) -> str:
        """The character at the place; nothing at the end of a line."""
        return self.line[self.place.column - 1 : self.place.column]

    @property
    def in_brackets(self) -> bool:
        """True inside `[...]` or `{...}`."""
        return "flow" in self.context

    @property
    def misfit(self) -> bool:
        """True where the parser looked for the next key or item of a block and found something else."""
        return any(words in self.message for words in ("expected key", "'-' indicator", "<block end>"))

    def line_above(self) -> int:
        """Return the number of the last line before this one that says something, 0 where there is none."""
        number = self.place.line - 1
        while number > 0 and (not self.source.excerpt(number).strip() or comment_only(self.source.excerpt(number))):
            number -= 1
        return number


Recogniser = Callable[[Fault], Told | None]


def at(line: int, column: int, length: int = 1) -> Place:
    """Return `length` characters of a line as a place."""
    return Place(line, column, line, column + max(length, 1))


def comment_only(line: str) -> bool:
    """Tell whether nothing but a comment stands on `line`."""
    return line.lstrip().startswith("#")


def without_comment(text: str) -> str:
    """Return `text` up to a comment; good enough for texts without quotes."""
    return text.split(" #", 1)[0].strip()


def quoted(text: str) -> str:
    """Return `text` as a quoted YAML text of one line, or nothing where that would not be short and plain."""
    text = text.strip("“”")
    if not text or len(text) > _LONGEST or "\\" in text or '"' in text:
        return ""
    return f'"{text}"'


def shortened(text: str) -> str:
    """Return as much of `text` as a message has room for."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3].rstrip() + "..."
