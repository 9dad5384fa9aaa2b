"""A stated total that the steps do not add up to.

```yaml bad
steps:
  - id: konsep
    activity: Menyusun konsep surat
    duration: 30 menit
  - id: tanda-tangan
    activity: Menandatangani surat
    duration: 10 menit
total: 1 jam  # <- 1 jam
```

```yaml good
steps:
  - id: konsep
    activity: Menyusun konsep surat
    duration: 30 menit
  - id: tanda-tangan
    activity: Menandatangani surat
    duration: 10 menit
total: 40 menit
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.flow import times
from sopctl.i18n import Language, Text
from sopctl.model import Amount, Kind
from sopctl.model.duration import spell
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.durations import as_written
from sopctl.rules.fixing import write
from sopctl.rules.references import flow_is_known

ABOUT = About(
    code="TIM006",
    severity=Severity.ERROR,
    what=Text(
        "The stated total differs from the times of the steps.", "Jumlah waktu berbeda dari waktu langkah-langkahnya."
    ),
    why=Text(
        "The total is what people plan with; when a step changes and the total does not, their plan is wrong.",
        "Jumlah waktu menjadi dasar perencanaan; bila langkah berubah tetapi jumlahnya tidak, rencana menjadi keliru.",
    ),
    help=Text(
        "correct the total or the time of a step, or leave `total:` out: it is computed for the document",
        "perbaiki jumlah atau waktu langkahnya, atau hapus `total:` karena dokumen menghitungnya sendiri",
    ),
    source="Totals are printed below the table of published SOPs (a licence of a social affairs office: 470 minutes)",
    caution=Text(
        "Returns are counted once. Nothing is reported where a step has no time or where kinds of time are mixed.",
        "Pengulangan dihitung satu kali. Tidak ada yang dilaporkan bila ada langkah tanpa waktu atau jenis waktunya "
        "bercampur.",
    ),
)
_TOLERANCE = 0.5
"""Minutes; seconds are lost in rounding."""


def check(document: Document) -> Iterator[Finding]:
    """Yield the total where it is neither the sum of all steps nor possible on any way through them."""
    stated = document.sop.total
    if not stated or not stated.low or not stated.high or stated.per or stated.low.kind != stated.high.kind:
        return
    if not flow_is_known(document):
        return
    kind = stated.high.kind
    computed = times(document.flow)
    if not computed.complete or {*computed.shortest, *computed.longest, *computed.all_steps} != {kind}:
        return
    shortest, longest = computed.shortest.get(kind, 0.0), computed.longest[kind]
    every = computed.all_steps[kind]
    low, high = stated.low.minutes - _TOLERANCE, stated.high.minutes + _TOLERANCE
    if low <= longest and shortest <= high:
        return
    if low <= every[1] and every[0] <= high:
        return
    text = as_written(document, ("total",), stated)
    yield Finding(
        ("total",),
        Text(
            f"`total:` says {text}, but the steps take {_range(shortest, longest, kind, 'en')}",
            f"`total:` menyebut {text}, tetapi semua langkah memerlukan {_range(shortest, longest, kind, 'id')}",
        ),
        fix=write(("total",), spell(Amount(longest, kind), document.language))
        if longest - shortest < _TOLERANCE
        else None,
    )


def _range(shortest: float, longest: float, kind: Kind, language: Language) -> str:
    most = spell(Amount(longest, kind), language)
    if longest - shortest < _TOLERANCE:
        return most
    least = spell(Amount(shortest, kind), language)
    return f"{least} sampai {most}" if language == "id" else f"{least} to {most}"
