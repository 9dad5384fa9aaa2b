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
from sopctl.edit import Proposal, Set
from sopctl.i18n import Text
from sopctl.model import Amount
from sopctl.model.duration import Fault, parse
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.durations import Stated, as_written, stated
from sopctl.rules.fixing import write, written_at

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

_RANGE = regex(r"([0-9]+(?:[.,][0-9]+)?)(\s*(?:-|\u2013|sampai|s\.?d\.?|to)\s*)([0-9]+(?:[.,][0-9]+)?)(\s.*)")


def check(document: Document) -> Iterator[Finding]:
    """Yield each range or estimate that falls where it should rise."""
    for time in stated(document):
        if time.duration.fault and time.duration.fault is Fault.REVERSED:  # few have any
            text = as_written(document, time.path, time.duration)
            message = Text(
                f"{time.what.en}, `{text}`, goes from longer to shorter",
                f"{time.what.id}, `{text}`, menurun dari yang lama ke yang singkat",
            )
            yield Finding(time.path, message, fix=_fix(document, time))


def _fix(document: Document, time: Stated) -> Proposal | None:
    """Propose the bounds the other way round."""
    value = written_at(document, time.path)
    if isinstance(value, str):
        match = _RANGE.fullmatch(value)
        return write(time.path, f"{match[3]}{match[2]}{match[1]}{match[4]}") if match else None
    if not isinstance(value, dict):
        return None
    parts = [(key, value[key]) for key in ("min", "typical", "max") if isinstance(value.get(key), str)]
    amounts = [parse(text).high for _, text in parts]
    if not all(amounts) or len(parts) < 2:
        return None
    ranked = sorted(range(len(parts)), key=lambda n: _minutes(amounts[n]))
    moved = [(key, parts[rank][1]) for (key, _), rank in zip(parts, ranked, strict=True)]
    title = Text("put the times into rising order", "urutkan waktunya dari yang tersingkat")
    return Proposal(title, tuple(Set((*time.path, key), text) for key, text in moved if text != value[key]))


def _minutes(amount: Amount | None) -> float:
    return amount.minutes if amount else 0.0
