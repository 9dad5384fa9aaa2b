"""A step that no way leads to.

```yaml bad
steps:
  - id: terima
    activity: Menerima berkas permohonan
    next: periksa
  - id: catat  # <- catat
    activity: Mencatat permohonan dalam buku agenda
  - id: periksa
    activity: Memeriksa kelengkapan berkas
```

```yaml good
steps:
  - id: terima
    activity: Menerima berkas permohonan di loket
    start: Datang langsung
    next: periksa
  - id: unduh
    activity: Mengunduh berkas permohonan
    start: Melalui e-mail
  - id: periksa
    activity: Memeriksa kelengkapan berkas
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.references import StepNames, flow_is_known

ABOUT = About(
    code="FLO002",
    severity=Severity.ERROR,
    what=Text("No path leads to a step.", "Tidak ada alur yang menuju suatu langkah."),
    why=Text(
        "A step that is never reached is never done, though everybody thinks it is.",
        "Langkah yang tidak pernah dicapai tidak pernah dikerjakan, padahal semua orang mengira sudah.",
    ),
    help=Text(
        "point another step to it with `next:` or a branch, write `start:` if a case can begin here, or remove it",
        "arahkan langkah lain ke sini dengan `next:` atau cabang, tulis `start:` jika prosedur dapat dimulai di sini, "
        "atau hapus langkah ini",
    ),
    source="No dead tasks: van der Aalst 1997, soundness of workflow nets",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the first step of each part that is cut off; what hangs on it is not news."""
    flow = document.flow
    lost = frozenset(range(len(flow.steps))) - flow.reachable
    if not lost or not flow_is_known(document):
        return
    names = StepNames(document)
    told: set[int] = set()
    _tell({n for d in flow.dangling if (n := names.meant(d.target)) is not None}, document, told)
    for number in sorted(lost, key=lambda n: (_is_followed_up(document, n), n)):
        if number in told:
            continue
        _tell({number}, document, told)
        name = document.name_of(number)
        yield Finding(
            ("steps", number, "id"),
            Text(f"no path leads to step `{name}`", f"tidak ada alur yang menuju langkah `{name}`"),
        )


def _is_followed_up(document: Document, number: int) -> bool:
    return any(edge.source != number for edge in document.flow.predecessors[number])


def _tell(roots: set[int], document: Document, told: set[int]) -> None:
    """Add `roots` and all that they lead to; what is in `told` already was followed then, so no step is met twice."""
    pending = list(roots - told)
    told |= roots
    while pending:
        new = {edge.target for edge in document.flow.successors[pending.pop()]} - told
        told |= new
        pending += new
