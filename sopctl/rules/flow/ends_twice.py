"""A procedure that ends in two places at once.

```yaml bad
steps:
  - id: terima
    activity: Menerima laporan
    next: [tangani, catat]
  - id: tangani  # <- tangani
    activity: Menangani laporan
    end: Laporan ditangani
  - id: catat
    activity: Mencatat laporan
    end: Laporan dicatat
```

```yaml good
steps:
  - id: terima
    activity: Menerima laporan
    next: [tangani, catat]
  - id: tangani
    activity: Menangani laporan
    next: tutup
  - id: catat
    activity: Mencatat laporan
    next: tutup
  - id: tutup
    activity: Menutup laporan
    join: all
    end: Laporan selesai
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.soundness import after, is_known, names

ABOUT = About(
    code="FLO027",
    severity=Severity.WARNING,
    what=Text(
        "Parallel branches each come to an end of their own.",
        "Cabang paralel masing-masing mencapai akhirnya sendiri.",
    ),
    why=Text(
        "When one branch has ended the other is still at work: nobody can say when the case is closed.",
        "Ketika satu cabang berakhir, cabang lain masih berjalan: tidak ada yang tahu kapan urusan selesai.",
    ),
    help=Text(
        "let the branches meet in a last step with `join: all`",
        "pertemukan cabang-cabang itu pada langkah terakhir dengan `join: all`",
    ),
    source="Proper completion: soundness of workflow nets, van der Aalst 1997",
    caution=Text(
        "Sending and filing the same letter may each come to an end of their own without harm.",
        "Pengiriman dan pengarsipan surat yang sama dapat berakhir sendiri-sendiri tanpa masalah.",
    ),
    confidence="medium",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the first end of the run that reaches two, with the other one and the answers on the way."""
    verdict = document.soundness
    if not verdict or verdict.kind != "twice" or verdict.step >= 0 or not is_known(document):
        return
    first, *more = verdict.others
    notes = tuple(Note(("steps", step, "id"), Text("the other end", "akhir yang lain")) for step in more)
    about = [step for step in verdict.others if step >= 0]
    en, id_ = (
        (names(document, verdict.others, language), after(document, verdict.choices, about, language))
        for language in ("en", "id")
    )
    message = Text(
        f"the procedure ends more than once, with {en[0]}{en[1]}",
        f"prosedur berakhir lebih dari sekali, yaitu dengan {id_[0]}{id_[1]}",
    )
    yield Finding(("steps", first, "id"), message, notes=notes)
