"""A decision that leaves no choice.

```yaml bad
steps:
  - id: teliti
    activity: Meneliti arsip
    decision:  # <- decision
      Tidak layak disimpan: nota
  - id: nota
    activity: Menyusun nota penghapusan arsip
```

```yaml good
steps:
  - id: pilah
    activity: Memilah arsip
  - id: teliti
    activity: Meneliti arsip
    decision:
      Tidak layak disimpan: nota
      Masih layak disimpan: {to: pilah, probability: 0.1}
  - id: nota
    activity: Menyusun nota penghapusan arsip
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import without_decision
from sopctl.rules.references import empty_branches

ABOUT = About(
    code="FLO011",
    severity=Severity.ERROR,
    what=Text("A decision has fewer than two branches.", "Keputusan memiliki kurang dari dua cabang."),
    why=Text(
        "What happens in the other case is left to whoever has the file on their desk.",
        "Apa yang terjadi pada keadaan sebaliknya diserahkan kepada siapa pun yang memegang berkas.",
    ),
    help=Text(
        "add the other answer and where it leads, or write `next:` if there is no question",
        "tambahkan jawaban lainnya beserta tujuannya, atau tulis `next:` jika memang tidak ada pilihan",
    ),
    source="Published SOPs with a diamond of one exit (disposal of archives, step 4)",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each decision of no or one answer."""
    for number, step in document.steps():
        if step.decision is None or len(step.decision) > 1 or empty_branches(document, number):
            continue
        path, name = ("steps", number, "decision"), document.name_of(number)
        if document.is_unknown(path):
            continue
        if step.decision:
            (label,) = step.decision
            message = Text(
                f"the decision of step `{name}` has only one answer: `{label}`",
                f"keputusan pada langkah `{name}` hanya punya satu jawaban: `{label}`",
            )
        else:
            message = Text(
                f"the decision of step `{name}` has no answers", f"keputusan pada langkah `{name}` tidak memuat jawaban"
            )
        yield Finding(path, message, key=True, fix=without_decision(path, tuple(step.decision.values())))
