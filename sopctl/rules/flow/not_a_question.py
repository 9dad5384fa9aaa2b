"""The question of a decision that does not ask.

```yaml bad
steps:
  - id: terima
    activity: Menerima berkas
  - id: periksa
    activity: Memeriksa berkas permohonan
    question: Kelengkapan berkas.  # <-
    decision:
      Lengkap: arsip
      Belum: terima
  - id: arsip
    activity: Mengarsipkan berkas
```

```yaml good
steps:
  - id: terima
    activity: Menerima berkas
  - id: periksa
    activity: Memeriksa berkas permohonan
    question: Apakah berkas lengkap?
    decision:
      Lengkap: arsip
      Belum: terima
  - id: arsip
    activity: Mengarsipkan berkas
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import write
from sopctl.rules.language.texts import is_blank

ABOUT = About(
    code="FLO035",
    severity=Severity.INFO,
    what=Text("The question of a decision is no question.", "Pertanyaan suatu keputusan bukan kalimat tanya."),
    why=Text(
        "A heading leaves open what is asked; a question shows at once whether the answers fit it.",
        "Judul tidak menunjukkan apa yang ditanyakan; kalimat tanya langsung menunjukkan apakah jawabannya cocok.",
    ),
    help=Text(
        "write it as a question with a question mark, so that each answer is an answer to it",
        "tulis sebagai kalimat tanya dengan tanda tanya, sehingga setiap jawaban menjawabnya",
    ),
    source="Decisions are named by a question: modelling conventions (Signavio; Silver, BPMN Method and Style)",
)

_MARKS = ("?", "\uff1f", "\u061f")
_CLOSING = " \t\r\n\"'\u201d\u2019)"


def check(document: Document) -> Iterator[Finding]:
    """Yield each question of a decision without a question mark at the end."""
    for number, step in document.steps():
        if is_blank(step.question) or step.decision is None or _asks(step.question):
            continue
        yield Finding(
            ("steps", number, "question"),
            Text(f"`{step.question}` does not ask anything", f"`{step.question}` bukan kalimat tanya"),
            fix=write(("steps", number, "question"), step.question.rstrip(" \t\r\n.,:;!") + "?", safe=True),
        )


def _asks(text: str) -> bool:
    plain = text.rstrip(_CLOSING)
    return plain.endswith(_MARKS) or "?" in plain[:-1]
