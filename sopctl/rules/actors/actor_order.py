"""Actors that are declared in another order than they first act.

```yaml bad
actors:
  kadis: Kepala Dinas  # <- kadis
  kasubag: Kepala Subbagian Umum
  konseptor: Analis Tata Usaha
steps:
  - id: konsep
    activity: Menyusun konsep surat
    actor: konseptor
  - id: koreksi
    activity: Memeriksa konsep surat
    actor: kasubag
  - id: tanda-tangan
    activity: Menandatangani surat
    actor: kadis
```

```yaml good
actors:
  kadis: Kepala Dinas
  konseptor: Analis Tata Usaha
steps:
  - id: konsep
    activity: Menyusun konsep surat
    actor: konseptor
  - id: tanda-tangan
    activity: Menandatangani surat
    actor: kadis
```

```yaml good
layout: {actors: written}
actors:
  kadis: Kepala Dinas
  kasubag: Kepala Subbagian Umum
  konseptor: Analis Tata Usaha
steps:
  - id: konsep
    activity: Menyusun konsep surat
    actor: konseptor
  - id: koreksi
    activity: Memeriksa konsep surat
    actor: kasubag
  - id: tanda-tangan
    activity: Menandatangani surat
    actor: kadis
```
"""

from bisect import bisect_left
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import reorder

ABOUT = About(
    code="ACT008",
    severity=Severity.INFO,
    what=Text(
        "The actors are declared in a different order from the one in which they first act.",
        "Urutan pendaftaran pelaksana berbeda dari urutan kemunculannya dalam langkah.",
    ),
    why=Text(
        "In the flowcharts that were viewed, columns mostly follow the work and not the rank. The picture is drawn "
        "that way in any case; a file in the same order is easier to read beside it.",
        "Pada bagan alir yang diamati, kolom umumnya mengikuti urutan kerja, bukan pangkat. Gambar tetap dibuat "
        "demikian; berkas dengan urutan yang sama lebih mudah dibaca di sampingnya.",
    ),
    help=Text(
        "put the actors in the order of their first step; where the written order has a meaning, say "
        "`layout: {actors: written}`",
        "urutkan pelaksana menurut langkah pertamanya; bila urutan tertulis memang disengaja, tulis "
        "`layout: {actors: written}`",
    ),
    source="A habit that was observed, not a rule that was read: columns in order of work in every flowchart viewed of "
    "one office and in 6 of 7 of another",
    caution=Text(
        "An order by rank or by unit may be meant; `layout: {actors: written}` says so. A single actor out of its "
        "place is let pass.",
        "Urutan menurut pangkat atau unit mungkin memang disengaja; nyatakan dengan `layout: {actors: written}`. Satu "
        "pelaksana saja yang tidak pada urutannya dibiarkan.",
    ),
    confidence="medium",
)

_MOST = 2
"""So many actors out of their place make the table harder to read beside the file; one does not."""


def check(document: Document) -> Iterator[Finding]:
    """Yield the first actor that is declared before one that acts earlier, where more than one is out of its place."""
    sop = document.sop
    if sop.layout.actors == "written" or document.any_unknown("actor"):
        return
    appearing = list(dict.fromkeys(actor for ids in document.doers for actor in ids if actor in sop.actors))
    used = set(appearing)
    written = [actor for actor in sop.actors if actor in used]
    if _out_of_place(written, appearing) < _MOST:
        return
    for here, expected in zip(written, appearing, strict=True):
        if here != expected:
            yield Finding(
                ("actors", here),
                Text(
                    f"`{here}` is declared before `{expected}`, which acts first",
                    f"`{here}` didaftarkan sebelum `{expected}`, padahal `{expected}` muncul lebih dahulu",
                ),
                key=True,
                fix=reorder(("actors",), [*appearing, *(actor for actor in sop.actors if actor not in used)]),
            )
            return


def _out_of_place(written: list[str], appearing: list[str]) -> int:
    """Return how many actors have to be moved to come from one order to the other."""
    rising: list[int] = []
    for place in map(appearing.index, written):
        position = bisect_left(rising, place)
        rising[position : position + 1] = [place]  # the least place at which so long a run in order can end
    return len(written) - len(rising)
