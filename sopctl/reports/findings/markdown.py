"""Findings as Markdown, for the summary of a CI job or a comment: counts first, then file by file, folded."""

from collections import Counter
from collections.abc import Iterable, Iterator

from sopctl.diagnostic import Diagnostic, Severity
from sopctl.i18n import Language, Text
from sopctl.regex import regex
from sopctl.reports.findings.report import Report
from sopctl.reports.findings.summary import Summary
from sopctl.reports.terminal import safe

_MOST = 200
"""Findings that are told one by one; GitHub takes a summary of 1 MiB."""
_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}
_SPECIAL = regex(r"[\\`*_\[\]<>|~$&#@!]")


class MarkdownReport(Report):
    """A verdict, a table of rules, and the findings of each file."""

    def __init__(self, language: Language, *, colour: bool = False) -> None:
        super().__init__(language, colour=colour)
        self._files: dict[str, list[Diagnostic]] = {}
        self._rules: Counter[tuple[int, str, str]] = Counter()

    def file(self, name: str, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:  # noqa: ARG002
        """Keep the findings: the verdict stands before them."""
        for diagnostic in diagnostics:
            self._files.setdefault(diagnostic.file, []).append(diagnostic)
            self._rules[-diagnostic.severity, diagnostic.code, diagnostic.name] += 1
        return iter(())

    def end(self, summary: Summary) -> Iterator[str]:
        """Yield the whole report."""
        yield f"### {Text('SOP check', 'Pemeriksaan SOP').in_(self.language)}\n\n"
        yield f"{summary.in_words(self.language)}\n"
        if not self._files:
            return
        rule, count = Text("Rule", "Aturan").in_(self.language), Text("Count", "Jumlah").in_(self.language)
        yield f"\n| | {rule} | {count} |\n| --- | --- | ---: |\n"
        for (severity, code, name), number in sorted(self._rules.items()):
            page = self.links.of_rule(code)
            rule = f"[{code}]({page})" if page else code
            yield f"| {_SIGNS[Severity(-severity)]} | {rule} {name} | {number} |\n"
        left = _MOST
        for file, found in self._files.items():
            if left <= 0:
                break
            yield f"\n<details><summary>{_text(file)} ({len(found)})</summary>\n\n"
            for diagnostic in found[:left]:
                yield self._item(diagnostic)
            yield "\n</details>\n"
            left -= len(found)
        if left < 0:
            words = Text(f"{-left} more are not shown.", f"{-left} temuan lain tidak ditampilkan.")
            yield f"\n{words.in_(self.language)}\n"

    def _item(self, diagnostic: Diagnostic) -> str:
        place = f"{diagnostic.place.line}:{diagnostic.place.column}"
        message = _text(diagnostic.message.in_(self.language))
        line = f"- {_SIGNS[diagnostic.severity]} {place} **{diagnostic.code}** {message}"
        if diagnostic.help:
            line += f"<br>{_text(diagnostic.help.in_(self.language))}"
        return line + "\n"


def _text(text: str) -> str:
    """Return `text` so that neither Markdown nor HTML find anything in it, nor anybody is called by it."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", " ".join(safe(text).split()))
