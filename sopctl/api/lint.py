"""Lint: every finding in the files that were named."""

from collections.abc import Iterator
from dataclasses import dataclass

from sopctl.api.batch import Batch
from sopctl.config import Config
from sopctl.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class FileFindings:
    """What was found in one file, and the settings of its project; for findings across documents `file` is empty."""

    file: str
    diagnostics: tuple[Diagnostic, ...]
    config: Config


def lint(batches: list[Batch]) -> Iterator[FileFindings]:
    """Yield the findings file by file, then those across the documents of each project.

    Nothing of a file is kept once it was yielded, but for what cross-document rules need.
    """
    for batch in batches:
        for item in batch.inputs:
            yield FileFindings(item.name, batch.check(item).diagnostics, batch.config)
        yield FileFindings("", batch.documents(), batch.config)
