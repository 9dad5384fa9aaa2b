"""A fee that the applicant cannot know.

```yaml bad
service: {cost: Sesuai ketentuan yang berlaku}  # <- Sesuai ketentuan yang berlaku
```

```yaml bad
language: en
service: {cost: As determined by the office}  # <-
```

```yaml good
service: {cost: Gratis}
```

```yaml good
service: {cost: "Sesuai Peraturan Pemerintah Nomor 28 Tahun 2019: Rp350.000"}
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="GOV026",
    severity=Severity.WARNING,
    what=Text("The cost of a service is not told.", "Biaya pelayanan tidak disebutkan."),
    why=Text(
        "Where the sum is open, somebody can ask for more than is due.",
        "Bila besarannya terbuka, pemohon dapat dimintai lebih dari yang seharusnya.",
    ),
    help=Text(
        "write the amount, or Gratis / Free, or where the list of fees hangs",
        "tulis besarannya, atau Gratis, atau tempat daftar tarif dapat dilihat",
    ),
    source="UU 25/2009 article 21 and Permenpan RB 15/2014: the cost is a component that is shown to the public",
    caution=Text(
        "A text with a number in it, such as an amount or a regulation, is taken for an answer.",
        "Teks yang memuat angka, misalnya besaran atau nomor peraturan, dianggap sudah menjawab.",
    ),
    confidence="medium",
)

_OPEN = regex(
    r"\b(?:sesuai|menurut|berdasarkan|mengikuti)\s+(?:dengan\s+)?(?:ketentuan|peraturan|aturan|kebutuhan|kebijakan)\b"
    r"|\b(?:bervariasi|tergantung|seikhlasnya|sukarela|menyesuaikan|kondisional)\b"
    r"|\b(?:according to|as determined|as per|depends|subject to|variable|varies|voluntary)\b"
    r"|\bto be (?:agreed|determined)\b",
    re.IGNORECASE,
)


def check(document: Document) -> Iterator[Finding]:
    """Yield a cost that refers to rules without saying which, or that leaves the sum open."""
    service = document.sop.service
    if service is None or any(map(str.isdigit, service.cost)):
        return
    if match := _OPEN.search(service.cost):
        yield Finding(
            ("service", "cost"),
            Text(f"`{match[0]}` does not say how much", f"`{match[0]}` tidak menyebut besarannya"),
        )
