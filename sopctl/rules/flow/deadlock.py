"""A join that waits for a branch that never comes.

```yaml bad
steps:
  - id: periksa
    activity: Memeriksa permohonan
    decision:
      Sederhana: nilai
      Rumit: tinjau
  - id: nilai
    activity: Menilai berkas
    next: putus
  - id: tinjau
    activity: Meninjau lokasi
    next: putus
  - id: putus
    activity: Memutuskan permohonan
    join: all  # <- join
```

```yaml good
steps:
  - id: periksa
    activity: Memeriksa permohonan
    next: [nilai, tinjau]
  - id: nilai
    activity: Menilai berkas
    next: putus
  - id: tinjau
    activity: Meninjau lokasi
    next: putus
  - id: putus
    activity: Memutuskan permohonan
    join: all
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.fixing import remove
from sopctl.rules.soundness import after, is_known, names

if TYPE_CHECKING:
    from sopctl.flow.soundness import Verdict

ABOUT = About(
    code="FLO004",
    severity=Severity.ERROR,
    what=Text(
        "A step waits for branches that do not all run, so it never begins.",
        "Sebuah langkah menunggu cabang yang tidak semuanya berjalan, sehingga tidak pernah dimulai.",
    ),
    why=Text(
        "The case stops there without anybody noticing: everyone believes that someone else is still working on it.",
        "Berkas berhenti tanpa ada yang menyadari: setiap orang mengira masih dikerjakan orang lain.",
    ),
    help=Text(
        "remove `join: all` where only one of the branches runs, or let all of them begin with `next: [a, b]`",
        "hapus `join: all` jika hanya satu cabang yang berjalan, atau mulai semua cabang dengan `next: [a, b]`",
    ),
    source="No deadlock: soundness of workflow nets, van der Aalst 1997; Favre, Fahland, Voelzer 2016",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the join of the first run that stops, with the branches that never come and the answers on the way."""
    verdict = document.soundness
    if not verdict or verdict.kind != "deadlock" or not is_known(document):
        return
    name = document.name_of(verdict.step)
    about = [step for step in (*verdict.others, verdict.step) if step >= 0]
    en, id_ = (
        (names(document, verdict.others, language), after(document, verdict.choices, about, language))
        for language in ("en", "id")
    )
    notes = tuple(
        Note(("steps", step, "id"), Text("this branch does not always run", "cabang ini tidak selalu berjalan"))
        for step in verdict.others
    )
    path = ("steps", verdict.step, "join")
    yield Finding(
        path,
        Text(f"`{name}` waits for ever for {en[0]}{en[1]}", f"`{name}` menunggu {id_[0]} selamanya{id_[1]}"),
        _to_the_split(document, verdict),
        notes=notes,
        key=True,
        fix=None if any(edge.kind == "parallel" for edge in document.flow.edges) else remove(path),
    )


def _to_the_split(document: Document, verdict: "Verdict") -> Text | None:
    """Return the advice for a run that goes back into one of the branches and waits for the others."""
    number, answer = verdict.choices[-1] if verdict.choices else (-1, "")
    back = next((edge for edge in document.flow.edges if (edge.source, edge.label) == (number, answer)), None)
    splits = [edge.source for edge in document.flow.edges if edge.kind == "parallel" and edge.source < verdict.step]
    if back is None or not back.backward or not splits or max(splits) >= back.target:
        return None
    split = document.name_of(max(splits))
    return Text(
        f"let `{answer}` lead to `{split}`, which starts all branches again, or to a step behind `join: all`",
        f"arahkan `{answer}` ke `{split}` yang memulai lagi semua cabang, atau ke langkah setelah `join: all`",
    )
