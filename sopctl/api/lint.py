"""Lint: every finding in the files that were named."""

from collections.abc import Iterator

from msgspec import Struct

from sopctl.api import baseline
from sopctl.api.batch import Batch
from sopctl.config import Config
from sopctl.diagnostic import Diagnostic


class FileFindings(Struct, frozen=True):
    """What was found in one file, and the settings of its project; for findings across documents `file` is empty."""

    file: str
    diagnostics: tuple[Diagnostic, ...]
    config: Config
    known: int = 0
    """How many more were found that the baseline of the project knows."""


def lint(batches: list[Batch], jobs: int | None = 1) -> Iterator[FileFindings]:
    """Yield the findings file by file, then those across the documents of each project.

    So many processes share the work; as many as are worth their start where None.

    Nothing of a file is kept once it was yielded, but for what cross-document rules need. Findings that the baseline
    of a project knows are only counted. Raises ApiError where the settings name a baseline that cannot be read.
    """
    for batch in batches:
        if batch.since:
            weigh_versions(batch)
        known = baseline.of(batch)
        for name, found in batch.findings(jobs):
            new = known.new(name, found) if known else found
            yield FileFindings(name, new, batch.config, len(found) - len(new))


def weigh_versions(batch: Batch) -> None:
    """Let the rules know which version each file must have by what changed since the revision asked for."""
    from sopctl.api.revising.due import too_low

    batch.linter.project.due.update(too_low(batch.inputs, batch.since))
