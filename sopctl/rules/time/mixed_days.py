"""Days of the calendar and working days in one SOP.

```yaml bad
steps:
  - id: tetapkan
    activity: Menetapkan tim
    duration: 1 hari  # <- 1 hari
  - id: telaah
    activity: Menelaah permohonan
    duration: 3 hari kerja
  - id: putuskan
    activity: Memutuskan permohonan
    duration: 5 hari kerja
```

```yaml good
steps:
  - id: tetapkan
    activity: Menetapkan tim
    duration: 1 hari kerja
  - id: telaah
    activity: Menelaah permohonan
    duration: 3 hari kerja
  - id: umumkan
    activity: Mengumumkan permohonan
    duration: 14 hari kalender
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model import Duration, Kind
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.durations import as_written

ABOUT = About(
    code="TIM005",
    severity=Severity.WARNING,
    what=Text(
        "Some steps are timed in days, others in working days.",
        "Sebagian langkah memakai hari dan sebagian lagi hari kerja.",
    ),
    why=Text(
        "Three days over a weekend are one working day: with both, nobody can say when the case is done.",
        "Tiga hari yang melewati akhir pekan hanya berarti satu hari kerja; bila dicampur, waktunya tidak pasti.",
    ),
    help=Text(
        "use one of them, or say hari kalender (calendar days) where weekends really count",
        "pakai salah satu, atau tulis hari kalender jika akhir pekan memang ikut dihitung",
    ),
    source="Mixed in published SOPs: dispute over public information (1, 1 and 3 hari, then 100 hari kerja)",
    caution=Text(
        "A time limit in a law may count calendar days while the office counts working days.",
        "Batas waktu dalam peraturan dapat memakai hari kalender, sedangkan kantor memakai hari kerja.",
    ),
    confidence="medium",
)

_BARE_DAYS = regex(r"\b(?:se)?hari\b(?! (?:kerja|efektif|kalender))|(?:[0-9)]|\ba)[ -]?days?\b")


def check(document: Document) -> Iterator[Finding]:
    """Yield the first step of the kind that is used less; days alone where both are used as often."""
    timed = [(number, step.duration) for number, step in document.steps() if step.duration]
    kind = Kind.WORKING  # asked for once: in Python 3.11 that takes as long as the rest
    working = [number for number, duration in timed if duration.high and duration.high.kind is kind]
    if not working:
        return
    bare = [number for number, duration in timed if _counts_bare_days(duration)]
    if not bare:
        return
    few, many = (working, bare) if len(working) < len(bare) else (bare, working)
    here, there = document.sop.steps[few[0]].duration, document.sop.steps[many[0]].duration
    assert here is not None
    assert there is not None
    name = document.name_of(few[0])
    text, other = (
        as_written(document, ("steps", number, "duration"), duration)
        for number, duration in ((few[0], here), (many[0], there))
    )
    yield Finding(
        ("steps", few[0], "duration"),
        Text(
            f"step `{name}` takes `{text}`, others take `{other}` and the like",
            f"langkah `{name}` memakai `{text}`, langkah lain memakai `{other}` dan sejenisnya",
        ),
        notes=(Note(("steps", many[0], "duration"), Text("the other kind of days", "jenis hari yang lain")),),
    )


def _counts_bare_days(duration: Duration) -> bool:
    high = duration.high
    if not high or high.kind is Kind.WORKING:
        return False
    return duration.kind is Kind.ELAPSED and _BARE_DAYS.search(duration.text.lower()) is not None
