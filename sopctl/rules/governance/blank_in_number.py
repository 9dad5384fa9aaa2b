"""A number with a gap to be filled by pen.

```yaml bad
identity:
  number: 000.8.3.3/      /SATPOLPP-A  # <- 000.8.3.3/      /SATPOLPP-A
```

```yaml bad
identity: {number: "530//01-IND/IV/2019"}  # <-
```

```yaml good
identity:
  number: 000.8.3.3/278/SATPOLPP-A
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import is_blank

ABOUT = About(
    code="GOV004",
    severity=Severity.WARNING,
    what=Text("The number of the SOP has a blank in it.", "Nomor SOP masih memuat bagian kosong."),
    why=Text(
        "A number that is finished by pen on one copy is missing on all the others.",
        "Nomor yang dilengkapi dengan pena pada satu salinan tetap kosong pada salinan lainnya.",
    ),
    help=Text(
        "write the whole number, or leave the field empty until there is one",
        "tulis nomor lengkapnya, atau kosongkan isian ini sampai nomornya terbit",
    ),
    source="Published SOPs with a blank slot: 000.8.3.3/      /SATPOLPP-A, 530/ /01-IND/IV/2019",
)

_GAP = regex(r"^/|/\s*/|/$|\s{2,}|\?{2,}")


def check(document: Document) -> Iterator[Finding]:
    """Yield a number with an empty slot, with a row of blanks, or with nothing but separators."""
    number = document.sop.identity.number.strip()
    if is_blank(number):
        return
    if _GAP.search(number) or not any(map(str.isalnum, number)):
        yield Finding(
            ("identity", "number"),
            Text(f"the number `{number}` has a blank in it", f"nomor `{number}` memuat bagian kosong"),
        )
