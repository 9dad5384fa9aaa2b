"""How many files were checked and what was found in them."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, field

from sopctl.diagnostic import Diagnostic, Severity
from sopctl.i18n import Language, Text

_COUNTS = {
    Severity.ERROR: (Text("error", "galat"), Text("errors", "galat")),
    Severity.WARNING: (Text("warning", "peringatan"), Text("warnings", "peringatan")),
    Severity.INFO: (Text("info", "info"), Text("info", "info")),
}


class Summary(Struct):
    """Counts, kept while findings stream by."""

    files: int = 0
    counts: Counter[Severity] = field(default_factory=Counter)
    known: int = 0
    """Findings that a baseline knows; they are not counted above."""
    fixed: int = 0
    """Findings that were mended before; they are not counted above either."""
    unsafe: bool = False
    """Whether fixes that somebody must look at were asked for."""
    safely_fixable: int = 0
    unsafely_fixable: int = 0

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Count findings."""
        for diagnostic in diagnostics:
            self.counts[diagnostic.severity] += 1
            if any(fix.safe for fix in diagnostic.fixes):
                self.safely_fixable += 1
            elif diagnostic.fixes:
                self.unsafely_fixable += 1

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

    def of_fixes(self, language: Language) -> str:
        """Return what was mended and what can be, as sentences on one line; nothing where that is nothing."""
        fixed = Text(f"{self.fixed} fixed", f"{self.fixed} diperbaiki") if self.fixed else None
        safe, unsafe = self.safely_fixable, self.unsafely_fixable
        total, fix, more = safe + unsafe, "--fix", "--fix --unsafe-fixes"
        can: Text | None = None
        if unsafe and (self.unsafe or not safe):
            can = Text(f"{total} fixable with {more}", f"{total} dapat diperbaiki dengan {more}")
        elif unsafe:
            can = Text(
                f"{safe} fixable with {fix} ({unsafe} more with --unsafe-fixes)",
                f"{safe} dapat diperbaiki dengan {fix} ({unsafe} lagi dengan --unsafe-fixes)",
            )
        elif safe:
            can = Text(f"{safe} fixable with {fix}", f"{safe} dapat diperbaiki dengan {fix}")
        return ", ".join(words.in_(language) for words in (fixed, can) if words)


def reaches(diagnostics: Iterable[Diagnostic], threshold: str) -> bool:
    """Tell whether a finding is at least as bad as `threshold`: error, warning or info; none reaches `never`."""
    return threshold != "never" and any(d.severity >= Severity.named(threshold) for d in diagnostics)
