"""A document in force before it was made.

```yaml bad
identity:
  created: 2026-02-12
  effective: 2026-02-01  # <- 2026-02-01
  revised: 2025-12-30  # <-
```

```yaml good
identity:
  created: 2026-01-12
  effective: 2026-02-01
  revised: 2026-06-30
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note

ABOUT = About(
    code="GOV006",
    severity=Severity.WARNING,
    what=Text(
        "The SOP came into force or was revised before it was made.",
        "SOP berlaku atau direvisi sebelum dibuat.",
    ),
    why=Text(
        "With such dates nobody can prove which rules applied on a given day.",
        "Dengan tanggal seperti itu, tidak dapat dibuktikan ketentuan mana yang berlaku pada suatu hari.",
    ),
    help=Text("correct one of the two dates", "perbaiki salah satu tanggalnya"),
    source="Permenpan RB 35/2012, identity part, defines the dates: made when the SOP was finished, effective when it "
    "comes into force; that they must follow each other is our conclusion from that",
)

_FIELDS = {
    "effective": Text("effective date", "tanggal efektif"),
    "revised": Text("date of revision", "tanggal revisi"),
}


def check(document: Document) -> Iterator[Finding]:
    """Yield the effective and the revision date where they lie before the day of making."""
    identity = document.sop.identity
    created = identity.created
    if created is None:
        return
    for field, later in (("effective", identity.effective), ("revised", identity.revised)):
        if later is None or later >= created:
            continue
        words = _FIELDS[field]
        yield Finding(
            ("identity", field),
            Text(
                f"the {words.en} {later} is before the day it was made, {created}",
                f"{words.id} {later} mendahului tanggal pembuatan {created}",
            ),
            notes=(Note(("identity", "created"), Text("made on this day", "dibuat pada tanggal ini")),),
        )
