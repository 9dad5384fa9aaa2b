"""Findings as workflow commands, which GitHub shows beside the lines of a change."""

from collections.abc import Iterable, Iterator

from sopctl.diagnostic import Diagnostic, Severity
from sopctl.reports.findings.paths import relative
from sopctl.reports.findings.report import Report
from sopctl.reports.findings.summary import Summary
from sopctl.reports.terminal import safe

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubReport(Report):
    """A command a finding. The log shows only the message, so it begins with the place."""

    def file(self, name: str, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:  # noqa: ARG002
        """Yield each finding."""
        for diagnostic in diagnostics:
            place, file = diagnostic.place, relative(diagnostic.file)
            fields = {
                "file": file,
                "line": str(place.line),
                "endLine": str(place.end_line),
                "col": str(place.column),
                "title": f"{diagnostic.code} {diagnostic.name}",
            }
            if place.line == place.end_line:
                fields["endColumn"] = str(max(place.column, place.end_column - 1))
            message = f"{file}:{place.line}:{place.column}: {safe(diagnostic.message.in_(self.language))}"
            if diagnostic.help:
                message += "\n" + safe(diagnostic.help.in_(self.language))
            values = ",".join(f"{key}={value(told)}" for key, told in fields.items())
            yield f"::{_COMMANDS[diagnostic.severity]} {values}::{data(message)}\n"

    def end(self, summary: Summary) -> Iterator[str]:
        """Yield the summary as a line of the log."""
        yield summary.in_words(self.language) + "\n"


def data(text: str) -> str:
    """Return a message in which no new command can begin."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def value(text: str) -> str:
    """Return a value of a command, in which no other one can begin."""
    return data(text).replace(":", "%3A").replace(",", "%2C")
