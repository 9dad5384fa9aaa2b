"""Answers that are ranges of a number, with something left out between them.

```yaml bad
steps:
  - id: nilai
    activity: Menentukan cara pengadaan
    decision:  # <- decision
      Di bawah 50 juta: langsung
      Di atas 50 juta: tender
  - {id: langsung, activity: Menunjuk penyedia, end: Pengadaan langsung}
  - {id: tender, activity: Mengumumkan tender, end: Tender}
```

```yaml bad
language: en
steps:
  - id: assess
    activity: Assess the damage
    decision:  # <- decision
      up to $5,000: repair
      $10,000 or more: replace
  - {id: repair, activity: Repair the machine, end: Repaired}
  - {id: replace, activity: Order a new machine, end: Ordered}
```

```yaml good
steps:
  - id: nilai
    activity: Menentukan cara pengadaan
    decision:
      Sampai dengan 50 juta: langsung
      Di atas 50 juta sampai 200 juta: seleksi
      Di atas 200 juta: tender
  - {id: langsung, activity: Menunjuk penyedia, end: Pengadaan langsung}
  - {id: seleksi, activity: Membandingkan penawaran, end: Seleksi}
  - id: tender
    activity: Menentukan lama pengumuman
    decision:
      1-5 paket: umum
      6-10 paket: umum-panjang
  - {id: umum, activity: Mengumumkan tender, end: Tender}
  - {id: umum-panjang, activity: Mengumumkan tender gabungan, end: Tender gabungan}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.language.ranges import gap, neighbours, range_of

ABOUT = About(
    code="FLO031",
    severity=Severity.WARNING,
    what=Text("No answer of a decision covers a certain number.", "Ada angka yang tidak tercakup jawaban mana pun."),
    why=Text(
        "A case with just that number fits nowhere, and whoever has it on the desk must guess.",
        "Kasus dengan angka itu tidak masuk ke mana pun, sehingga yang menangani harus menebak.",
    ),
    help=Text(
        "let one of the answers include the number: up to 5, and more than 5",
        "biarkan salah satu jawaban mencakup angkanya: sampai dengan 5, dan lebih dari 5",
    ),
    source="Conditions of a split are to cover all cases: modelling conventions (Signavio), bpmnlint conditional-flows",
    caution=Text(
        "Numbers that cannot occur, such as half a person, may be left out.",
        "Angka yang tidak mungkin terjadi, misalnya setengah orang, boleh tidak tercakup.",
    ),
    confidence="medium",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the first gap of each decision whose answers are all ranges of one thing."""
    for number, _, answers in document.decisions:
        labels = list(answers)
        ranges = [found for label in labels if (found := range_of(label, document.language))]
        if len(ranges) < len(labels):
            continue
        path = ("steps", number, "decision")
        for one, other in neighbours(ranges):
            lower, upper = ranges[one], ranges[other]
            if not gap(lower, upper) or document.is_unknown(path):
                continue
            first, last = lower.shown[1], upper.shown[0]
            message = (
                Text(f"no answer covers exactly {first}", f"tidak ada jawaban untuk tepat {first}")
                if lower.high == upper.low
                else Text(
                    f"no answer covers what lies between {first} and {last}",
                    f"tidak ada jawaban untuk angka di antara {first} dan {last}",
                )
            )
            notes = (
                Note((*path, labels[one]), Text("the answer below", "jawaban di bawahnya")),
                Note((*path, labels[other]), Text("the answer above", "jawaban di atasnya")),
            )
            yield Finding(path, message, _how_to_close(first, last), notes=notes, key=True)
            break


def _how_to_close(first: str, last: str) -> Text:
    if first == last:
        return Text(f"let one of the two answers include {first}", f"masukkan {first} ke salah satu dari kedua jawaban")
    return Text(
        f"let one of the two answers reach to the other, or add an answer for {first} to {last}",
        f"perluas salah satu dari kedua jawaban, atau tambahkan jawaban untuk {first} sampai {last}",
    )
