"""Probabilities of the branches that do not add up to one.

```yaml bad
steps:
  - id: konsep
    activity: Menyusun konsep surat
  - id: periksa
    activity: Memeriksa konsep surat
    decision:  # <- decision
      Sesuai: {to: kirim, probability: 0.7}
      Tidak sesuai: {to: konsep, probability: 0.2}
  - id: kirim
    activity: Mengirim surat
```

```yaml good
steps:
  - id: konsep
    activity: Menyusun konsep surat
  - id: periksa
    activity: Memeriksa konsep surat
    decision:
      Sesuai: {to: kirim, probability: 0.8}
      Tidak sesuai: {to: konsep, probability: 0.2}
  - id: kirim
    activity: Mengirim surat
```
"""

from collections.abc import Iterator, Mapping
from math import fsum

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal, Set
from sopctl.i18n import Text
from sopctl.model import Branch
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="TIM007",
    severity=Severity.ERROR,
    what=Text(
        "The probabilities of the branches of a decision do not add up to 1.",
        "Jumlah peluang cabang-cabang suatu keputusan tidak sama dengan 1.",
    ),
    why=Text(
        "Every forecast of times and workloads rests on these numbers.",
        "Semua perkiraan waktu dan beban kerja bertumpu pada angka-angka ini.",
    ),
    help=Text(
        "correct the probabilities so that they add up to 1",
        "perbaiki peluangnya agar berjumlah 1",
    ),
    source="Flow analysis, sum over all branches: Dumas et al., Fundamentals of BPM, chapter 7",
)
_TOLERANCE = 0.001

_PLACES = 4
"""Digits behind the point of a proposed probability."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each decision whose probabilities are all given and not 1 together, or are more than 1 without the rest."""
    for number, _, answers in document.decisions:
        branches = answers.values()
        given = [branch.probability for branch in branches if branch.probability is not None]
        total = fsum(given)
        complete = bool(given) and len(given) == len(branches)
        if total <= 1 + _TOLERANCE and (not complete or total >= 1 - _TOLERANCE):
            continue
        if document.is_unknown(("steps", number, "decision")):
            continue
        name = document.name_of(number)
        terms = " + ".join(f"{value:g}" for value in given)
        yield Finding(
            ("steps", number, "decision"),
            Text(
                f"the branches of step `{name}` add up to {total:.4g} ({terms})",
                f"cabang-cabang langkah `{name}` berjumlah {f'{total:.4g} ({terms})'.replace('.', ',')}",
            ),
            key=True,
            fix=_fix(number, answers, total) if complete else None,
        )


def _fix(number: int, decision: Mapping[str, Branch], total: float) -> Proposal | None:
    """Propose the same proportions with a sum of one; what rounding leaves goes to the last branch."""
    if not total:
        return None
    shares = [round((branch.probability or 0) / total, _PLACES) for branch in decision.values()]
    shares[-1] = round(1 - fsum(shares[:-1]), _PLACES)
    if min(shares) < 0:
        return None
    operations = tuple(
        Set(("steps", number, "decision", label, "probability"), share)
        for label, share in zip(decision, shares, strict=True)
    )
    return Proposal(Text("scale them so that they add up to 1", "sesuaikan agar jumlahnya 1"), operations)
