"""Answers that are ranges of a number, two of which hold at the same time.

```yaml bad
steps:
  - id: nilai
    activity: Menentukan cara pengadaan
    decision:
      Sampai dengan 50 juta: langsung
      Minimal 50 juta: tender  # <- Minimal 50 juta
  - {id: langsung, activity: Menunjuk penyedia, end: Pengadaan langsung}
  - {id: tender, activity: Mengumumkan tender, end: Tender}
```

```yaml bad
language: en
steps:
  - id: triage
    activity: Assess the delay
    decision:
      more than 2 days: warn
      more than 5 days: escalate  # <- more than 5 days
      at most 2 days: wait
  - {id: warn, activity: Remind the supplier, end: Reminded}
  - {id: escalate, activity: Call the supplier, end: Called}
  - {id: wait, activity: Note the delay, end: Noted}
```

```yaml good
language: en
steps:
  - id: triage
    activity: Assess the delay
    decision:
      at most 2 days: wait
      3-5 days: warn
      more than 5 days: escalate
  - {id: warn, activity: Remind the supplier, end: Reminded}
  - {id: escalate, activity: Call the supplier, end: Called}
  - {id: wait, activity: Note the delay, end: Noted}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.language.ranges import Range, neighbours, overlap, range_of

ABOUT = About(
    code="FLO032",
    severity=Severity.WARNING,
    what=Text("Two answers of a decision hold for one number.", "Satu angka tercakup dua jawaban sekaligus."),
    why=Text(
        "Two people send the same case two ways, and both are right.",
        "Dua orang mengarahkan kasus yang sama ke jalan yang berbeda, dan keduanya benar.",
    ),
    help=Text(
        "let each number belong to one answer: up to 5, and more than 5",
        "biarkan setiap angka hanya masuk satu jawaban: sampai dengan 5, dan lebih dari 5",
    ),
    source="Branches of a decision exclude each other: BPMN 2.0.2, exclusive gateway; modelling conventions (Signavio)",
    caution=Text(
        "Answers that are meant to be tried from the top downwards say so nowhere.",
        "Jawaban yang dimaksudkan untuk dicoba dari atas ke bawah tidak menyatakan hal itu.",
    ),
    confidence="medium",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each answer whose range shares a number with the one below it."""
    for number, _, answers in document.decisions:
        labels = list(answers)
        known = [(label, found) for label in labels if (found := range_of(label, document.language))]
        for one, other in neighbours([found for _, found in known]):
            (below, lower), (above, upper) = known[one], known[other]
            path = ("steps", number, "decision")
            if not overlap(lower, upper) or _same(lower, upper):
                continue
            if labels.index(above) < labels.index(below):
                below, above = above, below
            yield Finding(
                (*path, above),
                Text(f"`{above}` and `{below}` overlap", f"`{above}` dan `{below}` bertumpang tindih"),
                notes=(Note((*path, below), Text("the other answer", "jawaban yang lain")),),
                key=True,
            )


def _same(one: Range, other: Range) -> bool:
    """Tell whether two answers say the same in other words or cannot be compared: `5 kg` and `5 liter`."""
    return one[:4] == other[:4]
