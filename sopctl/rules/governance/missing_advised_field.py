"""A field that the profile advises and that is empty.

```yaml bad
profile: sop-ap
title: Pengelolaan Surat Keluar
qualifications: [Memahami tata naskah dinas]
equipment: [Komputer, Printer]
related: [surat-masuk]
records: []  # <- records
warnings: [""]  # <-
```

```yaml good
profile: sop-ap
title: Pengelolaan Surat Keluar
qualifications: [Memahami tata naskah dinas]
equipment: [Komputer, Printer]
related: [surat-masuk]
records: [Buku agenda surat keluar]
warnings: [Jika paraf tidak lengkap, surat dikembalikan kepada konseptor.]
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.requirements import missing

ABOUT = About(
    code="GOV002",
    severity=Severity.WARNING,
    what=Text("A field that the profile recommends is empty.", "Isian yang dianjurkan profil belum diisi."),
    why=Text(
        "The reader misses what this kind of document usually contains.",
        "Pembaca tidak menemukan keterangan yang lazim ada dalam dokumen sejenis.",
    ),
    help=Text("fill it in", "lengkapi isian ini"),
    source="Empty in 287 published SOPs: pencatatan dan pendataan 196, keterkaitan 66, peringatan about 39",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each field of the level `warning` that says nothing."""
    return missing(document, "warning")
