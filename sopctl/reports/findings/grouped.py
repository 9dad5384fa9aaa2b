"""Findings file by file: the name once, then a line a finding, for reading a long list."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from sopctl.diagnostic import Diagnostic
from sopctl.reports.findings.report import Report
from sopctl.reports.findings.summary import Summary
from sopctl.reports.terminal import safe


class GroupedReport(Report):
    """A file, and below it `line:column severity CODE name: message`."""

    def file(self, name: str, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:  # noqa: ARG002
        """Yield the findings under the name of their file."""
        for file, found in groupby(diagnostics, lambda diagnostic: diagnostic.file):
            yield self.paint(safe(file), "bold") + "\n"
            for diagnostic in found:
                place = f"{diagnostic.place.line}:{diagnostic.place.column}"
                label = self.paint(f"{diagnostic.severity.label} {diagnostic.code}", diagnostic.severity.label)
                yield f"  {place:>8} {label} {diagnostic.name}: {safe(diagnostic.message.in_(self.language))}\n"
            yield "\n"

    def end(self, summary: Summary) -> Iterator[str]:
        """Yield the summary."""
        yield summary.in_words(self.language) + "\n"
