"""Findings as SARIF 2.1.0 (OASIS standard), which code scanning and editors read."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sopctl import __version__
from sopctl.diagnostic import Diagnostic, Edit, Fix, Place, Severity
from sopctl.i18n import Language
from sopctl.reports.findings.fingerprint import Fingerprints
from sopctl.reports.findings.paths import uri
from sopctl.reports.findings.report import Report
from sopctl.reports.findings.summary import Summary
from sopctl.rules.catalogue import Rule, all_rules
from sopctl.rules.indonesian import told_in

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FLOW = "FLO"
_MARK = 3
"""Bytes of a byte order mark in UTF-8."""


class SarifReport(Report):
    """One run. Results come first, so that they can be written as they are found."""

    def __init__(self, language: Language, *, colour: bool = False) -> None:
        super().__init__(language, colour=colour)
        self._fingerprints = Fingerprints()
        self._rules: dict[str, int] = {}
        self._between = "\n"

    def start(self) -> Iterator[str]:
        """Yield the opening of the document."""
        self._rules = {rule.code: number for number, rule in enumerate((*all_rules(), *self.own_rules))}
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
            "rules": [self._rule(rule) for rule in (*all_rules(), *self.own_rules)],
        }
        yield f'\n], "tool": {{"driver": {json.dumps(driver)}}}}}]}}\n'

    def _rule(self, rule: Rule) -> dict[str, Any]:
        page = self.links.of_rule(rule.code)
        return _rule(rule, self.language) | ({"helpUri": page} if page else {})

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
        if diagnostic.fixes:
            result["fixes"] = [_fix(fix, diagnostic.file, self.language) for fix in diagnostic.fixes]
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
    return {"physicalLocation": {"artifactLocation": {"uri": uri(file)}, "region": _region(place)}}


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(fix: Fix, file: str, language: Language) -> dict[str, Any]:
    replacements = [{"deletedRegion": _deleted(edit), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    return {
        "description": {"text": fix.title.in_(language)},
        "artifactChanges": [{"artifactLocation": {"uri": uri(file)}, "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }


def _deleted(edit: Edit) -> dict[str, int]:
    """Return what goes; the byte order mark, which stands in no column, by its bytes."""
    return {"byteOffset": 0, "byteLength": _MARK} if edit.start < 0 else _region(edit.place)


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    about = rule.about
    why, what_to_do = about.why.in_(language), about.help.in_(language)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": about.what.in_(language)},
        "fullDescription": {"text": why or about.what.in_(language)},
        "help": {"text": "\n\n".join(filter(None, (what_to_do, why, told_in(language, about.source))))},
        "defaultConfiguration": {"level": _LEVELS[about.severity]},
        "properties": {"tags": [rule.group_title.en]},
    }
