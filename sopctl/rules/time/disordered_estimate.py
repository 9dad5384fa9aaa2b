"""A range of times with the longer one first.

```yaml bad
steps:
  - id: periksa
    activity: Memeriksa konsep surat
    duration: 10-5 menit  # <- 10-5 menit
  - id: tanda-tangan
    activity: Menandatangani surat
    duration: {min: 2 jam, typical: 30 menit, max: 1 hari kerja}  # <- duration
```

```yaml good
steps:
  - id: periksa
    activity: Memeriksa konsep surat
    duration: 5-10 menit
  - id: tanda-tangan
    activity: Menandatangani surat
    duration: {min: 30 menit, typical: 2 jam, max: 1 hari kerja}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model.duration import Fault
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.durations import as_written, stated

ABOUT = About(
    code="TIM003",
    severity=Severity.ERROR,
    what=Text("The bounds of a time are in the wrong order.", "Batas waktu ditulis dengan urutan terbalik."),
    why=Text(
        "One of the numbers is wrong, and nobody can tell which.",
        "Salah satu angkanya keliru, dan tidak ada yang tahu yang mana.",
    ),
    help=Text(
        "write the shortest time first and the longest last",
        "tulis waktu tersingkat lebih dahulu dan waktu terlama paling akhir",
    ),
    source="Three-point estimates (PERT): shortest, usual and longest time in this order",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each range or estimate that falls where it should rise."""
    for time in stated(document):
        if time.duration.fault is Fault.REVERSED:
            text = as_written(document, time.path, time.duration)
            message = Text(
                f"{time.what.en}, `{text}`, goes from longer to shorter",
                f"{time.what.id}, `{text}`, menurun dari yang lama ke yang singkat",
            )
            yield Finding(time.path, message)
