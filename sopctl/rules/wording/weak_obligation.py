"""A wish where a rule is meant.

```yaml bad
steps:
  - id: cek
    activity: Sebaiknya memeriksa ulang berkas  # <- Sebaiknya memeriksa ulang berkas
    controls: [Berkas diharapkan sudah diparaf]  # <-
```

```yaml bad
language: en
steps:
  - id: check
    activity: Try to check the label twice  # <-
    outputs: [{name: Label, criteria: It should be legible}]  # <-
```

```yaml good
steps:
  - id: cek
    activity: Memeriksa ulang berkas
    controls: [Berkas yang belum diparaf ditolak]
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model import Sop
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import LONGEST, word_list, words
from sopctl.source import Path

ABOUT = About(
    code="WRD011",
    severity=Severity.INFO,
    what=Text(
        "A step, a control or a criterion is put as a wish.",
        "Langkah, pengendalian, atau kriteria dirumuskan sebagai anjuran.",
    ),
    why=Text(
        "Whoever leaves it out has done nothing wrong, so it cannot be checked.",
        "Yang tidak melakukannya tidak dapat disalahkan, sehingga pelaksanaannya tidak dapat diperiksa.",
    ),
    help=Text(
        "say what is done, or that it is left to choice",
        "tulis yang harus dikerjakan, atau nyatakan bahwa itu pilihan",
    ),
    source="RFC 2119: must, should and may are three things; ASD-STE100 rule 5.3: instructions are imperatives",
    caution=Text("A recommendation may be meant as one.", "Anjuran mungkin memang dimaksudkan sebagai anjuran."),
    confidence="medium",
)

_WISHES = {
    "id": regex(
        r"\b(?:sebaiknya|seyogi?yanya|seyogianya|hendaknya|sedapat mungkin|sebisa mungkin|sebisanya|semampunya"
        r"|diharapkan|diusahakan|diupayakan|dianjurkan|disarankan)\b",
        re.IGNORECASE,
    ),
    "en": regex(
        r"\b(?:should|ought to|might|ideally|preferably|if at all possible|(?:try|attempt|endeavou?r|strive) to)\b",
        re.IGNORECASE,
    ),
}


def check(document: Document) -> Iterator[Finding]:
    """Yield each activity, control and criterion with a word of wishing."""
    if not document.speaks:
        return
    pattern, signs = _WISHES[document.language], word_list(f"{document.language}_wish_words")
    if signs.isdisjoint(document.vocabulary):
        return
    for path, text in _texts(document.sop):
        if not signs.isdisjoint(words(text)) and (match := pattern.search(text[:LONGEST])):
            yield Finding(path, Text(f"`{match[0]}` leaves it to choice", f"`{match[0]}` membuatnya menjadi pilihan"))


def _texts(sop: Sop) -> Iterator[tuple[Path, str]]:
    for number, step in enumerate(sop.steps):
        here = ("steps", number)
        yield (*here, "activity"), step.activity
        for position, text in enumerate(step.controls):
            yield (*here, "controls", position), text
        for position, output in enumerate(step.outputs):
            if output.criteria:
                yield (*here, "outputs", position, "criteria"), output.criteria
