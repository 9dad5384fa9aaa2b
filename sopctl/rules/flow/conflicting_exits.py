"""A step that goes on in two ways that exclude each other.

```yaml bad
steps:
  - id: konsep
    activity: Menyusun konsep surat
  - id: periksa
    activity: Memeriksa konsep surat
    decision:
      Sesuai: kirim
      Tidak sesuai: {to: konsep, max: 2}
    next: kirim  # <- next
  - id: kirim
    activity: Mengirim surat
```

```yaml bad
steps:
  - id: tolak
    activity: Menyampaikan surat penolakan
    next: arsip
    end: Permohonan ditolak  # <-
  - id: arsip
    activity: Mengarsipkan berkas
```

```yaml good
steps:
  - id: konsep
    activity: Menyusun konsep surat
  - id: periksa
    activity: Memeriksa konsep surat
    decision:
      Sesuai: kirim
      Tidak sesuai: {to: konsep, max: 2}
  - id: kirim
    activity: Mengirim surat
    end: Surat terkirim
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import remove

ABOUT = About(
    code="FLO018",
    severity=Severity.ERROR,
    what=Text(
        "A step has two of `decision:`, `next:` and `end:`.",
        "Sebuah langkah memuat lebih dari satu di antara `decision:`, `next:`, dan `end:`.",
    ),
    why=Text(
        "Nobody can tell which of them applies, so the picture and the practice drift apart.",
        "Tidak jelas mana yang berlaku, sehingga bagan dan pelaksanaannya berbeda.",
    ),
    help=Text("keep the one that is meant and remove the other", "pertahankan yang dimaksud dan hapus yang lain"),
    source="A process symbol has one exit, and only a decision has several: rules for flowcharts (sassofia.com)",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield `next:` beside a decision, and `end:` beside either."""
    for number, step in document.steps():
        if step.decision is not None and step.next:
            yield _finding(number, document.name_of(number), "next", "decision")
        if step.end and (step.next or step.decision is not None):
            yield _finding(number, document.name_of(number), "end", "next" if step.next else "decision")


def _finding(number: int, name: str, field: str, other: str) -> Finding:
    path = ("steps", number, field)
    return Finding(
        path,
        Text(f"step `{name}` has both `{other}:` and `{field}:`", f"langkah `{name}` memuat `{other}:` dan `{field}:`"),
        key=True,
        fix=remove(path),
    )
