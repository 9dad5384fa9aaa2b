"""Reviews that are years apart.

```yaml bad
review_every: 5 tahun  # <- 5 tahun
```

```yaml bad
language: en
review_every: 48 months  # <-
```

```yaml good
review_every: 36 bulan
```
"""

from collections.abc import Iterator
from typing import NamedTuple

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.intervals import months_of

ABOUT = About(
    code="GOV018",
    severity=Severity.WARNING,
    what=Text("The SOP is reviewed less than every three years.", "SOP ditinjau lebih jarang dari tiga tahun sekali."),
    why=Text(
        "In that time the regulations behind it, the forms and the posts have changed more than once.",
        "Dalam waktu selama itu peraturan, formulir, dan jabatannya sudah beberapa kali berubah.",
    ),
    help=Text("review it every 12 to 36 months", "tinjau setiap 12 sampai 36 bulan"),
    source="Document control products offer 12, 24 or 36 months (clarix); offices that follow Permenpan RB 35/2012 "
    "evaluate every year (Perka BPS 19/2013)",
)


class Options(NamedTuple):
    """What a project may set."""

    months: int = 36
    """The longest interval that is let pass."""


def check(document: Document, options: Options) -> Iterator[Finding]:
    """Yield an interval of reviews that is longer than the limit."""
    every = document.sop.review_every
    if every is None or months_of(every) <= options.months:
        return
    yield Finding(
        ("review_every",),
        Text(
            f"the reviews are more than {options.months} months apart",
            f"jarak antarpeninjauan lebih dari {options.months} bulan",
        ),
    )
