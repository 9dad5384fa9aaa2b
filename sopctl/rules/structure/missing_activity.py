"""A step that does not say what is done.

```yaml bad
steps:
  - id: konsep  # <- id: konsep
    actor: konseptor
  - id: koreksi
    activity: "-"  # <-
    actor: kasubag
```

```yaml good
steps:
  - id: konsep
    activity: Menyusun konsep surat
    actor: konseptor
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import fill_in
from sopctl.rules.language.texts import is_blank

ABOUT = About(
    code="STR003",
    severity=Severity.ERROR,
    what=Text("A step does not say what is done.", "Langkah tidak menyebut apa yang dikerjakan."),
    why=Text(
        "The actor of this step cannot know what to do, and the row in the table stays empty.",
        "Pelaksana langkah itu tidak tahu apa yang harus dikerjakan, dan barisnya dalam tabel tetap kosong.",
    ),
    help=Text(
        "add `activity:` with a verb and its object, for example Menyusun konsep surat",
        "tambahkan `activity:` berisi kata kerja dan objeknya, misalnya Menyusun konsep surat",
    ),
    source="Permenpan RB 35/2012: each row of the flowchart has its activity (uraian kegiatan)",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the steps without an activity."""
    for number, step in document.steps():
        if is_blank(step.activity):
            name = document.name_of(number)
            yield Finding(
                ("steps", number, "activity"),
                Text(f"step `{name}` does not say what is done", f"langkah `{name}` tidak menyebut kegiatannya"),
                fix=fill_in(document, ("steps", number, "activity"), Text("what is done", "kegiatan")),
            )
