"""A step that stands in the file before everything that leads to it.

```yaml bad
steps:
  - id: terima
    activity: Menerima berkas
    next: nilai
  - id: arsip  # <- arsip
    activity: Mengarsipkan berkas
    end: Berkas diarsipkan
  - id: nilai
    activity: Menilai berkas
    next: arsip
```

```yaml good
steps:
  - id: terima
    activity: Menerima berkas
    decision:
      Lengkap: nilai
      Tidak lengkap: tolak
  - id: tolak
    activity: Menolak berkas
    end: Berkas ditolak
  - id: nilai
    activity: Menilai berkas
    decision:
      Layak: arsip
      Tidak layak: tolak
  - id: arsip
    activity: Mengarsipkan berkas
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.references import flow_is_known

ABOUT = About(
    code="FLO037",
    severity=Severity.INFO,
    what=Text(
        "A step is written above all steps that lead to it.",
        "Sebuah langkah ditulis di atas semua langkah yang menuju kepadanya.",
    ),
    why=Text(
        "Rows are read from top to bottom: the reader does this step before its turn, and the arrow runs upwards "
        "although nothing is repeated.",
        "Baris dibaca dari atas ke bawah: pembaca mengerjakan langkah ini sebelum gilirannya, dan panahnya naik "
        "padahal tidak ada yang diulang.",
    ),
    help=Text(
        "move the step below the one that leads to it", "pindahkan langkah itu ke bawah langkah yang menuju kepadanya"
    ),
    source="Flowcharts run from top to bottom: Permenpan RB 35/2012; flow that jumps about is what reviewers "
    "complain of",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each step but the starts that only later ones outside of its own loops lead to."""
    flow = document.flow
    if flow.dangling or not flow_is_known(document):
        return
    together = {number: position for position, group in enumerate(flow.loops) for number in group}
    starts = frozenset(flow.starts)
    for number, edges in enumerate(flow.predecessors):
        if edges and edges[0].source < number and edges[0].source in flow.reachable:
            continue  # as nearly always
        sources = [edge.source for edge in edges if edge.source in flow.reachable and edge.source != number]
        if not sources or number in starts or min(sources) < number:
            continue
        if any(number in together and together.get(source) == together[number] for source in sources):
            continue  # a return, which is written above by its nature
        here, before = document.name_of(number), document.name_of(sources[0])
        yield Finding(
            ("steps", number, "id"),
            Text(
                f"`{here}` is written above `{before}`, but comes after it",
                f"`{here}` ditulis di atas `{before}`, padahal dikerjakan sesudahnya",
            ),
            notes=(Note(("steps", sources[0], "id"), Text("it is led to from here", "dituju dari sini")),),
        )
