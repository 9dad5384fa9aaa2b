"""A line of the history that does not say when, or what changed.

```yaml bad
history:
  - {version: "1.0", date: 2024-03-10, change: Dokumen pertama}
  - {version: "1.1", date: 2025-03-10}  # <-
  - {version: "1.2", change: Langkah koreksi ditambah}  # <-
```

```yaml good
history:
  - {version: "1.0", date: 2024-03-10, change: Dokumen pertama}
  - {version: "1.1", date: 2025-03-10, change: [Langkah koreksi ditambah, Waktu pemeriksaan dipersingkat]}
```

```yaml good
version: "0.1"
status: draft
history:
  - {version: "0.1", change: Dokumen pertama}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import fill_in
from sopctl.rules.language.texts import is_blank

ABOUT = About(
    code="GOV022",
    severity=Severity.WARNING,
    what=Text(
        "A line of the history has no date, or does not say what changed.",
        "Baris riwayat tidak bertanggal, atau tidak menyebut apa yang berubah.",
    ),
    why=Text(
        "Readers who know the previous version have to compare word by word, and auditors find no reason.",
        "Pembaca versi sebelumnya harus membandingkan kata demi kata, dan auditor tidak menemukan alasan perubahannya.",
    ),
    help=Text(
        'write the day and what changed, for example: {version: "1.1", date: 2026-01-12, change: Step 3 is new}',
        'tulis tanggal dan perubahannya, misalnya: {version: "1.1", date: 2026-01-12, change: Langkah 3 baru}',
    ),
    source="Reason for change: 21 CFR 11, audit trail; revision history: EPA QA/G-6 (2007) and the record of changes "
    "of Puskesmas SOPs",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each line of the history without a date or without a change; a version in the making has no date yet."""
    sop = document.sop
    for position, revision in enumerate(sop.history):
        in_the_making = sop.status in {"draft", "review"} and revision.version == sop.version
        for field, empty, what in (
            ("date", revision.date is None and not in_the_making, Text("when it was", "kapan")),
            ("change", all(map(is_blank, revision.change)), Text("what changed", "apa yang berubah")),
        ):
            path = ("history", position, field)
            if empty and not document.is_unknown(path):
                name = revision.version.strip()
                line = Text(f"version {name}", f"versi {name}") if name else Text("a version", "suatu versi")
                message = Text(f"{line.en} does not say {what.en}", f"riwayat {line.id} tidak menyebut {what.id}")
                fix = fill_in(document, path, Text("what changed", "perubahannya")) if field == "change" else None
                yield Finding(path, message, fix=fix)
                break
