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
      Isi keliru: konsep
      Format keliru: konsep
  - id: kirim
    activity: Mengirim surat
```

```yaml good
steps:
  - id: periksa
    activity: Memeriksa kondisi barang
    decision:
      Baik: {to: simpan, reason: masuk stok}
      Rusak ringan: {to: simpan, reason: dicatat sebagai barang perbaikan}
  - id: simpan
    activity: Menyimpan barang
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal, Remove, Rename
from sopctl.i18n import Text
from sopctl.model import Branch
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.fixing import without_decision
from sopctl.rules.language.texts import words
from sopctl.source import Path

ABOUT = About(
    code="FLO014",
    severity=Severity.WARNING,
    what=Text(
        "All answers of a decision, or an answer and its opposite, lead to the same step.",
        "Semua jawaban suatu keputusan, atau sebuah jawaban dan lawannya, menuju langkah yang sama.",
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
        "Answers that are only to be recorded or counted may lead on together; `reason:` says so.",
        "Jawaban yang hanya dicatat atau dihitung boleh menuju langkah yang sama; nyatakan dengan `reason:`.",
    ),
    confidence="medium",
)

_DENYING = frozenset({"belum", "bukan", "no", "not", "tidak"})
_BARE = _DENYING | {"iya", "sudah", "telah", "ya", "yes"}
"""Words of an answer that only say whether it is so."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each answer whose target an earlier one has, where nothing depends on which of the two is given.

    Several reasons for one way are told apart by their own words, as long as the decision has another way too.
    """
    for number, _, answers in document.decisions:
        first: dict[str, str] = {}
        decides = len({branch.to for branch in answers.values() if branch.to}) > 1
        for label, branch in answers.items():
            here = ("steps", number, "decision")
            if not branch.to or _is_explained(branch) or document.is_unknown((*here, label)):
                continue
            earlier = first.setdefault(branch.to, label)
            if "".join(earlier.casefold().split()) == "".join(label.casefold().split()):
                continue  # the first of its target, or the same answer once more, which is another finding
            if decides and not _are_opposite(earlier, label):
                continue
            yield Finding(
                (*here, label),
                Text(
                    f"`{label}` leads to `{branch.to}` as `{earlier}` does",
                    f"`{label}` menuju `{branch.to}`, sama seperti `{earlier}`",
                ),
                notes=(Note((*here, earlier), Text("the first one", "yang pertama")),),
                fix=_fix(here, earlier, label, tuple(answers.values())),
            )


def _are_opposite(one: str, other: str) -> bool:
    """Tell whether two answers are the same words with and without a "not", or yes and no."""
    some, others = set(words(one)), set(words(other))
    return some - _BARE == others - _BARE and some.isdisjoint(_DENYING) != others.isdisjoint(_DENYING)


def _fix(path: Path, earlier: str, label: str, branches: tuple[Branch, ...]) -> Proposal | None:
    """Propose one answer for the two; where there is no other, there was nothing to decide."""
    if len(branches) == 2:
        return without_decision(path, branches[:1])
    title = Text(f"make `{earlier}` and `{label}` one answer", f"gabungkan `{earlier}` dan `{label}`")
    return Proposal(title, (Rename((*path, earlier), f"{earlier} / {label}"), Remove((*path, label))))


def _is_explained(branch: Branch) -> bool:
    return bool(branch.reason.strip()) or branch.probability is not None or branch.max is not None
