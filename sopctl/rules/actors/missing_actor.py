"""A step that nobody does.

```yaml bad
steps:
  - id: konsep  # <- id: konsep
    activity: Menyusun konsep surat
    duration: 30 menit
    outputs: [Konsep surat]
  - id: koreksi
    activity: Memeriksa konsep surat
    actor: ""  # <-
    duration: 15 menit
    outputs: [Konsep surat terparaf]
```

```yaml good
steps:
  - id: konsep
    activity: Menyusun konsep surat
    actor: konseptor
    duration: 30 menit
    outputs: [Konsep surat]
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import add, write
from sopctl.rules.language.texts import is_blank
from sopctl.source import Path

ABOUT = About(
    code="ACT001",
    severity=Severity.ERROR,
    what=Text("A step does not say who does it.", "Langkah tidak menyebut pelaksananya."),
    why=Text(
        "Work that belongs to nobody is left undone, and the step has no column in the flowchart.",
        "Pekerjaan tanpa pelaksana tidak akan dikerjakan, dan langkahnya tidak punya kolom di bagan alir.",
    ),
    help=Text(
        "add `actor:` with the id of an actor from `actors:`",
        "tambahkan `actor:` dengan id pelaksana dari `actors:`",
    ),
    source="Permenpan RB 35/2012: every activity has its actor in a column of its own (pelaksana)",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the steps without an actor."""
    for number, ids in enumerate(document.doers):
        if all(map(is_blank, ids)):
            if document.is_unknown(("steps", number, "actor")):
                continue
            name = document.name_of(number)
            yield Finding(
                ("steps", number, "actor"),
                Text(f"step `{name}` has no actor", f"langkah `{name}` tidak punya pelaksana"),
                fix=_fix(document, ("steps", number, "actor")),
            )


def _fix(document: Document, path: Path) -> Proposal | None:
    """Propose the actor where there is only one."""
    if len(document.sop.actors) != 1:
        return None
    (actor,) = document.sop.actors
    return write(path, actor) if document.loaded.source.deepest(path) == path else add(path, actor)
