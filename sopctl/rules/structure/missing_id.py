"""An SOP, an actor or a step without an id.

```yaml bad
title: Pengelolaan Surat Keluar  # <-
steps:
  - activity: Menyusun konsep surat  # <- activity: Menyusun konsep surat
    actor: konseptor
  - id: ""  # <-
    activity: Mengarsipkan surat
    actor: konseptor
```

```yaml good
id: surat-keluar
title: Pengelolaan Surat Keluar
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
from sopctl.rules.fixing import add, write
from sopctl.rules.ids import slug
from sopctl.source import Path

ABOUT = About(
    code="STR006",
    severity=Severity.ERROR,
    what=Text("The SOP or a part of it has no id.", "SOP atau bagiannya belum memiliki id."),
    why=Text(
        "Branches, comparisons of versions and comments refer to ids; numbers would change with every new row.",
        "Alur, perbandingan versi, dan catatan merujuk pada id; nomor urut berubah setiap kali ada baris baru.",
    ),
    help=Text("add `id:` with a short name", "tambahkan `id:` dengan nama singkat"),
    source="Format 1, item 4: identity is the id",
)

_WORDS = 3
"""An id of that many words is short enough to type."""


def check(document: Document) -> Iterator[Finding]:
    """Yield the SOP and every actor and step without an id."""
    sop = document.sop
    if not sop.id.strip():
        yield _finding(("id",), Text("the SOP has no id", "SOP ini belum memiliki id"), slug(sop.title), document)
    for actor_id, actor in sop.actors.items():
        if not actor_id.strip():
            message = Text("an actor has no id", "seorang pelaksana belum memiliki id")
            yield _finding(("actors", actor_id), message, slug(actor.name), None, key=True)
    for number, step in document.steps():
        if not step.id.strip():
            message = Text(f"step {number + 1} has no id", f"langkah ke-{number + 1} belum memiliki id")
            proposal = "-".join(slug(step.activity).split("-")[:_WORDS])
            free = proposal not in {other.id for other in sop.steps}
            yield _finding(("steps", number, "id"), message, proposal, document if free else None)


def _finding(path: Path, message: Text, proposal: str, fixed: Document | None, *, key: bool = False) -> Finding:
    if not proposal:
        return Finding(path, message, key=key)
    written = f"`{proposal}: ...`" if key else f"`id: {proposal}`"
    help_ = Text(f"add, for example, {written}", f"tambahkan, misalnya, {written}")
    if fixed is None:
        return Finding(path, message, help_, key=key)
    fix = write(path, proposal) if fixed.loaded.source.deepest(path) == path else add(path, proposal)
    return Finding(path, message, help_, key=key, fix=fix)
