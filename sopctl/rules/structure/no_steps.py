"""An SOP without a single step.

```yaml bad
id: surat-keluar  # <-
title: Pengelolaan Surat Keluar
```

```yaml bad
id: surat-keluar
steps: []  # <- steps
```

```yaml good
id: surat-keluar
steps:
  - id: konsep
    activity: Menyusun konsep surat
    actor: konseptor
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="STR001",
    severity=Severity.ERROR,
    what=Text("The SOP has no steps.", "SOP tidak memuat langkah."),
    why=Text(
        "An SOP without steps tells nobody what to do; there is no table and no flowchart to draw.",
        "SOP tanpa langkah tidak memberi petunjuk kepada siapa pun; tabel dan bagan alirnya tidak dapat dibuat.",
    ),
    help=Text(
        "add `steps:` with one step for each activity, in the order of the work",
        "tambahkan `steps:` dengan satu langkah untuk setiap kegiatan, sesuai urutan kerja",
    ),
    source="Permenpan RB 35/2012: the procedure part with its flowchart belongs to every SOP",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the SOP when it has no steps."""
    if not document.sop.steps:
        yield Finding(("steps",), Text("the SOP has no steps", "SOP ini tidak memuat langkah"))
