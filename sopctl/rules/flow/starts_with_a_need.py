"""A first step in which nobody does anything yet.

```yaml bad
steps:
  - id: butuh
    activity: Membutuhkan layanan data  # <- Membutuhkan layanan data
  - id: catat
    activity: Mencatat permintaan data
  - id: kirim
    activity: Mengirim data
```

```yaml bad
language: en
steps:
  - id: need
    activity: Need a new laptop  # <-
  - id: order
    activity: Order the laptop
```

```yaml good
steps:
  - id: minta
    start: Pengguna membutuhkan data
    activity: Mengisi formulir permintaan data
  - id: kirim
    activity: Mengirim data
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import LONGEST, without_numbering, words

ABOUT = About(
    code="FLO043",
    severity=Severity.INFO,
    what=Text(
        "The procedure begins with a need, not with an act.", "Prosedur dimulai dengan kebutuhan, bukan tindakan."
    ),
    why=Text(
        "A need takes no time and leaves no paper, so nobody can tell when the procedure began.",
        "Kebutuhan tidak memerlukan waktu dan tidak meninggalkan dokumen, sehingga awal prosedur tidak dapat "
        "ditentukan.",
    ),
    help=Text(
        "begin with the first act, such as filling in a form, and write the need as its `start:`",
        "mulai dengan tindakan pertama, misalnya mengisi formulir, dan tulis kebutuhannya sebagai `start:`",
    ),
    source="Seen in three published SOPs of one office: a user who needs the service (membutuhkan layanan)",
)

_NEEDS = {
    "id": frozenset({"membutuhkan", "memerlukan", "menginginkan", "ingin", "hendak", "berkeinginan", "butuh", "perlu"}),
    "en": frozenset({"need", "want", "wish", "require", "desire"}),
}


def check(document: Document) -> Iterator[Finding]:
    """Yield each first step whose verb is a need."""
    if not document.speaks:
        return
    for number in document.flow.starts:
        activity = document.sop.steps[number].activity
        first = words(without_numbering(activity[:LONGEST]))[:1]
        if first and first[0] in _NEEDS[document.language]:
            yield Finding(
                ("steps", number, "activity"),
                Text(f"`{first[0]}` is a need and no act", f"`{first[0]}` menyatakan kebutuhan, bukan tindakan"),
            )
