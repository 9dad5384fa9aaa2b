"""A branch with the probability nought, or one that is always taken.

```yaml bad
steps:
  - id: periksa
    activity: Memeriksa konsep surat
    decision:
      Sesuai: {to: kirim, probability: 1}
      Tidak sesuai: {to: periksa, probability: 0}  # <- 0
  - id: kirim
    activity: Mengirim surat
    decision:
      Terkirim: {to: arsip, probability: 1.0}  # <- 1.0
      Kembali: kirim
  - id: arsip
    activity: Mengarsipkan surat
```

```yaml good
steps:
  - id: periksa
    activity: Memeriksa konsep surat
    decision:
      Sesuai: {to: kirim, probability: 0.999}
      Tidak sesuai: {to: periksa, probability: 0.001}
  - id: kirim
    activity: Mengirim surat
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="TIM009",
    severity=Severity.WARNING,
    what=Text(
        "A branch is never taken, by its probability.", "Menurut peluangnya, suatu cabang tidak pernah ditempuh."
    ),
    why=Text(
        "Forecasts leave the branch out, and the question looks as if its answer were known before.",
        "Perkiraan waktu tidak memperhitungkan cabang itu, dan pertanyaannya seolah-olah sudah terjawab.",
    ),
    help=Text(
        "write how often the branch is taken, be it ever so seldom, or remove the decision",
        "tulis seberapa sering cabang itu ditempuh, betapapun jarangnya, atau hapus keputusannya",
    ),
    source="Flow analysis weighs each branch with its probability: Dumas et al., Fundamentals of BPM, chapter 7",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each branch of probability nought, or else the one of probability one beside others."""
    for number, _, branches in document.decisions:
        if len(branches) < 2:
            continue
        never = [label for label, branch in branches.items() if branch.probability == 0]
        always = [label for label, branch in branches.items() if branch.probability == 1]
        for label in never or always:
            if never:
                message = Text(f"`{label}` is never taken", f"`{label}` tidak pernah ditempuh")
            else:
                message = Text(
                    f"`{label}` is always taken, so the other answers never are",
                    f"`{label}` selalu ditempuh, sehingga jawaban lain tidak pernah",
                )
            yield Finding(("steps", number, "decision", label, "probability"), message)
