"""A comment that silences a rule and does not say why.

```yaml bad
steps:
  - id: konsep
    activity: Menyusun konsep surat
    duration: 30 menit  # sopctl: ignore[TIM001]  # <-
```

```yaml good
steps:
  - id: konsep
    activity: Menyusun konsep surat
    duration: 30 menit  # sopctl: ignore[TIM001] waktu disepakati dalam rapat 12 Januari 2026
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="YML009",
    severity=Severity.WARNING,
    what=Text("A comment silences a rule without a reason.", "Komentar menonaktifkan aturan tanpa menyebut alasannya."),
    why=Text(
        "Whoever reviews the SOP later cannot tell a considered exception from a mistake that was swept aside.",
        "Pemeriksa berikutnya tidak dapat membedakan pengecualian yang disengaja dari kesalahan yang disembunyikan.",
    ),
    help=Text(
        "write the reason after the bracket: `# sopctl: ignore[CODE] reason`",
        "tulis alasannya setelah kurung siku: `# sopctl: ignore[KODE] alasan`",
    ),
    source="Practice of linters whose suppressions carry a reason",
    last=True,
)

_WORD = regex(r"[^\W_]")


def check(document: Document) -> Iterator[Finding]:
    """Yield each comment whose reason holds no word."""
    for ignore in document.ignores:
        if not _WORD.search(ignore.reason):
            names = ", ".join(ignore.names)
            yield Finding(
                ignore.place,
                Text(f"no reason is given for silencing {names}", f"alasan menonaktifkan {names} tidak disebutkan")
                if names
                else Text("no reason is given", "alasannya tidak disebutkan"),
            )
