"""Yes and no, and nothing that they answer.

```yaml bad
steps:
  - id: susun
    activity: Menyusun konsep surat
    decision:  # <- decision
      Ya: kirim
      Tidak: {to: susun, max: 2}
  - id: kirim
    activity: Mengirim surat
```

```yaml good
steps:
  - id: susun
    activity: Menyusun konsep surat
    question: Apakah surat memerlukan lampiran?
    decision:
      Ya: lampirkan
      Tidak: periksa
  - id: lampirkan
    activity: Melampirkan dokumen
  - id: periksa
    activity: Memeriksa konsep surat
    decision:
      Ya: kirim
      Tidak: {to: susun, max: 2}
  - id: kirim
    activity: Mengirim surat
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import fill_in
from sopctl.rules.language.texts import is_blank

ABOUT = About(
    code="FLO036",
    severity=Severity.INFO,
    what=Text(
        "The answers are yes and no, but nothing is asked.",
        "Jawabannya ya dan tidak, tetapi tidak ada yang ditanyakan.",
    ),
    why=Text(
        "Yes to what? The reader has to guess, and may guess the opposite.",
        "Ya untuk apa? Pembaca harus menebak, dan tebakannya bisa berlawanan.",
    ),
    help=Text(
        "add `question:`, or write the answers in words: Sesuai, Tidak sesuai",
        "tambahkan `question:`, atau tulis jawabannya dengan kata: Sesuai, Tidak sesuai",
    ),
    source="Seen in published SOPs: diamonds with ya and tidak in rows that check nothing; conditions are to say what "
    "they test (Signavio)",
    caution=Text(
        "Where the activity itself implies a question, readers may need no other.",
        "Bila kegiatannya sendiri sudah menyiratkan pertanyaan, pembaca mungkin tidak memerlukan yang lain.",
    ),
    confidence="medium",
)

_YES_OR_NO = frozenset({"ya", "tidak", "iya", "bukan", "belum", "sudah", "y", "t", "yes", "no", "n"})
_ASKING = frozenset({"check", "decide", "approve", "sign"})
_SIGNS = frozenset({"apakah", "whether", "if"})


def check(document: Document) -> Iterator[Finding]:
    """Yield each decision whose answers are all bare words of yes and no where nothing in the step asks."""
    if not document.speaks:
        return
    for number, step, decision in document.decisions:
        if not is_blank(step.question) or "?" in step.activity:
            continue
        if not all(label.strip(" .!").casefold() in _YES_OR_NO for label in decision):
            continue
        if len({branch.to for branch in decision.values()}) == 1:
            continue  # nothing is decided, which is another finding, whose fix takes the answers out
        act = document.acts[number]
        if not act.verb or act.kind in _ASKING or not _SIGNS.isdisjoint(act.rest):
            continue
        if document.is_unknown(("steps", number, "question")):
            continue
        name, answers = document.name_of(number), " / ".join(decision)
        yield Finding(
            ("steps", number, "decision"),
            Text(
                f"step `{name}` has the answers {answers}, but no question",
                f"langkah `{name}` memuat jawaban {answers}, tetapi tidak ada pertanyaannya",
            ),
            key=True,
            fix=fill_in(document, ("steps", number, "question"), Text("question", "pertanyaan")),
        )
