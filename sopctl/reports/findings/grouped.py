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
            yield self.links.to_file(self.paint(safe(file), "bold"), file, 1) + "\n"
            for diagnostic in found:
                place = f"{f'{diagnostic.place.line}:{diagnostic.place.column}':>8}"
                place = self.links.to_file(place, file, diagnostic.place.line)
                label = self.paint(f"{diagnostic.severity.label} {diagnostic.code}", diagnostic.severity.label)
                label = self.links.to_rule(label, diagnostic.code)
                yield f"  {place} {label} {diagnostic.name}: {safe(diagnostic.message.in_(self.language))}\n"
            yield "\n"

    def end(self, summary: Summary) -> Iterator[str]:
        """Yield the summary."""
        yield summary.in_words(self.language) + "\n"
        if fixes := summary.of_fixes(self.language):
            yield fixes + "\n"
