"""Days that are written in hours.

```yaml bad
steps:
  - id: tunggu
    activity: Menunggu hasil laboratorium
    duration: 48 jam  # <- 48 jam
```

```yaml bad
language: en
steps:
  - id: reply
    activity: Answer the complaint
    duration: up to 72 hours  # <-
```

```yaml good
steps:
  - id: tunggu
    activity: Menunggu hasil laboratorium
    duration: 2 x 24 jam
  - id: olah
    activity: Mengolah data
    duration: 12 jam
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model import Amount, Kind
from sopctl.model.duration import spell
from sopctl.model.units import DAY, WORKING_DAY
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.durations import stated

ABOUT = About(
    code="TIM013",
    severity=Severity.INFO,
    what=Text("A day or more is written in hours.", "Waktu sehari atau lebih ditulis dalam jam."),
    why=Text(
        "Hours count as work at the desk: 48 of them are more than six working days, or two days on the calendar.",
        "Jam dihitung sebagai jam kerja: 48 jam berarti lebih dari enam hari kerja, atau dua hari kalender.",
    ),
    help=Text(
        "write days or working days, whichever is meant",
        "tulis hari atau hari kerja, sesuai dengan yang dimaksud",
    ),
    source="Effort and elapsed time are never added silently: format 1, item 6; 40 jam in a published SOP; a "
    "working day has 7.5 hours: Perpres 21/2023",
    caution=Text(
        "A course or a night of work may really take that many hours.",
        "Pelatihan atau pekerjaan semalam suntuk memang dapat memakan jam sebanyak itu.",
    ),
    confidence="medium",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each time of hours that is as long as a day on the clock or longer."""
    for time in stated(document):
        high = time.duration.high
        if not high or time.retention or time.duration.per or high.kind is not Kind.EFFORT or high.minutes < DAY:
            continue
        if time.path == ("total",):
            continue  # a sum of hours
        days, worked = (
            Amount(high.minutes, Kind.ELAPSED),
            Amount(high.minutes // WORKING_DAY * WORKING_DAY, Kind.WORKING),
        )
        yield Finding(
            time.path,
            Text(
                f"does `{time.duration.text.strip()}` mean {spell(days, 'en')}, or more than {spell(worked, 'en')}?",
                f"apakah `{time.duration.text.strip()}` berarti {spell(days, 'id')}, atau lebih dari "
                f"{spell(worked, 'id')}?",
            ),
        )
