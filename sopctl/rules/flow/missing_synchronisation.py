"""Parallel branches that meet in a step that does not wait for them.

```yaml bad
steps:
  - id: bagi
    activity: Membagi tugas
    next: [naskah, ruang]
  - id: naskah
    activity: Menyusun naskah
    next: rekam
  - id: ruang
    activity: Menyiapkan ruang
    next: rekam
  - id: rekam  # <- rekam
    activity: Merekam siaran
```

```yaml good
steps:
  - id: bagi
    activity: Membagi tugas
    next: [naskah, ruang]
  - id: naskah
    activity: Menyusun naskah
    next: rekam
  - id: ruang
    activity: Menyiapkan ruang
    next: rekam
  - id: rekam
    activity: Merekam siaran
    join: all
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.fixing import add
from sopctl.rules.soundness import after, is_known

ABOUT = About(
    code="FLO005",
    severity=Severity.ERROR,
    what=Text(
        "Parallel branches meet without a join, so a step runs once for each of them.",
        "Cabang paralel bertemu tanpa penggabungan, sehingga sebuah langkah dijalankan berkali-kali.",
    ),
    why=Text(
        "The step begins before the other branch is done, and is done again when it arrives.",
        "Langkah itu dimulai sebelum cabang lain selesai, lalu diulang ketika cabang itu tiba.",
    ),
    help=Text(
        "write `join: all` on the step where the branches meet, or `join: any` if the first of them is enough",
        "tulis `join: all` pada langkah tempat cabang bertemu, atau `join: any` jika cukup satu cabang yang selesai",
    ),
    source="Proper completion: soundness of workflow nets, van der Aalst 1997",
    caution=Text(
        "A branch that goes back before the split starts the other branches anew; then the return is at fault.",
        "Kembali ke langkah sebelum pembagian memulai ulang cabang lain; dalam hal itu pengembaliannya yang keliru.",
    ),
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the first step that runs twice, with the branch that comes second and the answers on the way."""
    verdict = document.soundness
    if not verdict or verdict.kind != "twice" or verdict.step < 0 or not is_known(document):
        return
    name, last = document.name_of(verdict.step), verdict.others
    about = [step for step in (*verdict.others, verdict.step) if step >= 0]
    en, id_ = (after(document, verdict.choices, about, language) for language in ("en", "id"))
    notes = tuple(
        Note(("steps", step, "id"), Text("this branch leads to it too", "cabang ini juga menuju ke sana"))
        for step in last
        if step >= 0
    )
    message = Text(
        f"`{name}` runs once for each parallel branch that reaches it{en}",
        f"`{name}` dijalankan sekali untuk setiap cabang paralel yang tiba{id_}",
    )
    joins = document.sop.steps[verdict.step].join or len(document.flow.predecessors[verdict.step]) == 1
    fix = None if joins else add(("steps", verdict.step, "join"), "all")
    yield Finding(("steps", verdict.step, "id"), message, notes=notes, fix=fix)
