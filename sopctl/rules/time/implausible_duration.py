"""A time that hardly fits the act: an approval within a minute, a signature that takes a month.

```yaml bad
steps:
  - id: verifikasi
    activity: Memverifikasi dokumen anggaran
    duration: 1 menit  # <- 1 menit
  - id: tanda-tangan
    activity: Menandatangani keputusan
    duration: 3 bulan  # <-
```

```yaml good
steps:
  - id: verifikasi
    activity: Memverifikasi dokumen anggaran
    duration: 1 menit/lembar
  - id: paraf
    activity: Memaraf keputusan
    duration: 1 menit
  - id: tanda-tangan
    activity: Menandatangani keputusan
    duration: maksimal 5 hari kerja
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model import Amount, Kind
from sopctl.model.units import DAY, WORKING_DAY
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.durations import as_written
from sopctl.rules.language.acts import may_fail

ABOUT = About(
    code="TIM012",
    severity=Severity.INFO,
    what=Text("A time hardly fits what is done in it.", "Waktu tidak sebanding dengan kegiatannya."),
    why=Text(
        "Either the time was never measured, or the step is not done as it is written.",
        "Mungkin waktunya tidak pernah diukur, atau langkahnya tidak dikerjakan seperti yang tertulis.",
    ),
    help=Text(
        "measure a few cases and write what they took; show waiting as a step of its own",
        "ukur beberapa kasus dan tulis waktunya; tuliskan waktu tunggu sebagai langkah tersendiri",
    ),
    source="Seen in published SOPs: a minute for an approval, three months for a signature",
    caution=Text(
        "A check by a machine, or the round of a paper through many hands, may take that long.",
        "Pemeriksaan oleh mesin, atau dokumen yang beredar ke banyak pejabat, dapat memakan waktu seperti itu.",
    ),
    confidence="medium",
)

_HASTY = 1.0
"""Minutes in which nobody reads and judges a paper."""
_SLOW = {Kind.EFFORT: 5 * WORKING_DAY, Kind.WORKING: 20 * WORKING_DAY, Kind.ELAPSED: 28 * DAY}
"""Minutes that no signature takes, about a month."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each check or approval of a minute at most, and each signature of a month or more."""
    if not document.speaks:
        return
    for number, step in document.steps():
        duration = step.duration
        if not duration or not duration.high or duration.per:
            continue
        act = document.acts[number]
        path = ("steps", number, "duration")
        if _is_hasty(duration.high) and (act.kind == "approve" or may_fail(act, document.language)):
            text = as_written(document, path, duration)
            yield Finding(
                path, Text(f"`{text}` is short for a judgement", f"`{text}` terlalu singkat untuk suatu penilaian")
            )
        elif act.kind == "sign" and duration.high.minutes >= _SLOW[duration.high.kind]:
            text = as_written(document, path, duration)
            yield Finding(path, Text(f"`{text}` is long for a signature", f"`{text}` terlalu lama untuk tanda tangan"))


def _is_hasty(high: Amount) -> bool:
    return high.minutes <= _HASTY and high.kind is Kind.EFFORT
