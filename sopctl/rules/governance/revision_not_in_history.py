"""A revision that the history does not know.

```yaml bad
identity:
  revised: 2026-06-30  # <- 2026-06-30
history:
  - {version: "1.0", date: 2024-03-10, change: Dokumen pertama}
  - {version: "1.1", date: 2025-03-10, change: Langkah koreksi ditambah}
```

```yaml good
identity:
  revised: 2025-03-10
history:
  - {version: "1.0", date: 2024-03-10, change: Dokumen pertama}
  - {version: "1.1", date: 2025-03-10, change: Langkah koreksi ditambah}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.fixing import append

ABOUT = About(
    code="GOV023",
    severity=Severity.INFO,
    what=Text("The history has no line for the last revision.", "Riwayat tidak memuat baris untuk revisi terakhir."),
    why=Text(
        "The first page says that the SOP was revised, and nobody learns what was changed on that day.",
        "Halaman identitas menyebut SOP direvisi, tetapi tidak ada keterangan apa yang diubah pada hari itu.",
    ),
    help=Text(
        "add a line to `history:` with this date, or correct the date of revision",
        "tambahkan baris `history:` dengan tanggal itu, atau perbaiki tanggal revisinya",
    ),
    source="Permenpan RB 35/2012, identity part: date of revision; EPA QA/G-6 (2007): revision history",
    caution=Text(
        "The regulation also lets an office write the planned day of review there.",
        "Pada isian itu boleh juga ditulis rencana tanggal peninjauan.",
    ),
    confidence="medium",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the date of revision where the history has dates, but none of that day or later."""
    revised = document.sop.identity.revised
    dates = {line.date: position for position, line in enumerate(document.sop.history) if line.date}
    if revised is None or not dates or max(dates) >= revised or document.is_unknown(("history",)):
        return
    last = max(dates)
    yield Finding(
        ("identity", "revised"),
        Text(f"the history ends before the revision of {revised}", f"riwayat berakhir sebelum revisi {revised}"),
        notes=(Note(("history", dates[last], "date"), Text("the last line", "baris terakhir")),),
        fix=append(
            ("history",),
            {"version": document.sop.version, "date": revised.isoformat(), "change": _fill_in(document)},
        ),
    )


def _fill_in(document: Document) -> str:
    return "<isi: yang berubah>" if document.language == "id" else "<fill in: what changed>"
