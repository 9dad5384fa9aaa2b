"""A review that should have taken place.

```yaml bad
status: effective
review_every: 12 bulan  # <- 12 bulan
identity:
  created: 2019-01-14
  effective: 2019-02-04
```

```yaml good
status: retired
review_every: 12 bulan
identity:
  effective: 2019-02-04
```

```yaml good
status: effective
review_every: 100 tahun
identity:
  effective: 2019-02-04
```
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from sopctl import clock
from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model import Sop
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.intervals import day_after
from sopctl.source import Path

ABOUT = About(
    code="GOV017",
    severity=Severity.WARNING,
    what=Text("The review of an SOP in force is overdue.", "Peninjauan SOP yang berlaku sudah lewat waktunya."),
    why=Text(
        "Laws, systems and posts change; staff go on working by a text that nobody has looked at since.",
        "Peraturan, aplikasi, dan jabatan berubah, sedangkan pegawai tetap bekerja menurut naskah yang tidak pernah "
        "diperiksa lagi.",
    ),
    help=Text(
        "review the SOP and write the day as `revised:` or as a line of `history:`, also where nothing changed",
        "tinjau SOP ini, lalu tulis tanggalnya pada `revised:` atau sebagai baris `history:`, juga bila tidak ada "
        "yang berubah",
    ),
    source="EPA QA/G-6 (2007): SOPs are reviewed systematically; Permenpan RB 35/2012, form of evaluation; the "
    "interval is the document's own",
    caution=Text(
        "A review that was not written down is not known; the rule goes by the date of today (SOPCTL_TODAY).",
        "Peninjauan yang tidak dicatat tidak diketahui; aturan ini memakai tanggal hari ini (SOPCTL_TODAY).",
    ),
    confidence="medium",
)


class Options(NamedTuple):
    """What a project may set."""

    grace_days: int = 0
    """Days after the review is due before it is told."""


def check(document: Document, options: Options) -> Iterator[Finding]:
    """Yield the interval of reviews where it is over since the last day on which somebody looked at the SOP."""
    sop = document.sop
    if sop.status != "effective" or sop.review_every is None:
        return
    last = max(_looked_at(sop), default=None)
    due = day_after(last[0], sop.review_every) if last else None
    if last is None or due is None or clock.today() - due <= timedelta(days=options.grace_days):
        return
    yield Finding(
        ("review_every",),
        Text(f"the review was due on {due}", f"peninjauan seharusnya dilakukan paling lambat {due}"),
        notes=(Note(last[1], Text("the last day that is known", "tanggal terakhir yang diketahui")),),
    )


def _looked_at(sop: Sop) -> Iterator[tuple[date, Path]]:
    """Yield the days on which somebody worked on the SOP or made it binding."""
    identity = sop.identity
    for field, day in (("created", identity.created), ("effective", identity.effective), ("revised", identity.revised)):
        if day:
            yield day, ("identity", field)
    for position, revision in enumerate(sop.history):
        if revision.date:
            yield revision.date, ("history", position, "date")
