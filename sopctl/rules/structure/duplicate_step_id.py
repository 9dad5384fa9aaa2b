"""Two steps with one id.

```yaml bad
steps:
  - id: periksa
    activity: Memeriksa kelengkapan berkas
  - id: periksa  # <- periksa
    activity: Memeriksa konsep surat
```

```yaml good
steps:
  - id: periksa-berkas
    activity: Memeriksa kelengkapan berkas
  - id: periksa-konsep
    activity: Memeriksa konsep surat
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.fixing import write
from sopctl.rules.ids import slug

ABOUT = About(
    code="STR002",
    severity=Severity.ERROR,
    what=Text("Two steps have the same id.", "Dua langkah memakai id yang sama."),
    why=Text(
        "A reference to that id can mean either step, so the flow cannot be followed with certainty.",
        "Alur yang menuju id itu dapat berarti langkah yang mana saja, sehingga alurnya tidak pasti.",
    ),
    help=Text("give one of them an id of its own", "beri salah satunya id sendiri"),
    source="Format 1, item 4: a step is found by its id; 11 of 348 published SOPs have gaps or doubled numbers",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield every step whose id an earlier step has."""
    taken = {step.id for step in document.sop.steps}
    first: dict[str, int] = {}
    for number, step in document.steps():
        if not step.id or (earlier := first.setdefault(step.id, number)) == number:
            continue
        proposal = slug(step.activity)
        yield Finding(
            ("steps", number, "id"),
            Text(
                f"`{step.id}` is already the id of step {earlier + 1}",
                f"`{step.id}` sudah menjadi id langkah ke-{earlier + 1}",
            ),
            Text(
                f"give one of them an id of its own, for example `{proposal}`",
                f"beri salah satunya id sendiri, misalnya `{proposal}`",
            )
            if proposal and proposal not in taken
            else None,
            fix=write(("steps", number, "id"), proposal) if proposal and proposal not in taken else None,
            notes=(Note(("steps", earlier, "id"), Text("it is used here first", "pertama kali dipakai di sini")),),
        )
