"""A step from which no end can be reached.

```yaml bad
steps:
  - id: konsep
    activity: Menyusun konsep surat
    actor: konseptor
    decision:
      Lengkap: arsip
      Belum: koreksi
  - id: koreksi  # <-
    activity: Memeriksa konsep surat
    actor: kasubag
  - id: perbaikan
    activity: Memperbaiki konsep surat
    actor: konseptor
    next: koreksi
  - id: arsip
    activity: Mengarsipkan surat
    actor: konseptor
```

```yaml good
steps:
  - id: konsep
    activity: Menyusun konsep surat
    actor: konseptor
  - id: koreksi
    activity: Memeriksa konsep surat
    actor: kasubag
    decision:
      Sesuai: arsip
      Tidak sesuai: konsep
  - id: arsip
    activity: Mengarsipkan surat
    actor: konseptor
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="FLO003",
    severity=Severity.ERROR,
    what=Text(
        "From some step no end of the procedure can be reached.",
        "Dari suatu langkah, akhir prosedur tidak dapat dicapai.",
    ),
    why=Text(
        "Whoever gets into such a loop never gets out: the case is never closed.",
        "Berkas yang masuk ke putaran seperti itu tidak pernah keluar: urusan tidak pernah selesai.",
    ),
    help=Text(
        "give one of these steps a way out: a branch to a later step, or `end:` with the outcome",
        "beri salah satu langkah itu jalan keluar: cabang ke langkah berikutnya, atau `end:` dengan hasilnya",
    ),
    source="Option to complete: van der Aalst 1997, soundness of workflow nets",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield one finding for each trap: the first step of the loop, with the loop as its witness."""
    flow = document.flow
    if not flow.ends:
        return
    trapped = {n for n in flow.reachable if n not in flow.finishing}
    for loop in flow.loops:
        if not trapped.issuperset(loop):
            continue
        names = [document.name_of(n) for n in flow.path_between(loop[0], loop[0])]
        way = " -> ".join(names)
        yield Finding(
            ("steps", loop[0], "id"),
            Text(f"{way} ... never reaches an end", f"{way} ... tidak pernah mencapai akhir"),
        )
