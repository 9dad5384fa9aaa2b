"""A time for one unit where the number of units is not known.

```yaml bad
service: {time: 1 hari kerja}
steps:
  - id: periksa
    activity: Memeriksa berkas permohonan
    duration: 2 menit/berkas  # <- 2 menit/berkas
```

```yaml good
steps:
  - id: periksa
    activity: Memeriksa berkas permohonan
    duration: 2 menit/berkas
service: {volume: 2400}
```

```yaml good
steps:
  - id: periksa
    activity: Memeriksa berkas permohonan
    duration: 2 menit/berkas
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.durations import as_written

ABOUT = About(
    code="TIM015",
    severity=Severity.INFO,
    what=Text(
        "A service has a time for one unit, but does not say how many there are in a year.",
        "Waktu suatu layanan ditulis per satuan, tetapi jumlahnya dalam setahun tidak disebut.",
    ),
    why=Text(
        "Neither the time of the whole nor the workload can be worked out from it.",
        "Waktu keseluruhan dan beban kerja tidak dapat dihitung dari situ.",
    ),
    help=Text(
        "write how many there are in a year as `volume:` under `service:`",
        "tulis jumlahnya dalam setahun sebagai `volume:` di bawah `service:`",
    ),
    source="Times for a unit in 12 of the 1,220 steps of 248 published SOPs; workload is volume times time",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the first step with a time for a unit where the SOP has a service standard without a volume."""
    service = document.sop.service
    if service is None or service.volume is not None or document.is_unknown(("service", "volume")):
        return
    for number, step in document.steps():
        if step.duration and step.duration.per and step.duration.high:
            path = ("steps", number, "duration")
            text = as_written(document, path, step.duration)
            yield Finding(
                path,
                Text(
                    f"`{text}` is for one unit, but no `volume:` is given",
                    f"`{text}` berlaku untuk satu satuan, tetapi `volume:` belum ditulis",
                ),
            )
            return
