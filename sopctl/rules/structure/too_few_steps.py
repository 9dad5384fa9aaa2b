"""An SOP of one or two steps that is not a draft any more.

How many steps are enough is an option, `least`; 3 where nothing is set.

```yaml bad
status: effective
steps:  # <- steps
  - {id: terima, activity: Menerima surat}
  - {id: arsip, activity: Mengarsipkan surat}
```

```yaml good
status: effective
steps:
  - {id: terima, activity: Menerima surat}
  - {id: catat, activity: Mencatat surat}
  - {id: arsip, activity: Mengarsipkan surat}
```

```yaml good
status: draft
steps:
  - {id: terima, activity: Menerima surat}
```

```yaml good
status: effective
steps:
  - {id: kirim, activity: Mengirim surat, calls: surat-keluar}
```
"""

from collections.abc import Iterator
from typing import NamedTuple

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="STR010",
    severity=Severity.INFO,
    what=Text("The SOP has only one or two steps.", "SOP hanya memuat satu atau dua langkah."),
    why=Text(
        "That is a task and no procedure; or the steps in which others check and decide were left out.",
        "Itu tugas, bukan prosedur; atau langkah pihak lain untuk memeriksa dan memutuskan belum ditulis.",
    ),
    help=Text(
        "write the steps that are missing, or make them a part of the SOP that needs them",
        "tulis langkah yang belum ada, atau jadikan bagian dari SOP yang memerlukannya",
    ),
    source="45 of 248 published SOPs have fewer than three steps",
    caution=Text(
        "A short SOP may be right where one post does all of a small task.",
        "SOP pendek dapat dibenarkan bila satu jabatan mengerjakan seluruh tugas kecil.",
    ),
    confidence="medium",
)


_FINISHED = frozenset({"review", "effective"})


class Options(NamedTuple):
    """What a project may set."""

    least: int = 3
    """The fewest steps that an SOP may have."""


def check(document: Document, options: Options) -> Iterator[Finding]:
    """Yield the steps where there are some, but too few, and none of them runs another SOP; drafts are let grow."""
    steps = document.sop.steps
    if document.sop.status not in _FINISHED or document.loaded.broken:
        return
    if not 0 < len(steps) < options.least or any(step.calls for step in steps):
        return
    count = len(steps)
    yield Finding(
        ("steps",),
        Text(
            f"the SOP has only {count} step{'s' if count > 1 else ''}",
            f"SOP ini hanya memuat {count} langkah",
        ),
        key=True,
    )
