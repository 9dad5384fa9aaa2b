"""A step that runs by accident into another way in.

```yaml bad
steps:
  - id: terima-loket
    activity: Menerima permohonan di loket
    start: Datang langsung
  - id: terima-surel
    activity: Mengunduh permohonan dari kotak surel
    start: Melalui surel  # <- start
  - id: periksa
    activity: Memeriksa kelengkapan permohonan
```

```yaml good
steps:
  - id: terima-loket
    activity: Menerima permohonan di loket
    start: Datang langsung
    next: periksa
  - id: terima-surel
    activity: Mengunduh permohonan dari kotak surel
    start: Melalui surel
  - id: periksa
    activity: Memeriksa kelengkapan permohonan
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.references import flow_is_known

ABOUT = About(
    code="FLO019",
    severity=Severity.WARNING,
    what=Text(
        "A step runs on into another one that starts the procedure.",
        "Menurut urutan berkas, sebuah langkah berlanjut ke langkah yang memulai prosedur.",
    ),
    why=Text(
        "A case that arrived at the counter would arrive a second time, by e-mail.",
        "Permohonan yang masuk lewat loket seolah-olah masuk sekali lagi lewat surel.",
    ),
    help=Text(
        "write `next:` on the step before to say where it continues, or `end:` if it ends there",
        "tulis `next:` pada langkah sebelumnya untuk menunjukkan kelanjutannya, atau `end:` jika selesai di situ",
    ),
    source="Format 1: without `next:` the order of the file is the flow; two starting points are seen in "
    "published SOPs (incoming mail by guard and by e-mail)",
    caution=Text(
        "A case may really go on to the step in which others begin; `next:` says so.",
        "Prosedur mungkin memang berlanjut ke langkah yang juga menjadi titik masuk; nyatakan dengan `next:`.",
    ),
    confidence="medium",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each start that the step before it falls into."""
    if not flow_is_known(document):
        return
    for edge in document.flow.edges:
        if edge.kind != "order" or not document.sop.steps[edge.target].start:
            continue
        before, start = document.name_of(edge.source), document.name_of(edge.target)
        yield Finding(
            ("steps", edge.target, "start"),
            Text(
                f"`{before}` runs into `{start}`, which starts the procedure",
                f"`{before}` berlanjut ke `{start}`, padahal itu titik masuk",
            ),
            key=True,
        )
