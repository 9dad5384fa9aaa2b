"""Formatting: files in the one form."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sopctl.api.batch import batches
from sopctl.api.inputs import Input, Standard
from sopctl.diagnostic import Diagnostic
from sopctl.formatting import formatted
from sopctl.source import decode
from sopctl.source.files import MAX_BYTES

_SECOND = "several-documents"
"""What stands behind a second `---` is not read, so it could not be kept."""


class Tidied(NamedTuple):
    """A file and what it is to be."""

    item: Input
    before: bytes = b""
    after: bytes = b""
    faults: tuple[Diagnostic, ...] = ()
    """Why it cannot be formatted: what keeps it from being read."""
    language: str = ""
    """The language of messages that its project asks for."""


def fmt(paths: Iterable[str], *, stdin: Standard | None = None, force_exclude: bool = False) -> Iterator[Tidied]:
    """Yield every file that `paths` stand for with its text in the one form; nothing is written.

    A byte order mark is left out. A file that cannot be read whole stays as it is. Raises NothingToDoError where there
    is no file.
    """
    for batch in batches(paths, stdin=stdin, force_exclude=force_exclude):
        language = batch.config.language
        for item in batch.inputs:
            data = item.data if item.data is not None else _read(item)
            source = item.read() if data is None else decode(data, item.name)
            if data is None or not source.complete:
                yield Tidied(item, data or b"", data or b"", batch.check(item).diagnostics, language)
            elif any(problem.kind == _SECOND for problem in source.problems):
                faults = tuple(found for found in batch.check(item).diagnostics if found.name == _SECOND)
                yield Tidied(item, data, data, faults, language)
            else:
                text = formatted(source).text.encode("utf-8", "surrogatepass")
                yield Tidied(item, data, text, language=language)


def _read(item: Input) -> bytes | None:
    try:
        data = item.path.read_bytes() if item.path.is_file() else None
    except (OSError, ValueError):
        return None
    return data if data is not None and len(data) <= MAX_BYTES else None
