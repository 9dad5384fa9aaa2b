"""A step from which no end can be reached.

```yaml bad
steps:
  - id: konsep
    activity: Menyusun konsep surat
    actor: konseptor
    decision:
      Lengkap: arsip
      Belum: koreksi
  - id: koreksi  # <- koreksi
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
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.references import flow_is_known

ABOUT = About(
    code="FLO003",
    severity=Severity.ERROR,
    what=Text(
        "From some steps the end of the procedure cannot be reached.",
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
_THEN = Text("and on to this step", "lalu ke langkah ini")


def check(document: Document) -> Iterator[Finding]:
    """Yield one finding for each trap: the first step of the loop, with the loop as its witness.

    A loop that leads into another trap, or to a reference that finds no step, is not reported: with the
    other mended it may well have its way out.
    """
    flow = document.flow
    trapped = flow.reachable - flow.finishing
    if not flow.ends or not trapped or not flow_is_known(document):
        return
    loops = [loop for loop in flow.loops if trapped.issuperset(loop)]
    unknown = {dangling.source for dangling in flow.dangling}
    leading = flow.leading_to(unknown.union(*loops))
    for loop in loops:
        inside = frozenset(loop)
        exits = (edge.target for number in loop for edge in flow.successors[number] if edge.target not in inside)
        if unknown.intersection(loop) or not leading.isdisjoint(exits):
            continue
        way = flow.path_between(loop[0], loop[0], inside)
        said = " -> ".join(map(document.name_of, way))
        yield Finding(
            ("steps", loop[0], "id"),
            Text(f"{said} ... never reaches an end", f"{said} ... tidak pernah mencapai akhir"),
            notes=tuple(Note(("steps", number, "id"), _THEN) for number in way[1:-1]),
        )
