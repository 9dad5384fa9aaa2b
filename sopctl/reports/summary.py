"""How many files were checked and what was found in them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from sopctl.diagnostic import Diagnostic, Severity


@dataclass
class Summary:
    """Counts, kept while findings stream by."""

    files: int = 0
    counts: Counter[Severity] = field(default_factory=Counter)

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Count findings."""
        self.counts.update(diagnostic.severity for diagnostic in diagnostics)


def reaches(diagnostics: Iterable[Diagnostic], threshold: str) -> bool:
    """Tell whether a finding is at least as bad as `threshold`: error, warning or info; none reaches `never`."""
    return threshold != "never" and any(d.severity >= Severity.named(threshold) for d in diagnostics)
