"""Findings as SARIF 2.1.0 (OASIS standard), which code scanning and editors read."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sopctl import __version__
from sopctl.diagnostic import Diagnostic, Place, Severity
from sopctl.i18n import Language
from sopctl.reports.findings.fingerprint import Fingerprints
from sopctl.reports.findings.paths import uri
from sopctl.reports.findings.report import Report
from sopctl.reports.findings.summary import Summary
from sopctl.rules.catalogue import GROUPS, Rule, all_rules

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FLOW = "FLO"


class SarifReport(Report):
    """One run. Results come first, so that they can be written as they are found."""

    def __init__(self, language: Language, *, colour: bool = False) -> None:
        super().__init__(language, colour=colour)
        self._fingerprints = Fingerprints()
        self._rules = {rule.code: number for number, rule in enumerate(all_rules())}
        self._between = "\n"

    def start(self) -> Iterator[str]:
        """Yield the opening of the document."""
        yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": ['
        yield '{"columnKind": "unicodeCodePoints", "results": ['

    def file(self, name: str, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:  # noqa: ARG002
        """Yield each finding."""
        for diagnostic in diagnostics:
            yield self._between + json.dumps(self._result(diagnostic))
            self._between = ",\n"

    def end(self, summary: Summary) -> Iterator[str]:  # noqa: ARG002
        """Yield the rules and the end of the document."""
        driver = {
            "name": "sopctl",
            "semanticVersion": __version__,
            "rules": [_rule(rule, self.language) for rule in all_rules()],
        }
        yield f'\n], "tool": {{"driver": {json.dumps(driver)}}}}}]}}\n'

    def _result(self, diagnostic: Diagnostic) -> dict[str, Any]:
        text = diagnostic.message.in_(self.language)
        if diagnostic.help:
            text += "\n" + diagnostic.help.in_(self.language)
        fingerprint = self._fingerprints.of(diagnostic)
        result: dict[str, Any] = {
            "ruleId": diagnostic.code,
            "level": _LEVELS[diagnostic.severity],
            "message": {"text": text},
            "locations": [_location(diagnostic.file, diagnostic.place)],
            "partialFingerprints": {"primaryLocationLineHash": fingerprint, "sopctl/v1": fingerprint},
        }
        if diagnostic.code in self._rules:
            result["ruleIndex"] = self._rules[diagnostic.code]
        if diagnostic.related:
            others = [
                _location(other.file or diagnostic.file, other.place)
                | {"message": {"text": other.message.in_(self.language)}}
                for other in diagnostic.related
            ]
            result["relatedLocations"] = [{"id": number} | other for number, other in enumerate(others, 1)]
            if diagnostic.code.startswith(_FLOW):
                steps = [_location(diagnostic.file, diagnostic.place), *others]
                result["codeFlows"] = [{"threadFlows": [{"locations": [{"location": step} for step in steps]}]}]
        return result


def _location(file: str, place: Place) -> dict[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": uri(file)}, "region": region}}


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    about = rule.about
    why, what_to_do = about.why.in_(language), about.help.in_(language)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": about.what.in_(language)},
        "fullDescription": {"text": why},
        "help": {"text": f"{what_to_do}\n\n{why}\n\n{about.source}"},
        "defaultConfiguration": {"level": _LEVELS[about.severity]},
        "properties": {"tags": [GROUPS[rule.group][1].en]},
    }
