"""The command line as plain values: commands, their options, and what may follow each."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

Files = Literal["", "any", "sop", "folder"]
"""Files that may stand somewhere: none, any, SOPs and folders, or folders only."""


class Values(NamedTuple):
    """What may stand in one place."""

    words: tuple[tuple[str, str], ...] = ()
    """Words, each with what it means."""
    files: Files = ""
    comma: bool = False
    """Whether several words may be joined by commas."""


class CommandOption(NamedTuple):
    """An option of a command."""

    names: tuple[str, ...]
    help: str
    takes: Values | None = None
    """What its value may be; None for a flag."""


class Command(NamedTuple):
    """A command, or a group of commands."""

    path: tuple[str, ...]
    """The words that lead to it, without the name of the program."""
    help: str
    options: tuple[CommandOption, ...] = ()
    arguments: Values = Values()
    children: tuple["Command", ...] = ()

    @property
    def name(self) -> str:
        """The last word of its path."""
        return self.path[-1] if self.path else ""

    def all(self) -> Iterator["Command"]:
        """Yield it and every command below it."""
        yield self
        for child in self.children:
            yield from child.all()


class Lists:
    """Numbers lists of words, so that each is written once."""

    def __init__(self) -> None:
        self.known: dict[tuple[tuple[str, str], ...], int] = {}

    def number(self, words: tuple[tuple[str, str], ...]) -> int:
        """Return the number of a list, a new one where it was not seen before."""
        return self.known.setdefault(words, len(self.known) + 1)
