"""Two answers that lead to the same step.

```yaml bad
steps:
  - id: periksa
    activity: Memeriksa konsep surat
    decision:
      Ya: kirim
      Tidak: kirim  # <- kirim
  - id: kirim
    activity: Mengirim surat
```

```yaml good
steps:
  - id: konsep
    activity: Menyusun konsep surat
  - id: periksa
    activity: Memeriksa konsep surat
    decision:
      Sesuai: kirim
      Isi keliru: {to: konsep, reason: isi tidak sesuai disposisi, max: 2}
      Format keliru: {to: konsep, reason: tidak sesuai tata naskah dinas, max: 2}
  - id: kirim
    activity: Mengirim surat
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal, Remove, Rename
from sopctl.i18n import Text
from sopctl.model import Branch
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.fixing import without_decision
from sopctl.source import Path

ABOUT = About(
    code="FLO014",
    severity=Severity.WARNING,
    what=Text(
        "Two answers of a decision lead to the same step.",
        "Dua jawaban dari satu keputusan menuju langkah yang sama.",
    ),
    why=Text(
        "A question whose answers change nothing need not be asked, or one of the ways is wrong.",
        "Pertanyaan yang jawabannya tidak mengubah apa pun tidak perlu diajukan, atau salah satu tujuannya keliru.",
    ),
    help=Text(
        "correct the target of one, merge both into one answer, or say with `reason:` what tells them apart",
        "perbaiki tujuan salah satunya, gabungkan keduanya, atau jelaskan bedanya dengan `reason:`",
    ),
    source="No duplicate sequence flows: bpmnlint; seen in published SOPs (installation of software)",
    caution=Text(
        "Two reasons for the same return may both be worth counting; `reason:` says so.",
        "Dua alasan pengembalian yang sama mungkin perlu dihitung terpisah; nyatakan dengan `reason:`.",
    ),
    confidence="medium",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each answer whose target an earlier one has, unless something tells the two apart."""
    for number, _, answers in document.decisions:
        first: dict[str, str] = {}
        for label, branch in answers.items():
            here = ("steps", number, "decision")
            if not branch.to or _is_explained(branch) or document.is_unknown((*here, label)):
                continue
            earlier = first.setdefault(branch.to, label)
            if "".join(earlier.casefold().split()) == "".join(label.casefold().split()):
                continue  # the first of its target, or the same answer once more, which is another finding
            yield Finding(
                (*here, label),
                Text(
                    f"`{label}` leads to `{branch.to}` as `{earlier}` does",
                    f"`{label}` menuju `{branch.to}`, sama seperti `{earlier}`",
                ),
                notes=(Note((*here, earlier), Text("the first one", "yang pertama")),),
                fix=_fix(here, earlier, label, tuple(answers.values())),
            )


def _fix(path: Path, earlier: str, label: str, branches: tuple[Branch, ...]) -> Proposal | None:
    """Propose one answer for the two; where there is no other, there was nothing to decide."""
    if len(branches) == 2:
        return without_decision(path, branches[:1])
    title = Text(f"make `{earlier}` and `{label}` one answer", f"gabungkan `{earlier}` dan `{label}`")
    return Proposal(title, (Rename((*path, earlier), f"{earlier} / {label}"), Remove((*path, label))))


def _is_explained(branch: Branch) -> bool:
    return bool(branch.reason.strip()) or branch.probability is not None or branch.max is not None
