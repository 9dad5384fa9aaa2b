"""A step without a duration.

```yaml bad
steps:
  - id: konsep  # <- id: konsep
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
from sopctl.rules.fixing import fill_in

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
    source="Permenpan RB 35/2012 (mutu baku: waktu); empty in 57 of the 1,220 steps of 248 published SOPs",
)

_FILL_IN = Text(
    "write how long the step takes, for example 15 menit or 2 hari kerja",
    "tulis lama pengerjaannya, misalnya 15 menit atau 2 hari kerja",
)

_TIME = Text("time with its unit", "waktu beserta satuannya")


def check(document: Document) -> Iterator[Finding]:
    """Yield the steps that have no duration or an empty one."""
    for number, step in document.steps():
        duration = step.duration
        if (duration and not duration.fault) or (step.calls and duration is None):
            continue  # a called SOP has its own times
        if duration is None or duration.fault is Fault.EMPTY:
            if document.is_unknown(("steps", number, "duration")):
                continue
            name, path = document.name_of(number), ("steps", number, "duration")
            if document.loaded.source.deepest(path) == path:
                message = Text(f"the time of step `{name}` is zero or blank", f"waktu langkah `{name}` nol atau kosong")
                yield Finding(path, message, _FILL_IN, fix=fill_in(document, path, _TIME))
            else:
                message = Text(f"step `{name}` has no duration", f"langkah `{name}` tidak memuat waktu")
                yield Finding(path, message, fix=fill_in(document, path, _TIME))
