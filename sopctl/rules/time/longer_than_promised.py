"""Steps that take longer than what the public is promised.

```yaml bad
service:
  time: 3 hari kerja  # <- 3 hari kerja
steps:
  - id: periksa
    activity: Memeriksa berkas permohonan
    duration: 2 hari kerja
  - id: tinjau
    activity: Meninjau lokasi
    duration: 5 hari kerja
```

```yaml good
service:
  time: 7 hari kerja
steps:
  - id: periksa
    activity: Memeriksa berkas permohonan
    duration: 2 hari kerja
  - id: tinjau
    activity: Meninjau lokasi
    duration: 5 hari kerja
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.flow import times
from sopctl.i18n import Text
from sopctl.model import Amount
from sopctl.model.duration import spell
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.references import flow_is_known

ABOUT = About(
    code="TIM008",
    severity=Severity.ERROR,
    what=Text(
        "Even the quickest way through the steps takes longer than the service standard promises.",
        "Jalur tercepat pun memerlukan waktu lebih lama daripada yang dijanjikan standar pelayanan.",
    ),
    why=Text(
        "The promise is broken in every single case, and the public may complain about it.",
        "Janji itu dilanggar pada setiap permohonan, dan masyarakat dapat mengadukannya.",
    ),
    help=Text(
        "shorten the steps, or state a time in `service:` that can be kept",
        "persingkat langkah-langkahnya, atau cantumkan waktu di `service:` yang dapat dipenuhi",
    ),
    source="The time of completion is a component of the service standard: UU 25/2009 article 21",
    caution=Text(
        "Only times of the same kind are compared: minutes of work say little about days that pass.",
        "Hanya waktu sejenis yang dibandingkan: menit kerja tidak menggambarkan hari yang berlalu.",
    ),
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the promised time where the lower bounds on the quickest way are more than it."""
    promised = document.sop.service.time if document.sop.service else None
    if not promised or not promised.high or promised.per or not flow_is_known(document):
        return
    kind = promised.high.kind
    shortest = times(document.flow).shortest.get(kind, 0.0)
    if shortest <= promised.high.minutes:
        return
    least = Amount(shortest, kind)
    yield Finding(
        ("service", "time"),
        Text(
            f"the quickest way takes {spell(least, 'en')}, but {spell(promised.high, 'en')} are promised",
            f"jalur tercepat memerlukan {spell(least, 'id')}, padahal yang dijanjikan {spell(promised.high, 'id')}",
        ),
    )
