"""A legal basis that has been replaced.

```yaml bad
legal_basis:
  - Peraturan Menteri PAN Nomor PER/21/M.PAN/11/2008 tentang Pedoman Penyusunan SOP  # <-
```

```yaml good
legal_basis:
  - Peraturan Menteri PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP Administrasi Pemerintahan
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
    code="GOV015",
    severity=Severity.WARNING,
    what=Text(
        "The legal basis names a regulation that another one has replaced.",
        "Dasar hukum menyebut peraturan yang sudah diganti.",
    ),
    why=Text(
        "An SOP that rests on a dead regulation does not survive its first audit.",
        "SOP yang bersandar pada peraturan yang tidak berlaku akan menjadi temuan pemeriksaan.",
    ),
    help=Text("name the regulation that applies now", "sebutkan peraturan yang sekarang berlaku"),
    source="Title pages and closing provisions of the regulations that took their place",
    caution=Text(
        "The list is short: only replacements that were read in a source.",
        "Daftarnya pendek: hanya penggantian yang terbaca pada sumbernya.",
    ),
)

_REPLACED = (
    (r"PER\s*/\s*21\s*/\s*M\.?\s*PAN\s*/\s*11\s*/\s*", "2008", "Permenpan RB 35/2012"),
    (r"^\s*per[^0-9]*(?:PAN|Pendayagunaan)[^0-9]*\b52\s*(?:Tahun|Thn?\.?|/)\s*", "2014", "Permenpan RB 90/2021"),
    (r"^\s*per[^0-9]*(?:PAN|Pendayagunaan)[^0-9]*\b10\s*(?:Tahun|Thn?\.?|/)\s*", "2019", "Permenpan RB 90/2021"),
    (r"^\s*kep[^0-9]*pres[^0-9]*\b68\s*(?:Tahun|Thn?\.?|/)\s*", "1995", "Perpres 21/2023"),
)
"""What stands before the year of a regulation, the year, and what has taken its place."""
_LONGEST = 500
"""Characters within which a regulation says its number; what is longer is not searched, as that could take hours."""
_PATTERNS = tuple((regex(old + year, re.IGNORECASE), year, new) for old, year, new in _REPLACED)


def check(document: Document) -> Iterator[Finding]:
    """Yield each regulation that is known to be replaced, and by which."""
    for position, text in enumerate(document.sop.legal_basis):
        for old, year, new in _PATTERNS:
            if year in text and old.search(text[:_LONGEST]):
                yield Finding(
                    ("legal_basis", position),
                    Text(f"{new} has taken the place of this regulation", f"peraturan ini sudah diganti oleh {new}"),
                    fix=write(("legal_basis", position), new),
                )
                break
