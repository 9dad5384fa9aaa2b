"""A flow that is too tangled to be judged.

```yaml bad
steps:
  - id: kirim
    activity: Mengirim undangan
    next: [satu, dua]
  - id: satu
    activity: Menelepon narasumber
    next: mulai
  - id: dua
    activity: Menyurati narasumber
    decision:
      Dijawab: mulai
      Belum dijawab: ulang
  - id: ulang
    activity: Menyurati sekali lagi
    next: mulai
  - id: mulai  # <- mulai
    activity: Memulai wawancara
    join: any
    decision:
      Selesai: tutup
      Diulang: kirim
  - id: tutup
    activity: Menutup wawancara
```

```yaml good
steps:
  - id: kirim
    activity: Mengirim undangan
    next: [satu, dua]
  - id: satu
    activity: Menelepon narasumber
    next: mulai
  - id: dua
    activity: Menyurati narasumber
    next: mulai
  - id: mulai
    activity: Memulai wawancara
    join: any
    decision:
      Selesai: tutup
      Diulang: kirim
  - id: tutup
    activity: Menutup wawancara
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.soundness import is_known

ABOUT = About(
    code="FLO028",
    severity=Severity.INFO,
    what=Text(
        "Whether the procedure can always finish could not be decided.",
        "Tidak dapat dipastikan apakah prosedur selalu dapat selesai.",
    ),
    why=Text(
        "What a machine cannot follow, a person in a hurry cannot either.",
        "Alur yang tidak dapat diikuti mesin juga sulit diikuti orang yang sedang terburu-buru.",
    ),
    help=Text(
        "close each parallel part in one step before the flow goes back or branches further",
        "tutup setiap bagian paralel pada satu langkah sebelum alur kembali atau bercabang lagi",
    ),
    source="State explosion of parallel branches: Valmari 1998; 7PMG guideline 4 (structured models), Mendling 2010",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield one finding, at the first join or split."""
    verdict = document.soundness
    if not verdict or verdict.kind != "undecided" or not is_known(document):
        return
    flow = document.flow
    joins = [number for number, step in document.steps() if step.join == "any"]
    number = (joins or [edge.source for edge in flow.edges if edge.kind == "parallel"] or [0])[0]
    yield Finding(
        ("steps", number, "id"),
        Text(
            "it could not be decided whether the procedure always finishes",
            "tidak dapat dipastikan apakah prosedur selalu selesai",
        ),
    )
