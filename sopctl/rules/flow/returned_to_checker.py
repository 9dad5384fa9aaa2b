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
from sopctl.rules.language.acts import act_of

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
    together = {number: position for position, group in enumerate(flow.loops) for number in group}
    checks = [
        step.decision is not None and act_of(step.activity, document.language).kind in _CHECKS
        for step in document.sop.steps
    ]
    for edge in flow.edges:
        if edge.kind != "branch" or edge.target >= edge.source or not (checks[edge.source] and checks[edge.target]):
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
