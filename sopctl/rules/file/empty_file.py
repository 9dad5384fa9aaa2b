"""A file without any content.

```yaml bad
# SOP surat keluar, belum diisi  # <-
```

```yaml good
sopctl: 1
id: surat-keluar
title: Pengelolaan Surat Keluar
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="YML013",
    severity=Severity.ERROR,
    what=Text("The file is empty, or contains only comments.", "Berkas kosong, atau hanya berisi komentar."),
    why=Text(
        "An empty file is usually one that was not saved, or whose content was lost on the way.",
        "Berkas kosong biasanya belum tersimpan, atau isinya hilang saat dipindahkan.",
    ),
    help=Text(
        "write the SOP, or make a new file with `sopctl new`",
        "tulis SOP-nya, atau buat berkas baru dengan `sopctl new`",
    ),
    source="Format 1: one file is one SOP",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the start of an empty file."""
    for _ in document.problems("empty-file"):
        yield Finding((), Text("the file contains no SOP", "berkas ini tidak berisi SOP"))
