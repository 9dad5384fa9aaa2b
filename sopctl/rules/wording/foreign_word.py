"""An English word where Indonesian has its own.

```yaml bad
steps:
  - id: tugas
    activity: Mengassign petugas lapangan  # <- Mengassign petugas lapangan
  - id: unggah
    activity: Meng-upload laporan ke aplikasi  # <-
  - id: kirim
    activity: Submit dokumen  # <-
```

```yaml good
steps:
  - id: unggah
    activity: Mengunggah laporan ke aplikasi
  - id: kirim
    activity: Mengirimkan dokumen ke sistem SAKTI
```

```yaml good
language: en
steps:
  - id: send
    activity: Submit the document
```
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import respell
from sopctl.rules.language.texts import has_placeholder, word_pairs, words
from sopctl.source import Path

ABOUT = About(
    code="WRD014",
    severity=Severity.INFO,
    what=Text(
        "An activity uses an English word for which there is an Indonesian one.",
        "Kegiatan memakai kata Inggris yang sudah ada padanannya dalam bahasa Indonesia.",
    ),
    why=Text(
        "Official documents are in Indonesian; readers and applicants do not all know the English word.",
        "Dokumen resmi ditulis dalam bahasa Indonesia; tidak semua pembaca dan pemohon mengenal kata Inggrisnya.",
    ),
    help=Text("use the Indonesian word", "pakai kata Indonesianya"),
    source="mengassign 19 times, update 4, testing, reminder, submit and others among the first words of the 1,220 "
    "steps of 248 published SOPs; the Indonesian words by KBBI",
    caution=Text(
        "In the name of an application the English word stays.", "Dalam nama aplikasi, kata Inggrisnya dipertahankan."
    ),
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each Indonesian activity with the first English word of the list in it."""
    if document.language != "id" or not document.speaks:
        return
    known, first = word_pairs("id_foreign_words"), _first_words()
    if first.isdisjoint(document.activity_words):
        return
    for number, step in document.steps():
        found = words(step.activity)
        if first.isdisjoint(found):
            continue
        pairs = (f"{one} {two}" for one, two in pairwise(found))
        word = next((word for word in (*found, *pairs) if word in known), "")
        if word and not has_placeholder(step.activity):
            right = known[word]
            yield Finding(
                ("steps", number, "activity"),
                Text(f"`{word}` is `{right}` in Indonesian", f"padanan `{word}` adalah `{right}`"),
                help=Text(f"write `{right}`", f"tulis `{right}`"),
                fix=_fix(("steps", number, "activity"), step.activity, word, right),
            )


def _fix(path: Path, activity: str, word: str, right: str) -> Proposal | None:
    """Propose the Indonesian word, with a capital where the English one has it."""
    pattern = r"\s+".join(map(re.escape, word.split()))
    match = re.search(rf"\b{pattern}\b", activity, re.IGNORECASE)
    if not match:
        return None
    return respell(path, match[0], right[:1].upper() + right[1:] if match[0][0].isupper() else right)


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of all entries; some have two."""
    return frozenset(entry.split()[0] for entry in word_pairs("id_foreign_words"))
