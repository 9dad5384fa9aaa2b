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
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.language.texts import folded, is_blank

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
)


def check(document: Document) -> Iterator[Finding]:
    """Yield every step that says what an earlier step of the same actor says."""
    first: dict[tuple[str, tuple[str, ...]], int] = {}
    for number, step in document.steps():
        if is_blank(step.activity) or document.is_unknown(("steps", number, "actor")):
            continue
        same = (folded(step.activity), tuple(sorted(step.actor.ids)))
        earlier = first.setdefault(same, number)
        if earlier != number:
            name = document.name_of(earlier)
            yield Finding(
                ("steps", number, "activity"),
                Text(
                    f"step `{name}` has the same activity and actor",
                    f"langkah `{name}` memuat kegiatan dan pelaksana yang sama",
                ),
                notes=(Note(("steps", earlier, "activity"), Text("it is used here first", "pertama kali di sini")),),
            )
