"""Findings for a program: one JSON document, written as the findings come in."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sopctl.diagnostic import Diagnostic, Fix, Place, Severity
from sopctl.i18n import Language
from sopctl.reports.findings.report import Report
from sopctl.reports.findings.summary import Summary

VERSION = 1


class JsonReport(Report):
    """`{"version": 1, "findings": [...], "summary": {...}}`, one finding a line."""

    def __init__(self, language: Language, *, colour: bool = False) -> None:
        super().__init__(language, colour=colour)
        self._first = True

    def start(self) -> Iterator[str]:
        """Yield the opening of the document."""
        yield f'{{"version": {VERSION}, "findings": ['

    def file(self, name: str, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:  # noqa: ARG002
        """Yield each finding."""
        for diagnostic in diagnostics:
            yield ("\n" if self._first else ",\n") + _dumps(self._finding(diagnostic))
            self._first = False

    def end(self, summary: Summary) -> Iterator[str]:
        """Yield the counts and the end of the document."""
        counts: dict[str, int] = {s.label: summary.counts[s] for s in sorted(Severity, reverse=True)}
        yield f'\n], "summary": {json.dumps({"files": summary.files, **counts, "known": summary.known})}}}\n'

    def _finding(self, diagnostic: Diagnostic) -> dict[str, Any]:
        related = [
            {
                "file": other.file or diagnostic.file,
                **_place(other.place),
                "message": other.message.in_(self.language),
            }
            for other in diagnostic.related
        ]
        return {
            "file": diagnostic.file,
            **_place(diagnostic.place),
            "code": diagnostic.code,
            "name": diagnostic.name,
            "severity": diagnostic.severity.label,
            "message": diagnostic.message.in_(self.language),
            "help": diagnostic.help.in_(self.language) if diagnostic.help else None,
            "related": related,
            "fixes": [self._fix(fix) for fix in diagnostic.fixes],
        }

    def _fix(self, fix: Fix) -> dict[str, Any]:
        """Return a fix; offsets count characters behind a byte order mark, which is at -1 itself."""
        edits = [_place(edit.place) | {"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits]
        return {"title": fix.title.in_(self.language), "safe": fix.safe, "edits": edits}


def _place(place: Place) -> dict[str, Any]:
    return place._asdict()


def _dumps(data: dict[str, Any]) -> str:
    """Return JSON that is safe to look at on a terminal: what it would obey instead of show is written as an escape."""
    text = json.dumps(data, ensure_ascii=False)
    return text if text.isprintable() else "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)
