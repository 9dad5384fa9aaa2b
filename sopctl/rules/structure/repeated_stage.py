"""A stage that is named more than once.

```yaml bad
steps:
  - id: terima
    stage: Pendaftaran
    activity: Menerima berkas
  - id: catat
    stage: Pendaftaran  # <- Pendaftaran
    activity: Mencatat berkas
  - id: nilai
    stage: Penilaian
    activity: Menilai berkas
  - id: panggil
    stage: pendaftaran  # <-
    activity: Memanggil pemohon
```

```yaml good
steps:
  - id: terima
    stage: Pendaftaran
    activity: Menerima berkas
  - id: catat
    activity: Mencatat berkas
  - id: nilai
    stage: Penilaian
    activity: Menilai berkas
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.fixing import remove
from sopctl.rules.language.texts import folded, is_blank

ABOUT = About(
    code="STR012",
    severity=Severity.WARNING,
    what=Text("A stage is named more than once.", "Satu tahap ditulis lebih dari sekali."),
    why=Text(
        "Its heading is printed again each time, so one stage looks like several.",
        "Judulnya tercetak setiap kali ditulis, sehingga satu tahap tampak seperti beberapa tahap.",
    ),
    help=Text(
        "write `stage:` only on the first step of the stage, and let its steps follow each other",
        "tulis `stage:` hanya pada langkah pertama tahap itu, dan urutkan langkah-langkahnya berdekatan",
    ),
    source="Format 1: `stage:` stands on the first step of a group of steps",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each stage that an earlier step has begun."""
    first: dict[str, int] = {}
    current = ""
    for number, step in document.steps():
        if is_blank(step.stage):
            continue
        earlier = first.setdefault(folded(step.stage), number)
        if earlier != number:
            yield Finding(
                ("steps", number, "stage"),
                Text(
                    f"stage `{step.stage}` began with step `{document.name_of(earlier)}`",
                    f"tahap `{step.stage}` sudah dimulai pada langkah `{document.name_of(earlier)}`",
                ),
                notes=(Note(("steps", earlier, "stage"), Text("it begins here", "dimulai di sini")),),
                fix=remove(("steps", number, "stage"), safe=True) if folded(step.stage) == current else None,
            )
        current = folded(step.stage)
