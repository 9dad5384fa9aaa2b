"""Findings for a person at a terminal or in a CI log."""

from collections.abc import Iterable, Iterator

from sopctl.diagnostic import Diagnostic, Fix, Place, Severity
from sopctl.i18n import Text
from sopctl.reports.findings.report import Report
from sopctl.reports.findings.summary import Summary
from sopctl.reports.terminal import TAB, safe, width

_LONGEST = 120
_SEVERITIES = {
    Severity.ERROR: Text("error", "galat"),
    Severity.WARNING: Text("warning", "peringatan"),
    Severity.INFO: Text("info", "info"),
}
_HELP = Text("help", "bantuan")
_SEE = Text("see", "lihat")
_FIX = Text("fix", "perbaikan")
_MOST_LINES = 16
"""Lines of a fix that are shown; what changes more is seen with --diff."""


class TextReport(Report):
    """Each finding with its place, its source line and what to do."""

    def file(self, name: str, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:  # noqa: ARG002
        """Yield each finding."""
        return self.findings(diagnostics)

    def findings(self, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
        """Yield each finding."""
        for diagnostic in diagnostics:
            yield "\n".join(self._lines(diagnostic)) + "\n\n"

    def end(self, summary: Summary) -> Iterator[str]:
        """Yield the summary."""
        style = "bold" if summary.counts.total() else "good"
        yield self.paint(summary.in_words(self.language), style) + "\n"
        if fixes := summary.of_fixes(self.language):
            yield fixes + "\n"

    def _lines(self, diagnostic: Diagnostic) -> Iterator[str]:
        place = diagnostic.place
        style = diagnostic.severity.label
        label = _SEVERITIES[diagnostic.severity].in_(self.language)
        where = f"{safe(diagnostic.file)}:{place.line}:{place.column}"
        message = safe(diagnostic.message.in_(self.language))
        what = self.links.to_rule(self.paint(f"{label} {diagnostic.code}", style), diagnostic.code)
        link = self.links.to_file(self.paint(where, "bold"), diagnostic.file, place.line)
        yield f"{link}: {what} {diagnostic.name}: {message}"
        if diagnostic.excerpt:
            yield from self._excerpt(diagnostic.excerpt, place, style)
        for related in diagnostic.related:
            file = related.file or diagnostic.file
            there = f"{safe(file)}:{related.place.line}:{related.place.column}"
            there = self.links.to_file(there, file, related.place.line)
            yield f"  {_SEE.in_(self.language)}: {there}: {safe(related.message.in_(self.language))}"
        if diagnostic.help:
            yield f"  {self.paint(_HELP.in_(self.language), 'bold')}: {safe(diagnostic.help.in_(self.language))}"
        for fix in diagnostic.fixes:
            yield from self._fix(fix)

    def _excerpt(self, line: str, place: Place, style: str) -> Iterator[str]:
        """Yield the source line and carets under the place; a long line is cut around them."""
        start = min(place.column - 1, len(line))
        end = place.end_column - 1 if place.end_line == place.line else len(line)
        parts = (line[:start], line[start:end], line[end:])
        if len(line) > _LONGEST or width(line) > _LONGEST:
            parts = _cut(*parts)
        before, marked, after = map(_shown, parts)
        gutter = f"{place.line} | "
        yield self.paint(f"  {gutter}", "faint") + before + marked + after
        carets = self.paint("^" * max(1, width(marked)), style)
        yield " " * (len(gutter) + 2 + width(before)) + carets

    def _fix(self, fix: Fix) -> Iterator[str]:
        """Yield what the fix does, and the lines that change."""
        option = "--fix" if fix.safe else "--fix --unsafe-fixes"
        yield f"  {self.paint(_FIX.in_(self.language), 'bold')} ({option}): {safe(fix.title.in_(self.language))}"
        if len(fix.before) + len(fix.after) > _MOST_LINES:
            return
        size = len(str(fix.line + max(len(fix.before), len(fix.after), 1) - 1))
        for sign, style, lines in (("-", "error", fix.before), ("+", "good", fix.after)):
            for number, line in enumerate(lines, fix.line):
                text = _shown(line if len(line) <= _LONGEST else line[:_LONGEST] + "...")
                yield f"  {self.paint(f'{number:>{size}} |', 'faint')} {self.paint(f'{sign} {text}', style)}"


def _cut(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """Return as much of a long line as fits, the marked part first."""
    if len(before) > _LONGEST // 2:
        before = "..." + before[-(_LONGEST // 2) :]
    if len(marked) > _LONGEST:
        return before, marked[:_LONGEST] + "...", ""
    room = max(0, _LONGEST - len(before) - len(marked))
    return before, marked, after[:room] + "..." if len(after) > room else after


def _shown(text: str) -> str:
    return safe(text.replace("\t", " " * TAB))
