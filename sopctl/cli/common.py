"""What the commands share: the language of messages, errors without tracebacks, exit codes. No option parser."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sopctl.errors import ToldError
from sopctl.i18n import Language, Text, environment_language

if TYPE_CHECKING:
    from pathlib import Path

FINDINGS, USAGE, NOTHING = 1, 2, 3


def message_language(option: str | None, configured: str = "") -> Language:
    """Return the language of messages: the option, else the project's settings, else the environment's."""
    chosen = option or configured
    return "id" if chosen == "id" else "en" if chosen == "en" else environment_language()


def words(values: Sequence[str] | None) -> tuple[str, ...]:
    """Return the words in options that may be repeated and may hold commas."""
    return tuple(word.strip() for value in values or () for word in value.split(",") if word.strip())


def read_stdin() -> bytes:
    """Return the bytes on standard input, and no more of them than a file may have."""
    from sopctl.source.files import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1)


@contextmanager
def told(option: str | None) -> Iterator[None]:
    """Turn errors of the verbs into a message on standard error and an exit code."""
    from sopctl.api.errors import NothingToDoError

    try:
        yield
    except ToldError as error:
        complain(error.text, error.remedy, message_language(option))
        sys.exit(NOTHING if isinstance(error, NothingToDoError) else USAGE)


def complain(text: Text, remedy: Text | None, language: Language) -> None:
    """Say on standard error what is wrong and what to do."""
    from sopctl.reports.terminal import safe

    lines = [f"sopctl: {safe(text.in_(language))}"]
    if remedy:
        lines.append(f"  {'bantuan' if language == 'id' else 'help'}: {safe(remedy.in_(language))}")
    sys.stderr.write("\n".join(lines) + "\n")


def show_diff(name: str, before: bytes, after: bytes) -> None:
    """Print how the text of a file, which is UTF-8, changes."""
    from sopctl.reports.terminal import wants_colour
    from sopctl.reports.unified import unified

    old, new = before.decode("utf-8"), after.decode("utf-8")
    sys.stdout.writelines(unified(name, old, new, colour=wants_colour(sys.stdout)))


def rewritten(path: "Path", before: bytes, after: bytes, language: Language) -> bool:
    """Put `after` in the place of `before` in a file; say why that cannot be done, and return whether it was."""
    from sopctl.api.rewriting import rewrite

    try:
        rewrite(path, before, after)
    except ToldError as error:
        complain(error.text, error.remedy, language)
        return False
    return True
