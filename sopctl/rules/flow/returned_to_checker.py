"""Work that is sent back to one who only checks it.

```yaml bad
steps:
  - id: ketik
    activity: Mengetik konsep surat
  - id: kasubag
    activity: Memeriksa konsep surat
    decision: {Sesuai: sekretaris, Tidak sesuai: {to: ketik, max: 2}}
  - id: sekretaris
    activity: Mengoreksi konsep surat
    decision:
      Sesuai: kirim
      Tidak sesuai: {to: kasubag, max: 2}  # <-
  - id: kirim
    activity: Mengirim surat
```

```yaml good
steps:
  - id: ketik
    activity: Mengetik konsep surat
  - id: kasubag
    activity: Memeriksa konsep surat
    decision: {Sesuai: sekretaris, Tidak sesuai: {to: ketik, max: 2}}
  - id: sekretaris
    activity: Mengoreksi konsep surat
    decision:
      Sesuai: kirim
      Tidak sesuai: {to: ketik, max: 2}
  - id: kirim
    activity: Mengirim surat
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note

ABOUT = About(
    code="FLO038",
    severity=Severity.INFO,
    what=Text(
        "A refused case goes back to a step that only checks.",
        "Yang ditolak dikembalikan ke langkah yang hanya memeriksa.",
    ),
    why=Text(
        "The checker cannot mend it and passes it down once more: every return takes two.",
        "Pemeriksa tidak memperbaikinya, hanya meneruskannya ke bawah: setiap pengembalian memakan dua kali waktu.",
    ),
    help=Text(
        "lead the branch to the step in which the fault is mended",
        "arahkan cabang itu ke langkah yang memperbaiki kekurangannya",
    ),
    source="Seen in published SOPs: returns of the head go to the one who checked before, not to the one who drafted",
    caution=Text(
        "In many offices a return is meant to pass down the ladder, post by post.",
        "Di banyak kantor, pengembalian memang sengaja diturunkan berjenjang.",
    ),
    confidence="low",
)

_CHECKS = frozenset({"check", "approve"})


def check(document: Document) -> Iterator[Finding]:
    """Yield each branch back from a decision that checks to an earlier decision that checks."""
    if not document.speaks:
        return
    flow = document.flow
    decides = (number for number, step in document.steps() if step.decision is not None)
    checks = {number for number in decides if document.acts[number].kind in _CHECKS}
    if not checks:
        return
    together = {number: position for position, group in enumerate(flow.loops) for number in group}
    for edge in flow.edges:
        if edge.kind != "branch" or edge.target >= edge.source or not {edge.source, edge.target} <= checks:
            continue
        if together.get(edge.source) != together.get(edge.target, -1):
            continue
        back = document.name_of(edge.target)
        yield Finding(
            edge.path,
            Text(
                f"`{edge.label}` leads back to `{back}`, which only checks",
                f"`{edge.label}` kembali ke `{back}`, yang hanya memeriksa",
            ),
            notes=(Note(("steps", edge.target, "activity"), Text("a check as well", "juga pemeriksaan")),),
        )
