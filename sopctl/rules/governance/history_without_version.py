"""A version that the history does not know.

```yaml bad
version: "1.1"  # <- "1.1"
history:
  - {version: "1.0", date: 2026-01-12, change: Dokumen pertama}
```

```yaml good
version: "1.1"
history:
  - {version: "1.0", date: 2026-01-12, change: Dokumen pertama}
  - {version: "1.1", date: 2026-06-30, change: Waktu pemeriksaan dipersingkat}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.fixing import append

ABOUT = About(
    code="GOV008",
    severity=Severity.WARNING,
    what=Text("The history has no line for the version of the document.", "Riwayat tidak memuat versi dokumen ini."),
    why=Text(
        "Readers who know the previous version cannot see what has changed for them.",
        "Pembaca yang mengenal versi sebelumnya tidak dapat melihat apa yang berubah.",
    ),
    help=Text(
        "add a line to `history:` with this version, its date and what changed",
        "tambahkan baris pada `history:` berisi versi ini, tanggalnya, dan perubahannya",
    ),
    source="EPA QA/G-6 (2007): an SOP carries its revision history",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the version where the history is kept but does not name it."""
    version, history = document.sop.version, document.sop.history
    if not version.strip() or not any(line.version.strip() for line in history):
        return
    if document.is_unknown(("history",)):
        return
    if _plain(version) in {_plain(line.version) for line in history}:
        return
    last = max(n for n, line in enumerate(history) if line.version.strip())
    named = history[last].version
    yield Finding(
        ("version",),
        Text(
            f"version {version} has no line in the history, whose last one is {named}",
            f"versi {version} tidak tercatat dalam riwayat, yang terakhir memuat versi {named}",
        ),
        notes=(Note(("history", last, "version"), Text("the last line", "baris terakhir")),),
        fix=append(("history",), {"version": version.strip(), "change": _fill_in(document)}),
    )


def _fill_in(document: Document) -> str:
    return "<isi: perubahan pada versi ini>" if document.language == "id" else "<fill in: what changed>"


def _plain(version: str) -> str:
    return version.strip().lower().removeprefix("v").removeprefix("ersi").removeprefix(".").strip()
