"""A question that no branch answers.

```yaml bad
steps:
  - id: terima
    activity: Menerima surat dari pengantar
    question: Apakah surat ditujukan kepada dinas?  # <-
  - id: catat
    activity: Mencatat surat
    decision:
      Ya: arsip
      Tidak: terima
  - id: arsip
    activity: Mengarsipkan surat
```

```yaml good
steps:
  - id: terima
    activity: Menerima surat dari pengantar
    question: Apakah surat ditujukan kepada dinas?
    decision:
      Ya: arsip
      Tidak: kembalikan
  - {id: arsip, activity: Mengarsipkan surat, end: Surat diterima}
  - {id: kembalikan, activity: Mengembalikan surat kepada pengantar, end: Surat dikembalikan}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import is_blank

ABOUT = About(
    code="FLO034",
    severity=Severity.WARNING,
    what=Text(
        "A step asks a question and has no decision.", "Langkah memuat pertanyaan, tetapi tidak memuat keputusan."
    ),
    why=Text(
        "The reader is asked, but finds no answers in the flowchart and does not know what follows from them.",
        "Pembaca ditanya, tetapi tidak menemukan jawabannya di bagan alir dan tidak tahu kelanjutannya.",
    ),
    help=Text(
        "add `decision:` with the answers, or move `question:` to the step that decides",
        "tambahkan `decision:` beserta jawabannya, atau pindahkan `question:` ke langkah yang memutuskan",
    ),
    source="Seen in published SOPs: the question in one row, the diamond in the next (letters by guard, step 2)",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each question of a step without a decision."""
    for number, step in document.steps():
        if is_blank(step.question) or step.decision is not None or document.is_unknown(("steps", number, "decision")):
            continue
        name = document.name_of(number)
        yield Finding(
            ("steps", number, "question"),
            Text(
                f"step `{name}` asks this, but has no answers",
                f"langkah `{name}` menanyakan ini, tetapi tidak memuat jawaban",
            ),
        )
