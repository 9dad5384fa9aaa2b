"""A related SOP that is none.

```yaml bad
related:
  - Seluruh SOP di lingkungan Dinas Perhubungan  # <- Seluruh SOP di lingkungan Dinas Perhubungan
  - SOP terkait lainnya  # <-
  - Meminta data kepada bidang teknis  # <-
```

```yaml bad
language: en
related: [All related procedures]  # <-
```

```yaml good
related:
  - surat-masuk
  - SOP Pengelolaan Arsip
  - Pengelolaan Surat Keluar
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import without_numbering, words
from sopctl.rules.language.verbs import is_me_verb

ABOUT = About(
    code="GOV027",
    severity=Severity.WARNING,
    what=Text("An item of `related` is not the name of an SOP.", "Butir keterkaitan bukan nama SOP."),
    why=Text(
        "The reader who follows it finds nothing; all SOPs is as good as none.",
        "Pembaca yang menelusurinya tidak menemukan apa-apa; menyebut semua SOP sama dengan tidak menyebut apa pun.",
    ),
    help=Text(
        "name each SOP that feeds this one or follows it, by its id or its title",
        "sebut satu per satu SOP yang mendahului atau mengikuti SOP ini, dengan id atau judulnya",
    ),
    source="Seen in published SOPs: all SOPs of the office (two SOPs), internal (one), an activity (one); empty in 66 "
    "of 290",
)

_ALL = regex(
    r"(?:seluruh|semua|segenap|berbagai)\s+(?:sop|prosedur|kegiatan|bidang|unit)\b"
    r"|(?:sop|prosedur)(?:-sop)?\s+(?:yang\s+)?(?:terkait|lain(?:nya)?|internal|berkaitan|relevan)\b(?:\s+lainnya)?\s*\.?$"
    r"|internal\b|terkait\b|(?:dll|dsb|lain-lain|lainnya)\b"
    r"|(?:all|any|other|various|relevant)\s+(?:(?:other|relevant|related|applicable)\s+)?(?:sops?|procedures?|documents?)\b"
    r"|(?:related|relevant|internal|other)\s+(?:sops?|procedures?|documents?)\.?$",
    re.IGNORECASE,
)
_BEGINNINGS = (
    "seluruh", "semua", "segenap", "berbagai", "sop", "prosedur", "internal", "terkait", "dll", "dsb", "lain",
    "all", "any", "other", "various", "relevant", "related",
)  # fmt: skip
"""What these begin with."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each item of `related` that stands for all SOPs, or that is an activity."""
    for position, item in enumerate(document.sop.related):
        text = without_numbering(item)
        first = words(text)[:1]
        if _stands_for_many(text):
            message = Text("this names no certain SOP", "butir ini tidak menyebut SOP tertentu")
        elif first and document.speaks and document.language == "id" and is_me_verb(first[0]):
            message = Text("this is an activity, not an SOP", "butir ini kegiatan, bukan nama SOP")
        else:
            continue
        yield Finding(("related", position), message)


def _stands_for_many(text: str) -> bool:
    """Tell whether `text` names all SOPs, or a sort of them; letters that patterns take for others are not ASCII."""
    begins = text.lower().startswith(_BEGINNINGS) or not text.isascii()
    return begins and _ALL.match(text) is not None
