"""How many files were checked and what was found in them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from sopctl.diagnostic import Diagnostic, Severity
from sopctl.i18n import Language, Text

_COUNTS = {
    Severity.ERROR: (Text("error", "galat"), Text("errors", "galat")),
    Severity.WARNING: (Text("warning", "peringatan"), Text("warnings", "peringatan")),
    Severity.INFO: (Text("info", "info"), Text("info", "info")),
}


@dataclass
class Summary:
    """Counts, kept while findings stream by."""

    files: int = 0
    counts: Counter[Severity] = field(default_factory=Counter)
    known: int = 0
    """Findings that a baseline knows; they are not counted above."""

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Count findings."""
        self.counts.update(diagnostic.severity for diagnostic in diagnostics)

    def in_words(self, language: Language) -> str:
        """Return the counts as a sentence."""
        counts = [
            f"{count} {_COUNTS[severity][count != 1].in_(language)}"
            for severity in sorted(_COUNTS, reverse=True)
            if (count := self.counts[severity])
        ]
        files = Text(f"{self.files} file{'s' * (self.files != 1)}", f"{self.files} berkas").in_(language)
        found = ", ".join(counts) or Text("no findings", "tidak ada temuan").in_(language)
        said = Text(f"{files} checked: {found}", f"{files} diperiksa: {found}").in_(language)
        if not self.known:
            return said
        known = Text(f"{self.known} known in the baseline", f"{self.known} sudah tercatat di berkas dasar")
        return f"{said}; {known.in_(language)}"


def reaches(diagnostics: Iterable[Diagnostic], threshold: str) -> bool:
    """Tell whether a finding is at least as bad as `threshold`: error, warning or info; none reaches `never`."""
    return threshold != "never" and any(d.severity >= Severity.named(threshold) for d in diagnostics)
