"""An activity of one word.

```yaml bad
steps:
  - id: periksa
    activity: Memeriksa  # <- Memeriksa
  - id: rapat
    activity: Rapat  # <-
```

```yaml good
steps:
  - id: periksa
    activity: Memeriksa berkas permohonan
  - id: kirim
    calls: surat-keluar
    activity: Persuratan
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import has_placeholder, words

ABOUT = About(
    code="WRD012",
    severity=Severity.WARNING,
    what=Text("An activity is one word only.", "Uraian kegiatan hanya satu kata."),
    why=Text(
        "The verb says what is done, the object to what; one without the other can mean any work.",
        "Kata kerja menyebut perbuatannya, objek menyebut sasarannya; satu kata saja dapat berarti apa pun.",
    ),
    help=Text(
        "write the verb and its object: Memeriksa berkas permohonan, Check the label",
        "tulis kata kerja dan objeknya, misalnya Memeriksa berkas permohonan",
    ),
    source="Verb-object labels are the least ambiguous: Mendling, Reijers and van der Aalst, IST 52 (2010), G6",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each activity that is one word; a called SOP may be there with its name."""
    for number, step in document.steps():
        said = words(step.activity)
        if len(said) == 1 and not step.calls and not any(map(str.isdigit, step.activity)):
            if has_placeholder(step.activity):
                continue
            yield Finding(
                ("steps", number, "activity"),
                Text(f"`{said[0]}`: of what", f"`{said[0]}` tidak menyebut objeknya"),
            )
