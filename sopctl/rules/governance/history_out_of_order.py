"""A later version with an earlier date.

```yaml bad
history:
  - {version: "1.0", date: 2025-03-10, change: Dokumen pertama}
  - {version: "1.1", date: 2024-06-30, change: Waktu pemeriksaan dipersingkat}  # <- 2024-06-30
```

```yaml good
history:
  - {version: "1.10", date: 2026-06-30, change: Waktu pemeriksaan dipersingkat}
  - {version: "1.9", date: 2025-06-30, change: Langkah koreksi ditambah}
  - {version: "1.0", date: 2024-03-10, change: Dokumen pertama}
```
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding, Note

ABOUT = About(
    code="GOV021",
    severity=Severity.WARNING,
    what=Text(
        "In the history, a later version is dated before an earlier one.",
        "Pada riwayat, versi yang lebih baru bertanggal lebih awal daripada versi sebelumnya.",
    ),
    why=Text(
        "With such a history nobody can say which text held on a given day.",
        "Dengan riwayat seperti itu tidak dapat dipastikan naskah mana yang berlaku pada suatu hari.",
    ),
    help=Text("correct the date or the version", "perbaiki tanggal atau versinya"),
    source="EPA QA/G-6 (2007) and 21 CFR 11: a revision history is a record in time; ISO 9001:2015, 7.5.3 (control of "
    "changes)",
    caution=Text(
        "Only versions that are made of numbers are compared.", "Hanya versi yang berupa angka yang dibandingkan."
    ),
)

_VERSION = regex(r"(?:v|versi|rev\.?|revisi)?\s*([0-9]{1,6}(?:[.-][0-9]{1,6}){0,3})", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """Yield the date of each version that lies before that of the version before it."""
    dated = []
    history = document.sop.history
    for position, revision in enumerate(history) if len(history) > 1 else ():
        match = _VERSION.fullmatch(revision.version.strip())
        if match and revision.date:
            number = tuple(int(part) for part in re.split(r"[.-]", match[1]))
            dated.append((number, position, revision))
    for (before, first, earlier), (after, second, later) in pairwise(sorted(dated, key=lambda line: line[0])):
        if before < after and earlier.date and later.date and later.date < earlier.date:
            yield Finding(
                ("history", second, "date"),
                Text(
                    f"version {later.version} is dated before version {earlier.version} of {earlier.date}",
                    f"versi {later.version} bertanggal lebih awal daripada versi {earlier.version}, {earlier.date}",
                ),
                notes=(Note(("history", first, "date"), Text("the earlier version", "versi sebelumnya")),),
            )
