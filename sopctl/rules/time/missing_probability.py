"""A decision of which only some branches have a probability.

```yaml bad
steps:
  - id: nilai
    activity: Menilai pengaduan
    decision:  # <- decision
      Jelas: jawab
      Perlu klarifikasi: tanya
      Bukan kewenangan: {to: alihkan, probability: 0.1}
  - {id: jawab, activity: Menjawab pengaduan, end: Dijawab}
  - {id: tanya, activity: Meminta keterangan, next: nilai}
  - {id: alihkan, activity: Mengalihkan pengaduan, end: Dialihkan}
```

```yaml good
steps:
  - id: nilai
    activity: Menilai pengaduan
    decision:
      Jelas: jawab
      Perlu klarifikasi: {to: tanya, probability: 0.2}
      Bukan kewenangan: {to: alihkan, probability: 0.1}
  - {id: jawab, activity: Menjawab pengaduan, end: Dijawab}
  - {id: tanya, activity: Meminta keterangan, next: nilai}
  - {id: alihkan, activity: Mengalihkan pengaduan, end: Dialihkan}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="TIM010",
    severity=Severity.WARNING,
    what=Text(
        "Some branches of a decision have a probability, several others have none.",
        "Sebagian cabang keputusan memuat peluang, beberapa cabang lain tidak.",
    ),
    why=Text(
        "The rest can be shared out in any way, so neither the lead time nor the workload can be worked out.",
        "Sisanya dapat dibagi dengan cara apa pun, sehingga waktu dan beban kerja tidak dapat dihitung.",
    ),
    help=Text(
        "give all branches but one a probability; the last one gets the rest",
        "beri peluang pada semua cabang kecuali satu; cabang terakhir mendapat sisanya",
    ),
    source="Flow analysis, sum over all branches: Dumas et al., Fundamentals of BPM, chapter 7",
)

_UNKNOWN = 2
"""Branches without a probability from which on the rest cannot be told."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each decision with a probability of which two or more branches have none."""
    for number, _, branches in document.decisions:
        missing = [label for label, branch in branches.items() if branch.probability is None]
        if len(missing) < _UNKNOWN or len(missing) == len(branches):
            continue
        path = ("steps", number, "decision")
        if document.is_unknown(path):
            continue
        labels = ", ".join(f"`{label}`" for label in missing)
        yield Finding(path, Text(f"no probability for {labels}", f"peluang belum ditulis untuk {labels}"), key=True)
