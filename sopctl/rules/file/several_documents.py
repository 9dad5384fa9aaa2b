"""Two SOPs in one file.

```yaml bad
id: surat-keluar
title: Pengelolaan Surat Keluar
---  # <-
id: surat-masuk
title: Pengelolaan Surat Masuk
```

```yaml good
id: surat-keluar
title: Pengelolaan Surat Keluar
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="YML014",
    severity=Severity.ERROR,
    what=Text(
        "A line `---` begins a second document in the file.", "Baris `---` memulai dokumen kedua di dalam berkas."
    ),
    why=Text(
        "Only the first document of a file is read; the second would be left out of every check and every output.",
        "Hanya dokumen pertama yang dibaca; dokumen kedua tidak diperiksa dan tidak muncul dalam hasil apa pun.",
    ),
    help=Text(
        "put each SOP in its own file; use a comment as a dividing line",
        "simpan setiap SOP dalam berkas tersendiri; untuk garis pemisah gunakan komentar",
    ),
    source="Format 1: one file is one SOP",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the line with which a second document begins."""
    for problem in document.problems("several-documents"):
        yield Finding(
            problem.place,
            Text(
                "a second document begins here; everything after this line is left out",
                "dokumen kedua dimulai di sini; semua isi setelahnya tidak dibaca",
            ),
        )
