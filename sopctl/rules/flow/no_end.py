"""A procedure that no step ends.

```yaml bad
steps:
  - id: pasang
    activity: Memasang perangkat lunak
  - id: uji
    activity: Menguji perangkat lunak
    next: pasang  # <- next
```

```yaml bad
steps:
  - id: konsep
    activity: Menyusun konsep surat
  - id: periksa
    activity: Memeriksa konsep surat
    decision:  # <-
      Sesuai: konsep
      Tidak sesuai: konsep
```

```yaml good
steps:
  - id: pasang
    activity: Memasang perangkat lunak
  - id: uji
    activity: Menguji perangkat lunak
    decision:
      Berfungsi: serahkan
      Belum berfungsi: {to: pasang, max: 3}
  - id: serahkan
    activity: Menyerahkan komputer kepada pemohon
    end: Perangkat lunak terpasang
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.references import flow_is_known

ABOUT = About(
    code="FLO006",
    severity=Severity.ERROR,
    what=Text("No step ends the procedure.", "Tidak ada langkah yang mengakhiri prosedur."),
    why=Text(
        "Without an end nobody can say when a case is done, or how long it took.",
        "Tanpa akhir, tidak ada yang dapat menyatakan kapan suatu urusan selesai atau berapa lama waktunya.",
    ),
    help=Text(
        "write `end:` with the outcome on the step after which nothing is left to do",
        "tulis `end:` beserta hasilnya pada langkah yang menutup prosedur",
    ),
    source="Permenpan RB 35/2012 (terminator for the first and last activity); missing in published SOPs, "
    "for example for the installation of software",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the exit of the last step, where nothing says `end:`."""
    steps = document.sop.steps
    if not steps or document.flow.ends or not flow_is_known(document):
        return
    last = len(steps) - 1
    if any(dangling.source == last for dangling in document.flow.dangling):
        return  # the step that it leads to is still to be written, and may be the end
    exit_ = "next" if steps[last].next else "decision"
    yield Finding(
        ("steps", last, exit_),
        Text(
            "no step ends the procedure: the last one leads elsewhere and none has `end:`",
            "tidak ada langkah yang mengakhiri prosedur: langkah terakhir menuju langkah lain dan tidak ada `end:`",
        ),
        key=True,
    )
