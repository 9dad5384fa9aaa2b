"""A branch that does not say which answer it stands for.

```yaml bad
steps:
  - id: uji
    activity: Menguji perangkat yang terpasang
    decision:
      "?": pasang  # <- "?"
      Sudah sesuai: selesai
      "2": tolak  # <-
  - id: pasang
    activity: Memasang ulang perangkat
    next: uji
  - id: tolak
    activity: Mengembalikan perangkat
    end: Perangkat ditolak
  - id: selesai
    activity: Menyerahkan perangkat
```

```yaml bad
steps:
  - id: uji
    activity: Menguji perangkat yang terpasang
    decision:
      (no label): pasang  # <-
      Sudah sesuai: selesai
  - id: pasang
    activity: Memasang ulang perangkat
    next: uji
  - id: selesai
    activity: Menyerahkan perangkat
```

```yaml good
steps:
  - id: pasang
    activity: Memasang perangkat
  - id: uji
    activity: Menguji perangkat yang terpasang
    decision:
      Belum sesuai: {to: pasang, max: 3}
      Sudah sesuai: selesai
  - id: selesai
    activity: Menyerahkan perangkat
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import rename
from sopctl.rules.language.texts import is_blank

ABOUT = About(
    code="FLO015",
    severity=Severity.ERROR,
    what=Text(
        "A branch of a decision has no answer.",
        "Cabang suatu keputusan tidak memuat jawabannya.",
    ),
    why=Text(
        "Readers of the flowchart cannot tell which way to take.",
        "Pembaca bagan alir tidak dapat mengetahui jalan mana yang harus ditempuh.",
    ),
    help=Text(
        "write the answer in words, for example Sesuai, Tidak lengkap or Ya",
        "tulis jawabannya dengan kata, misalnya Sesuai, Tidak lengkap, atau Ya",
    ),
    source="Branches without a label in most of the published flowcharts that were viewed",
)

_NO_LABEL = frozenset("nolabel tanpalabel tidakadalabel unlabelled unlabeled null".split())  # noqa: SIM905


def check(document: Document) -> Iterator[Finding]:
    """Yield each label that is empty, a sign, a number or a stand-in for a label."""
    for number, step, answers in document.decisions:
        for label, branch in answers.items():
            letters = "".join(filter(str.isalnum, label)).casefold()
            if letters and letters not in _NO_LABEL and not (letters.isdecimal() and is_blank(step.question)):
                continue  # a number answers a question: how many signatures are there?
            name = document.name_of(number)
            target = branch.to
            shown = f": `{label}`" if label.strip() else ""
            yield Finding(
                ("steps", number, "decision", label),
                Text(
                    f"the branch of step `{name}` to `{target}` has no answer{shown}",
                    f"cabang langkah `{name}` ke `{target}` tidak memuat jawaban{shown}",
                ),
                key=True,
                fix=_fix(document, number, label, target),
            )


def _fix(document: Document, number: int, label: str, target: str) -> Proposal:
    words = f"<isi: jawaban menuju {target}>" if document.language == "id" else f"<fill in: answer to {target}>"
    return rename(("steps", number, "decision", label), words)
