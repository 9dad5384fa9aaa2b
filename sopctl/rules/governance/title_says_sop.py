"""A title that says what the document is, or shouts.

```yaml bad
title: SOP Pengelolaan Surat Keluar  # <- SOP Pengelolaan Surat Keluar
```

```yaml bad
title: PENGELOLAAN SURAT KELUAR  # <-
```

```yaml good
title: Pengelolaan Surat Keluar
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import write

ABOUT = About(
    code="GOV007",
    severity=Severity.INFO,
    what=Text(
        "The title begins with SOP or is in capitals.",
        "Judul diawali kata SOP atau ditulis dengan huruf kapital semua.",
    ),
    why=Text(
        "The document prints these words by itself, and a list of titles that all begin alike is hard to read.",
        "Dokumen sudah mencetak kata itu, dan daftar judul yang semuanya berawalan sama sulit dibaca.",
    ),
    help=Text(
        "name the activity only, for example Pengelolaan Surat Keluar",
        "cukup sebutkan kegiatannya, misalnya Pengelolaan Surat Keluar",
    ),
    source="Permenpan RB 35/2012, identity part: the title is the activity or function; seen in published SOPs",
)

_SOP = regex(
    r"(?:SOP(?:[ -]AP)?|Standar Operasional Prosedur|Prosedur Operasional Standar|Standard Operating Procedure)\b[ :-]",
    re.IGNORECASE,
)
_BEGINNINGS = ("sop", "standar", "prosedur")
_FEWEST_WORDS = 2
_SHORTEST_WORD = 4
"""Abbreviations such as KTP-el or PNS are not shouting."""


def check(document: Document) -> Iterator[Finding]:
    """Yield the title where it begins with SOP, or is all capitals."""
    title = document.sop.title.strip()
    begins = title.lower().startswith(_BEGINNINGS) or not title.isascii()
    if begins and (match := _SOP.match(title)):
        said = match[0].strip(" :-")
        rest = title[match.end() :].lstrip(" :-")
        fix = write(("title",), rest[:1].upper() + rest[1:], safe=True) if rest else None
        yield Finding(("title",), Text(f"the title begins with `{said}`", f"judul diawali `{said}`"), fix=fix)
    elif title.isupper() and sum(len(word) >= _SHORTEST_WORD for word in title.split()) >= _FEWEST_WORDS:
        yield Finding(("title",), Text("the title is in capitals", "judul ditulis dengan huruf kapital semua"))
