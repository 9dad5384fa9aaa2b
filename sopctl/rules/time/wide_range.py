"""A range so wide that it tells nothing.

```yaml bad
steps:
  - id: olah
    activity: Mengolah data survei
    duration: 1-20 hari kerja  # <- 1-20 hari kerja
```

```yaml good
steps:
  - id: olah
    activity: Mengolah data survei
    duration: 5-10 hari kerja
  - id: lapor
    activity: Menyampaikan laporan survei
    duration: maksimal 30 menit
  - id: tanda-tangan
    activity: Menandatangani laporan
    duration: {min: 5 menit, typical: 10 menit, max: 1 hari kerja}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.durations import as_written

ABOUT = About(
    code="TIM004",
    severity=Severity.INFO,
    what=Text(
        "The longest time of a step is more than five times the shortest.",
        "Waktu terlama suatu langkah lebih dari lima kali waktu tersingkatnya.",
    ),
    why=Text(
        "A reader can neither plan with such a time nor notice that something takes too long.",
        "Waktu selebar itu tidak dapat dipakai untuk merencanakan ataupun untuk mengetahui adanya keterlambatan.",
    ),
    help=Text(
        "narrow the range, give the usual time with {min, typical, max}, or split simple and hard cases",
        "persempit rentangnya, tambahkan waktu lazim dengan {min, typical, max}, atau pisahkan kasus mudah dan sulit",
    ),
    source="Ranges in 80 of the 1,220 steps of 248 published SOPs, up to 1-20 hari kerja",
    caution=Text(
        "Some work really takes ten times as long for one case as for another.",
        "Ada pekerjaan yang memang memerlukan waktu sepuluh kali lebih lama untuk kasus tertentu.",
    ),
    confidence="medium",
)

_WIDEST = 5


def check(document: Document) -> Iterator[Finding]:
    """Yield each step whose range has no usual time and is too wide; only equal kinds of time are compared."""
    for number, step in document.steps():
        duration = step.duration
        if not duration or not duration.low or not duration.high or duration.at_most or duration.typical:
            continue
        low, high = duration.low, duration.high
        if low.kind != high.kind or not low.minutes or high.minutes <= _WIDEST * low.minutes:
            continue
        times = f"{high.minutes / low.minutes:.3g}"
        text = as_written(document, ("steps", number, "duration"), duration)
        yield Finding(
            ("steps", number, "duration"),
            Text(
                f"`{text}`: the longest time is {times} times the shortest",
                f"`{text}`: waktu terlama {times.replace('.', ',')} kali waktu tersingkat",
            ),
        )
