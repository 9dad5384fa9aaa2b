"""A warning that warns of nothing.

```yaml bad
warnings:
  - Kelengkapan berkas permohonan  # <- Kelengkapan berkas permohonan
```

```yaml bad
language: en
warnings: [Check all documents carefully.]  # <-
```

```yaml good
warnings:
  - Jika berkas tidak lengkap, maka permohonan dikembalikan.
  - Berkas dilarang dibawa keluar dari ruang arsip.
  - SPM diajukan paling lambat 17 hari kerja setelah berita acara.
  - Keterlambatan mengakibatkan KPA harus mengajukan dispensasi.
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import word_list, words

ABOUT = About(
    code="GOV009",
    severity=Severity.INFO,
    what=Text(
        "A warning names no condition, no consequence, no time limit and no prohibition.",
        "Peringatan tidak memuat syarat, akibat, batas waktu, ataupun larangan.",
    ),
    why=Text(
        "A warning helps only those who learn from it what to avoid and why.",
        "Peringatan baru berguna bila pembaca tahu apa yang harus dihindari dan apa akibatnya.",
    ),
    help=Text(
        "write: if ..., then ..., or the time limit, or what must not be done",
        "tulis: jika ..., maka ..., atau batas waktunya, atau hal yang dilarang",
    ),
    source="Warnings in published SOPs that are activities (request for public information); the usual form is "
    "jika ... maka ... or a time limit",
    caution=Text(
        "A consequence may be expressed in words that the rule does not know.",
        "Akibat dapat diungkapkan dengan kata yang tidak dikenal aturan ini.",
    ),
    confidence="medium",
)

_TIME = regex(
    r"[0-9] ?(?:\([^)]*\) ?)?(?:menit|jam|hari|minggu|bulan|tahun|minutes?|hours?|days?|weeks?|months?|years?)\b"
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each warning without a word of condition, consequence or prohibition, and without a time."""
    if not document.speaks:
        return
    for number, warning in enumerate(document.sop.warnings):
        said = words(warning)
        telling = word_list(f"{document.language}_warning_words")
        if said and telling.isdisjoint(said) and not _TIME.search(warning.lower()):
            yield Finding(
                ("warnings", number),
                Text(
                    "this warning does not say what happens, or when",
                    "peringatan ini tidak menyebut akibat atau syaratnya",
                ),
            )
