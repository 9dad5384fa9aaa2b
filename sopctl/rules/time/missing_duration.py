"""A step without a duration.

```yaml bad
steps:
  - id: konsep  # <-
    activity: Menyusun konsep surat
    actor: konseptor
    outputs: [Konsep surat]
  - id: koreksi
    activity: Memeriksa konsep surat
    actor: kasubag
    duration: "-"  # <-
    outputs: [Konsep surat terparaf]
```

```yaml good
steps:
  - id: konsep
    activity: Menyusun konsep surat
    actor: konseptor
    duration: 30 menit
    outputs: [Konsep surat]
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model.duration import Fault
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="TIM001",
    severity=Severity.ERROR,
    what=Text("A step does not say how long it takes.", "Langkah tidak menyebut waktunya."),
    why=Text(
        "Without the time of each step nobody can promise when the service is ready, or see where it waits.",
        "Tanpa waktu setiap langkah, tidak ada yang dapat menjanjikan kapan layanan selesai atau melihat "
        "di mana layanan menunggu.",
    ),
    help=Text(
        "add `duration:`, for example 15 menit or 2 hari kerja",
        "tambahkan `duration:`, misalnya 15 menit atau 2 hari kerja",
    ),
    source="Permenpan RB 35/2012 (mutu baku: waktu); empty in 57 of 1,220 steps of 348 published SOPs",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the steps that have no duration or an empty one."""
    for number, step in document.steps():
        if step.calls and step.duration is None:
            continue  # the called SOP has its own times
        if step.duration is None or step.duration.fault is Fault.EMPTY:
            name = document.name_of(number)
            yield Finding(
                ("steps", number, "duration"),
                Text(f"step `{name}` has no duration", f"langkah `{name}` tidak memuat waktu"),
            )
