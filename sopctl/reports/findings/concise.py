"""Findings in one line each, for editors, grep and long lists."""

from collections.abc import Iterable, Iterator

from sopctl.diagnostic import Diagnostic
from sopctl.reports.findings.report import Report
from sopctl.reports.findings.summary import Summary
from sopctl.reports.terminal import safe


class ConciseReport(Report):
    """`file:line:column: severity CODE name: message`."""

    def file(self, name: str, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:  # noqa: ARG002
        """Yield each finding."""
        for found in diagnostics:
            place = f"{safe(found.file)}:{found.place.line}:{found.place.column}"
            place = self.links.to_file(place, found.file, found.place.line)
            code = self.links.to_rule(found.code, found.code)
            message = safe(found.message.in_(self.language))
            yield f"{place}: {found.severity.label} {code} {found.name}: {message}\n"

    def end(self, summary: Summary) -> Iterator[str]:
        """Yield the summary."""
        yield summary.in_words(self.language) + "\n"
        if fixes := summary.of_fixes(self.language):
            yield fixes + "\n"
