"""Findings as GitLab's code quality report, which a merge request shows."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sopctl.diagnostic import Diagnostic, Severity
from sopctl.i18n import Language
from sopctl.reports.findings.fingerprint import Fingerprints
from sopctl.reports.findings.paths import relative
from sopctl.reports.findings.report import Report
from sopctl.reports.findings.summary import Summary

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitlabReport(Report):
    """A list with an object a finding."""

    def __init__(self, language: Language, *, colour: bool = False) -> None:
        super().__init__(language, colour=colour)
        self._fingerprints = Fingerprints()
        self._between = "\n"

    def start(self) -> Iterator[str]:
        """Yield the opening of the list."""
        yield "["

    def file(self, name: str, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:  # noqa: ARG002
        """Yield each finding."""
        for diagnostic in diagnostics:
            item: dict[str, Any] = {
                "description": diagnostic.message.in_(self.language),
                "check_name": f"{diagnostic.code} {diagnostic.name}",
                "fingerprint": self._fingerprints.of(diagnostic),
                "severity": _SEVERITIES[diagnostic.severity],
                "location": {
                    "path": relative(diagnostic.file),
                    "lines": {"begin": diagnostic.place.line, "end": diagnostic.place.end_line},
                },
            }
            advice = [diagnostic.help, *(fix.title for fix in diagnostic.fixes)]
            if body := "\n\n".join(text.in_(self.language) for text in advice if text):
                item["content"] = {"body": body}
            yield self._between + json.dumps(item)
            self._between = ",\n"

    def end(self, summary: Summary) -> Iterator[str]:  # noqa: ARG002
        """Yield the end of the list."""
        yield "\n]\n"
