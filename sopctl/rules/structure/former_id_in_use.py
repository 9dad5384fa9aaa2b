"""A former id that is in use again.

```yaml bad
steps:
  - id: periksa
    activity: Memeriksa kelengkapan berkas
  - id: verifikasi
    was: periksa  # <- periksa
    activity: Memverifikasi data pemohon
  - id: arsip
    was: arsip  # <-
    activity: Mengarsipkan berkas
```

```yaml bad
actors:
  loket: {name: Petugas Loket, was: petugas}
  depan: {name: Petugas Pelayanan, was: petugas}  # <- petugas
```

```yaml good
actors:
  loket: {name: Petugas Loket, was: petugas}
steps:
  - id: verifikasi
    was: periksa
    activity: Memverifikasi data pemohon
```
"""

from collections.abc import Iterable, Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.source import Path

ABOUT = About(
    code="STR011",
    severity=Severity.ERROR,
    what=Text("A former id is in use again.", "Id lama dipakai lagi."),
    why=Text(
        "With two holders of one id, comparisons of versions, comments and logs join what does not belong together.",
        "Bila satu id dipakai dua pihak, perbandingan versi, catatan, dan log menggabungkan hal yang berbeda.",
    ),
    help=Text(
        "give the new step or actor an id that was never used, or remove `was:` where nothing was renamed",
        "beri langkah atau pelaksana baru itu id yang belum pernah dipakai, atau hapus `was:` jika tidak ada yang "
        "diganti",
    ),
    source="Format 1, item 4: an id never changes, a renamed one is recorded with `was:`; ids are not given twice in "
    "StrictDoc either",
)

_HERE = Text("it is used here", "dipakai di sini")


def check(document: Document) -> Iterator[Finding]:
    """Yield each `was:` that is the present id, or an earlier former one, of anything of the same sort."""
    sop = document.sop
    if any(step.was for step in sop.steps):
        yield from _reused((("steps", n), step.id, step.was) for n, step in document.steps())
    if any(about.was for about in sop.actors.values()):
        yield from _reused((("actors", actor), actor, about.was) for actor, about in sop.actors.items())


def _reused(things: Iterable[tuple[Path, str, str]]) -> Iterator[Finding]:
    known = list(things)
    present = {own: here for here, own, _ in known if own}
    former: dict[str, Path] = {}
    for here, _, was in known:
        if not was:
            continue
        other = present.get(was, former.get(was))
        former.setdefault(was, here)
        if other is None:
            continue
        message = Text(f"`{was}` is still the id here", f"`{was}` masih menjadi id di sini")
        notes: tuple[Note, ...] = ()
        if other != here:
            message = Text(f"`{was}` is used for something else too", f"`{was}` juga dipakai untuk hal lain")
            notes = (Note(other, _HERE),)
        yield Finding((*here, "was"), message, notes=notes)
