"""An SOP in force without the day from which it holds.

```yaml bad
language: en
status: effective  # <- effective
profile: plain
identity: {approved_by: {position: Head of Operations}}
```

```yaml good
language: en
status: effective
profile: plain
identity: {effective: 2026-02-02, approved_by: {position: Head of Operations}}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.requirements import asks_for

ABOUT = About(
    code="GOV020",
    severity=Severity.WARNING,
    what=Text("An SOP in force has no effective date.", "SOP yang berlaku tidak memuat tanggal efektif."),
    why=Text(
        "Whoever looks into an old case cannot tell whether this text or the one before it held then.",
        "Pemeriksa perkara lama tidak dapat memastikan apakah naskah ini atau naskah sebelumnya yang berlaku saat itu.",
    ),
    help=Text(
        "write the day under `identity.effective:`, for example 2026-02-02",
        "tulis tanggalnya pada `identity.effective:`, misalnya 2026-02-02",
    ),
    source="Good laboratory practice and EPA QA/G-6 (2007): an SOP shows its effective date; Permenpan RB 35/2012, "
    "identity part",
    caution=Text(
        "Where the profile asks for the date, its own rule tells it.",
        "Bila profil mewajibkan tanggal itu, aturan kelengkapan profil yang melaporkannya.",
    ),
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the status of an SOP in force that does not say since when."""
    sop = document.sop
    if sop.status != "effective" or sop.identity.effective is not None:
        return
    if asks_for(document, "identity.effective") or document.is_unknown(("identity", "effective")):
        return
    yield Finding(("status",), Text("it is in force, but since when", "SOP berlaku, tetapi sejak kapan"))
