"""An id with capital letters, spaces or other signs.

```yaml bad
id: Surat Keluar  # <- Surat Keluar
actors:
  Kasubag_Umum: Kepala Subbagian Umum  # <- Kasubag_Umum
steps:
  - id: tanda_tangan  # <-
    was: Paraf  # <-
    activity: Menandatangani surat
```

```yaml good
id: surat-keluar
actors:
  kasubag-umum: Kepala Subbagian Umum
steps:
  - id: tanda-tangan
    was: paraf
    activity: Menandatangani surat
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import renamed_actor, renamed_steps, write
from sopctl.rules.ids import is_id, slug
from sopctl.source import Path

ABOUT = About(
    code="STR005",
    severity=Severity.ERROR,
    what=Text(
        "An id contains something other than lower-case letters, digits and single hyphens.",
        "Id memuat karakter selain huruf kecil, angka, dan satu tanda hubung di antaranya.",
    ),
    why=Text(
        "Ids become parts of file names, links and pictures, and must be the same on every system.",
        "Id menjadi bagian dari nama berkas, tautan, dan gambar, sehingga harus sama di setiap sistem.",
    ),
    help=Text(
        "write it with lower-case letters, digits and single hyphens, and change it wherever it is referred to",
        "tulis dengan huruf kecil, angka, dan satu tanda hubung, lalu ubah pula semua rujukan ke id itu",
    ),
    source="Format 1, item 4: ids are names that never change, in links, logs and comparisons",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each id of the SOP, its actors and its steps that is none."""
    sop = document.sop
    if sop.id and not is_id(sop.id):
        yield _finding(document, ("id",), sop.id)
    for actor_id, actor in sop.actors.items():
        if actor_id and not is_id(actor_id):
            yield _finding(document, ("actors", actor_id), actor_id, key=True)
        if actor.was and not is_id(actor.was):
            yield _finding(document, ("actors", actor_id, "was"), actor.was)
    for number, step in document.steps():
        if step.id and not is_id(step.id):
            yield _finding(document, ("steps", number, "id"), step.id)
        if step.was and not is_id(step.was):
            yield _finding(document, ("steps", number, "was"), step.was)


def _finding(document: Document, path: Path, written: str, *, key: bool = False) -> Finding:
    proposal = slug(written)
    return Finding(
        path,
        Text(f"`{written}` is not a valid id", f"`{written}` bukan id yang sah"),
        Text(
            f"write `{proposal}`, here and wherever it is referred to",
            f"tulis `{proposal}`, di sini dan pada semua rujukannya",
        )
        if proposal
        else None,
        key=key,
        fix=_fix(document, path, proposal) if proposal else None,
    )


def _fix(document: Document, path: Path, proposal: str) -> Proposal | None:
    """Propose the id here and in all references of the file; other files that name the SOP are not changed."""
    match path:
        case ("actors", str(actor)):
            return renamed_actor(document, actor, proposal)
        case ("steps", int(number), "id"):
            return renamed_steps(document, {number: proposal})
    return write(path, proposal)
