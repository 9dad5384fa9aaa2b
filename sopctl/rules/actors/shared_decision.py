"""A decision of several actors together.

```yaml bad
steps:
  - id: susun
    activity: Menyusun daftar calon
    actor: panitia
  - id: putus
    activity: Memilih calon penerima
    actor: [kabid, sekretaris]  # <-
    decision:
      Sepakat: umumkan
      Tidak sepakat: {to: susun, max: 1}
  - id: umumkan
    activity: Mengumumkan penerima
    actor: panitia
```

```yaml good
steps:
  - id: susun
    activity: Menyusun daftar calon
    actor: panitia
  - id: bahas
    activity: Membahas daftar calon
    actor: [kabid, sekretaris]
  - id: putus
    activity: Memilih calon penerima
    actor: kabid
    decision:
      Terpilih: umumkan
      Tidak ada: {to: susun, max: 1}
  - id: umumkan
    activity: Mengumumkan penerima
    actor: panitia
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="ACT019",
    severity=Severity.INFO,
    what=Text("Several actors take one decision together.", "Beberapa pelaksana mengambil satu keputusan bersama."),
    why=Text(
        "When they disagree nobody decides, and when it was wrong nobody answers for it.",
        "Bila tidak sepakat, tidak ada yang memutuskan; bila keliru, tidak ada yang bertanggung jawab.",
    ),
    help=Text(
        "let them discuss in one step and one of them decide in the next; for either of them write "
        "`actor: {any_of: [a, b]}`",
        "biarkan mereka membahas dalam satu langkah dan salah satunya memutuskan pada langkah berikutnya; bila cukup "
        "salah satu, tulis `actor: {any_of: [a, b]}`",
    ),
    source="One who is accountable for each activity: RACI",
    caution=Text(
        "Two persons may have to agree by law, as with a double check of medicines.",
        "Persetujuan dua orang mungkin diwajibkan, misalnya pemeriksaan ganda obat.",
    ),
    confidence="low",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the actors of each decision that more than one of them take together."""
    for number, step, answers in document.decisions:
        if len(answers) < 2 or len(set(step.actor.ids)) < 2 or step.actor.mode == "any" or step.controls:
            continue
        name = document.name_of(number)
        yield Finding(
            ("steps", number, "actor"),
            Text(
                f"{len(set(step.actor.ids))} actors decide together in step `{name}`",
                f"{len(set(step.actor.ids))} pelaksana memutuskan bersama pada langkah `{name}`",
            ),
        )
