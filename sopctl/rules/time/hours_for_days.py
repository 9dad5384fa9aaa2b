"""Whole days that are written in hours.

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
  - id: latih
    activity: Mengikuti pelatihan
    duration: 40 jam
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal
from sopctl.i18n import Text
from sopctl.model import Amount, Kind
from sopctl.model.duration import spell
from sopctl.model.units import DAY, WORKING_DAY
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.durations import Stated, stated
from sopctl.rules.fixing import respell

ABOUT = About(
    code="TIM013",
    severity=Severity.INFO,
    what=Text("Whole days are written in hours: 24, 48, 72.", "Hari penuh ditulis dalam jam: 24, 48, 72."),
    why=Text(
        "Hours count as work at the desk: 48 of them are more than six working days, or two days on the calendar.",
        "Jam dihitung sebagai jam kerja: 48 jam berarti lebih dari enam hari kerja, atau dua hari kalender.",
    ),
    help=Text(
        "write days (`2 days`) where the clock is meant, or working days (`6 working days`) where work is",
        "tulis hari (`2 hari`) bila yang dimaksud hari kalender, atau hari kerja (`6 hari kerja`) bila waktu kerja",
    ),
    source="Effort and elapsed time are never added silently: format 1, item 6; a working day has 7.5 hours: "
    "Perpres 21/2023",
    caution=Text(
        "Work in shifts that goes on day and night may really take 24 hours.",
        "Pekerjaan bergilir yang berlangsung siang dan malam memang dapat memakan 24 jam.",
    ),
    confidence="medium",
)

_HOURS = regex(r"\b\d+ ?(?:jam|hours?)\b")


def check(document: Document) -> Iterator[Finding]:
    """Yield each time of hours that is so many whole days on the clock; 40 hours are a week of work."""
    for time in stated(document):
        high = time.duration.high
        if not high or not high.minutes or high.minutes % DAY:
            continue
        if time.retention or time.duration.per or high.kind is not Kind.EFFORT:
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
                f"`{time.duration.text.strip()}` counts as more than {spell(worked, 'en')} of work; "
                f"write {spell(days, 'en')} if the clock is meant",
                f"`{time.duration.text.strip()}` dihitung sebagai lebih dari {spell(worked, 'id')}; "
                f"tulis {spell(days, 'id')} bila yang dimaksud hari kalender",
            ),
            fix=_fix(document, time, days),
        )


def _fix(document: Document, time: Stated, days: Amount) -> Proposal | None:
    """Propose the days in the place of the hours, where these stand there in figures and once."""
    hours = _HOURS.findall(time.duration.text)
    if len(hours) != 1 or document.loaded.source.deepest(time.path) != time.path:
        return None
    return respell(time.path, hours[0], spell(days, document.language))
