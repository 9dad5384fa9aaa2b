"""The same activity twice, by the same actor.

```yaml bad
steps:
  - id: terima
    activity: Memeriksa kelengkapan berkas
    actor: petugas-loket
  - id: periksa
    activity: "memeriksa  kelengkapan berkas."  # <- "memeriksa  kelengkapan berkas."
    actor: petugas-loket
```

```yaml good
steps:
  - id: periksa-loket
    activity: Memeriksa kelengkapan berkas
    actor: petugas-loket
  - id: periksa-kasi
    activity: Memeriksa kelengkapan berkas
    actor: kepala-seksi
```

```yaml good
steps:
  - {id: nilai, activity: Menilai permohonan, decision: {Layak: terbit, Tidak layak: tolak}}
  - {id: terbit, activity: Menerbitkan izin}
  - {id: kirim-izin, activity: Mengirim surat, end: Izin terbit}
  - {id: tolak, activity: Menyusun surat penolakan}
  - {id: kirim-tolak, activity: Mengirim surat, end: Permohonan ditolak}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.language.texts import folded, is_blank
from sopctl.rules.references import flow_is_known

ABOUT = About(
    code="STR004",
    severity=Severity.WARNING,
    what=Text(
        "Two steps have the same activity and the same actor.",
        "Dua langkah memuat kegiatan dan pelaksana yang sama.",
    ),
    why=Text(
        "Either a row was copied and not changed, or the reader cannot tell which of the two is meant.",
        "Mungkin baris itu hasil salinan yang belum diubah, atau pembaca tidak dapat membedakan keduanya.",
    ),
    help=Text(
        "say how they differ, or go back to the first step with `next:` or a branch",
        "jelaskan perbedaannya, atau kembali ke langkah pertama dengan `next:` atau cabang",
    ),
    source="Unique names of activities: rules of BPMN linters (Signavio, bpmnlint)",
    caution=Text(
        "An act that is really done twice, such as a second signature, may be named twice.",
        "Kegiatan yang memang dilakukan dua kali, misalnya paraf kedua, boleh ditulis dua kali.",
    ),
    confidence="medium",
)

_MOST_STEPS = 200
"""Steps of a file in which alternatives are looked for."""


def check(document: Document) -> Iterator[Finding]:
    """Yield every step that says what an earlier step of the same actor says."""
    steps = document.sop.steps
    if len({folded(step.activity) for step in steps}) == len(steps):
        return
    first: dict[tuple[str, tuple[str, ...]], int] = {}
    for number, step in document.steps():
        if is_blank(step.activity) or document.is_unknown(("steps", number, "actor")):
            continue
        ids = document.doers[number]
        same = (folded(step.activity), ids if len(ids) < 2 else tuple(sorted(ids)))
        earlier = first.setdefault(same, number)
        if earlier != number and not _are_alternatives(document, earlier, number):
            name = document.name_of(earlier)
            yield Finding(
                ("steps", number, "activity"),
                Text(
                    f"step `{name}` has the same activity and actor",
                    f"langkah `{name}` memuat kegiatan dan pelaksana yang sama",
                ),
                notes=(Note(("steps", earlier, "activity"), Text("it is used here first", "pertama kali di sini")),),
            )


def _are_alternatives(document: Document, one: int, other: int) -> bool:
    """Tell whether a case never runs through both steps: the same letter is sent after a grant and after a refusal."""
    flow = document.flow
    if len(flow.steps) > _MOST_STEPS or flow.dangling or not flow_is_known(document):
        return False
    if any(edge.kind == "parallel" for edge in flow.edges) or not {one, other} <= flow.reachable:
        return False
    return not flow.path_between(one, other) and not flow.path_between(other, one)
