"""Several ends without an outcome.

```yaml bad
steps:
  - id: nilai
    activity: Menilai permohonan
    decision:
      Layak: terbit
      Tidak layak: tolak
  - id: terbit
    activity: Menerbitkan izin
    end: true  # <-
  - id: tolak  # <- id: tolak
    activity: Menyampaikan surat penolakan
```

```yaml good
steps:
  - id: nilai
    activity: Menilai permohonan
    decision:
      Layak: terbit
      Tidak layak: tolak
  - id: terbit
    activity: Menerbitkan izin
    end: Izin terbit
  - id: tolak
    activity: Menyampaikan surat penolakan
    end: true
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import fill_in
from sopctl.rules.language.texts import is_blank

ABOUT = About(
    code="FLO041",
    severity=Severity.INFO,
    what=Text(
        "Two or more ends of the procedure have no outcome.",
        "Dua akhir prosedur atau lebih tidak menyebut hasilnya.",
    ),
    why=Text(
        "Afterwards nobody can count how cases ended, and the capsules in the flowchart look alike.",
        "Kelak tidak ada yang dapat menghitung hasil layanan, dan kapsul dalam bagan alir tampak sama.",
    ),
    help=Text(
        "write the outcome, for example `end: Permohonan ditolak`",
        "tulis hasilnya, misalnya `end: Permohonan ditolak`",
    ),
    source="Distinct names of end events: modelling conventions (Signavio; Silver, BPMN Method and Style)",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each end without words that can be reached, where there are at least two of them."""
    flow, steps = document.flow, document.sop.steps
    unnamed = [
        number
        for number in flow.ends
        if number in flow.reachable and (steps[number].end is True or is_blank(str(steps[number].end)))
    ]
    if len(unnamed) < 2 or document.loaded.broken:
        return
    for number in unnamed:
        name = document.name_of(number)
        yield Finding(
            ("steps", number, "end"),
            Text(f"`{name}` ends without an outcome", f"`{name}` berakhir tanpa menyebut hasil"),
            fix=fill_in(document, ("steps", number, "end"), Text("outcome", "hasilnya")),
        )
