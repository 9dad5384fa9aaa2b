"""How often each rule was broken, the most frequent first: where to begin with an old stock."""

from collections import Counter
from collections.abc import Iterable, Iterator

from sopctl.diagnostic import Diagnostic
from sopctl.i18n import Language
from sopctl.reports.findings.report import Report
from sopctl.reports.findings.summary import Summary


class StatisticsReport(Report):
    """A line a rule: count, files, severity, code and name."""

    def __init__(self, language: Language, *, colour: bool = False) -> None:
        super().__init__(language, colour=colour)
        self._counts: Counter[tuple[str, str, str]] = Counter()
        self._files: dict[tuple[str, str, str], set[str]] = {}

    def file(self, name: str, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:  # noqa: ARG002
        """Count."""
        for found in diagnostics:
            key = (found.code, found.name, found.severity.label)
            self._counts[key] += 1
            self._files.setdefault(key, set()).add(found.file)
        return iter(())

    def end(self, summary: Summary) -> Iterator[str]:
        """Yield the counts and the summary."""
        for key, count in sorted(self._counts.items(), key=lambda item: (-item[1], item[0])):
            code, name, severity = key
            yield f"{count:>6} {len(self._files[key]):>5}  {code} {name:<26} {severity}\n"
        yield summary.in_words(self.language) + "\n"
