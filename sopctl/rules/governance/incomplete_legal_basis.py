"""A legal basis that cannot be looked up.

```yaml bad
language: id
legal_basis:
  - Undang-Undang tentang Pelayanan Publik  # <- Undang-Undang tentang Pelayanan Publik
  - Permenpan Nomor 35 tentang Pedoman Penyusunan SOP  # <- Permenpan Nomor 35 tentang Pedoman Penyusunan SOP
```

```yaml good
language: id
legal_basis:
  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
  - Permenpan RB 35/2012 tentang Pedoman Penyusunan SOP AP
  - Undang-Undang Dasar Negara Republik Indonesia Tahun 1945
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import has_placeholder

ABOUT = About(
    code="GOV014",
    severity=Severity.WARNING,
    what=Text(
        "A regulation in the legal basis has no number or no year.",
        "Peraturan pada dasar hukum tidak bernomor atau tidak bertahun.",
    ),
    why=Text(
        "Nobody can look it up, and nobody sees when it is replaced.",
        "Peraturan itu tidak dapat dicari, dan tidak ketahuan ketika sudah diganti.",
    ),
    help=Text(
        "write kind, number, year and subject: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
        "tulis jenis, nomor, tahun, dan perihal: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
    ),
    source="Identity part of Permenpan RB 35/2012; legal bases of published SOPs that name no number",
    caution=Text(
        "Only texts that begin with the kind of an Indonesian regulation are judged.",
        "Hanya teks yang diawali jenis peraturan Indonesia yang diperiksa.",
    ),
)

_KIND = regex(
    r"(undang ?- ?undang(?! dasar)|uu|peraturan(?! internal| perusahaan| disiplin| kerja| tata)|perpu|perppu|pp|"
    r"perpres|permen\w*|perka|perda|pergub|perbup|perwali|keputusan(?! rapat| musyawarah)|kepmen\w*|keppres|"
    r"instruksi (?:presiden|menteri|gubernur|bupati|wali))\b",
    re.IGNORECASE,
)
_NUMBER = regex(
    r"\b(?:nomor|no\.?)\s*:?\s*(?:[\w./-]*\d|[IVXLC]+\b)|\d+\s*/\s*\S*\d{4}|\b\S+/\S*\d|\b\d+\s+(?:tahun|thn|th)\b",
    re.IGNORECASE,
)
_LONGEST = 500
"""Characters within which a regulation says its number; what is longer is not searched, as that could take hours."""
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_USUAL = regex(r"\bNomor \d+ Tahun (?:19|20)\d\d\b")
"""What nine of ten regulations are told by; it has what the two others look for, and is much quicker."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each regulation without a number or without a year."""
    if document.language != "id" or not document.speaks:
        return
    for position, whole in enumerate(document.sop.legal_basis):
        text = whole[:_LONGEST]
        if _USUAL.search(text) or not _KIND.match(text.strip()):
            continue
        number, year = _NUMBER.search(text), _YEAR.search(text)
        if (number and year) or has_placeholder(text):
            continue
        what = Text("number", "nomor") if not number else Text("year", "tahun")
        yield Finding(
            ("legal_basis", position),
            Text(f"this regulation has no {what.en}", f"peraturan ini tidak memuat {what.id}"),
        )
