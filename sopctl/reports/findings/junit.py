"""Findings as JUnit XML, which every CI system can show: a file is a suite, a finding a test that failed."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from sopctl.characters import for_xml
from sopctl.diagnostic import Diagnostic, Severity
from sopctl.i18n import Language, Text
from sopctl.reports.findings.report import Report
from sopctl.reports.findings.summary import Summary


class JunitReport(Report):
    """Errors and warnings fail; information is a test that passed and says something."""

    def __init__(self, language: Language, *, colour: bool = False) -> None:
        super().__init__(language, colour=colour)
        self._suites: list[str] = []
        self._tests = self._failures = 0

    def file(self, name: str, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
        """Keep the suite: the counts of all stand before the first."""
        found = list(diagnostics)
        if not name and not found:
            return iter(())
        suite = name or Text("several documents", "antardokumen").in_(self.language)
        failures = sum(d.severity > Severity.INFO for d in found)
        cases = [self._case(suite, d) for d in found] or [
            f"    <testcase classname={_attribute(suite)} name={_attribute('sopctl lint')}/>"
        ]
        counts = f'tests="{len(cases)}" failures="{failures}" errors="0"'
        self._suites.append("\n".join([f"  <testsuite name={_attribute(suite)} {counts}>", *cases, "  </testsuite>"]))
        self._tests += len(cases)
        self._failures += failures
        return iter(())

    def end(self, summary: Summary) -> Iterator[str]:  # noqa: ARG002
        """Yield the document."""
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
        yield f'<testsuites name="sopctl" tests="{self._tests}" failures="{self._failures}" errors="0">\n'
        yield from (f"{suite}\n" for suite in self._suites)
        yield "</testsuites>\n"

    def _case(self, suite: str, diagnostic: Diagnostic) -> str:
        place = f"{diagnostic.file}:{diagnostic.place.line}:{diagnostic.place.column}"
        message = diagnostic.message.in_(self.language)
        text = f"{place}: {message}"
        if diagnostic.help:
            text += "\n" + diagnostic.help.in_(self.language)
        name = f"{diagnostic.code} {diagnostic.name} {diagnostic.place.line}:{diagnostic.place.column}"
        head = f"    <testcase classname={_attribute(suite)} name={_attribute(name)}>"
        if diagnostic.severity is Severity.INFO:
            return f"{head}<system-out>{_text(text)}</system-out></testcase>"
        kind = diagnostic.severity.label
        return f'{head}<failure type="{kind}" message={_attribute(message)}>{_text(text)}</failure></testcase>'


def _text(text: str) -> str:
    return escape(for_xml(text))


def _attribute(text: str) -> str:
    return quoteattr(for_xml(text))
