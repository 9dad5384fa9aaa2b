"""A total that is shorter than the steps that nobody can avoid.

```yaml bad
steps:
  - {id: daftar, activity: Mendaftar peserta, duration: 2 menit/peserta}
  - {id: latih, activity: Melatih peserta, duration: 3 jam}
  - {id: nilai, activity: Menilai peserta, duration: 2 jam}
total: 4 jam  # <- 4 jam
```

```yaml bad
steps:
  - {id: olah, activity: Mengolah data, duration: 6 jam}
  - {id: susun, activity: Menyusun laporan, duration: 5 jam}
  - {id: tanda-tangan, activity: Menandatangani laporan, duration: maksimal 1 hari kerja}
total: 1 hari kerja  # <-
```

```yaml good
steps:
  - {id: daftar, activity: Mendaftar peserta, duration: 2 menit/peserta}
  - {id: latih, activity: Melatih peserta, duration: 3 jam}
  - {id: tanda-tangan, activity: Menandatangani sertifikat, duration: maksimal 1 hari kerja}
total: 1 hari kerja
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.flow import times
from sopctl.i18n import Text
from sopctl.model import Amount, Kind
from sopctl.model.duration import spell
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.durations import as_written
from sopctl.rules.references import flow_is_known

ABOUT = About(
    code="TIM011",
    severity=Severity.ERROR,
    what=Text(
        "The stated total is shorter than the steps on the quickest way.",
        "Jumlah waktu lebih singkat daripada langkah-langkah pada jalur tercepat.",
    ),
    why=Text(
        "Nobody can keep to it, not even where nothing goes wrong.",
        "Tidak ada yang dapat memenuhinya, bahkan bila tidak ada hambatan.",
    ),
    help=Text(
        "correct the total or the steps, or leave `total:` out: it is computed for the document",
        "perbaiki jumlah atau waktu langkahnya, atau hapus `total:` karena dokumen menghitungnya sendiri",
    ),
    caution=Text(
        "The time of applicants and other outside parties counts as well.",
        "Waktu pemohon dan pihak luar ikut dihitung.",
    ),
    source="Lead time of a sequence is at least the sum of its steps: Dumas et al., Fundamentals of BPM, chapter 7",
)
_TOLERANCE = 0.5
"""Minutes; seconds are lost in rounding."""
_LESS = {
    Kind.EFFORT: (Kind.EFFORT,),
    Kind.WORKING: (Kind.EFFORT, Kind.WORKING),
    Kind.ELAPSED: (Kind.EFFORT, Kind.ELAPSED),
}
"""Kinds of time that fit into a total of a kind: an hour of work takes at least an hour of the working day."""


def check(document: Document) -> Iterator[Finding]:
    """Yield the total where the quickest way takes longer in one kind of time, however the others are counted."""
    stated = document.sop.total
    if not stated or not stated.high or stated.per or not flow_is_known(document):
        return
    computed = times(document.flow)
    if computed.complete and {*computed.shortest, *computed.longest, *computed.all_steps} == {stated.high.kind}:
        return  # all of it can be added up, which is another rule
    for kind in _LESS[stated.high.kind]:
        shortest = computed.shortest.get(kind, 0.0)
        if shortest <= stated.high.minutes + _TOLERANCE:
            continue
        text, least = as_written(document, ("total",), stated), Amount(shortest, kind)
        yield Finding(
            ("total",),
            Text(
                f"`total:` says {text}, but the quickest way takes {spell(least, 'en')}",
                f"`total:` menyebut {text}, tetapi jalur tercepat memerlukan {spell(least, 'id')}",
            ),
        )
        return
