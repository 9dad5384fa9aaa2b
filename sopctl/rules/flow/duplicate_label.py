"""Two answers of a decision that read the same.

```yaml bad
steps:
  - id: periksa
    activity: Memeriksa berkas
    decision:
      Lengkap: terima
      lengkap: tolak  # <- lengkap
  - id: terima
    activity: Menerima berkas
    end: Berkas diterima
  - id: tolak
    activity: Mengembalikan berkas
```

```yaml good
steps:
  - id: periksa
    activity: Memeriksa berkas
    decision:
      Lengkap: terima
      Tidak lengkap: tolak
  - id: terima
    activity: Menerima berkas
    end: Berkas diterima
  - id: tolak
    activity: Mengembalikan berkas
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.fixing import remove, rename
from sopctl.source import Path

ABOUT = About(
    code="FLO013",
    severity=Severity.ERROR,
    what=Text("Two answers of a decision read the same.", "Dua jawaban dari satu keputusan terbaca sama."),
    why=Text(
        "With the same answer on both branches, nobody knows which one to take.",
        "Bila kedua jalan berlabel sama, tidak ada yang tahu jalan mana yang harus ditempuh.",
    ),
    help=Text("give each answer its own wording", "beri setiap jawaban kata-katanya sendiri"),
    source="Both exits with one label in published SOPs; unique labels of exits in process models (Signavio)",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each answer that an earlier one equals when case and spaces do not count."""
    for number, _, answers in document.decisions:
        first: dict[str, str] = {}
        for label in answers:
            plain = "".join(label.casefold().split())
            earlier = first.setdefault(plain, label)
            if not plain or earlier == label:
                continue
            here = ("steps", number, "decision")
            yield Finding(
                (*here, label),
                Text(
                    f"`{label}` and `{earlier}` are the same answer",
                    f"`{label}` dan `{earlier}` adalah jawaban yang sama",
                ),
                notes=(Note((*here, earlier), Text("the first one", "yang pertama")),),
                key=True,
                fix=_fix(document, (*here, label), label, earlier),
            )


def _fix(document: Document, path: Path, label: str, earlier: str) -> Proposal:
    """Propose to take out an answer that leads where its double leads; else a placeholder for what it was to say."""
    number = path[1]
    decision = document.sop.steps[number].decision if isinstance(number, int) else None
    if decision and len(decision) > 2 and decision[label] == decision[earlier]:
        return remove(path)
    return rename(path, f"<isi: {label}>" if document.language == "id" else f"<fill in: {label}>")
