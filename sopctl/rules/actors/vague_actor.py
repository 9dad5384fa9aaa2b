"""An actor that could be anybody.

```yaml bad
actors:
  petugas: Petugas  # <- Petugas
  kepala: Kepala  # <-
  tim: Tim terkait  # <-
```

```yaml bad
language: en
actors:
  staff: Staff  # <-
  management: Management  # <-
```

```yaml good
actors:
  konseptor: Pelaksana
  petugas: Petugas Loket
  kepala: Kepala Puskesmas
  pemohon: {name: Pegawai, external: true}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import folded, word_list

ABOUT = About(
    code="ACT006",
    severity=Severity.INFO,
    what=Text("The name of an actor does not say who it is.", "Nama pelaksana belum menunjukkan siapa."),
    why=Text(
        "Whoever reads Petugas or Tim does not know whether the step is theirs.",
        "Orang yang membaca Petugas atau Tim tidak tahu apakah langkah itu bagiannya.",
    ),
    help=Text(
        "name the post or the unit, for example Petugas Loket", "sebut jabatan atau unitnya, misalnya Petugas Loket"
    ),
    source="Column headings of one word in 348 published SOPs: Fungsional 12, Kepala 11, Tim 8, Staf 8, Anggota 6",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each actor whose whole name is a word for anybody."""
    vague = word_list("vague_actors")
    for actor, about in document.sop.actors.items():
        if folded(about.name) in vague:
            yield Finding(
                ("actors", actor, "name"),
                Text(f"`{about.name}` alone does not say who it is", f"`{about.name}` saja belum menunjukkan siapa"),
            )
