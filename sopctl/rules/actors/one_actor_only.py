"""An administrative SOP in which one actor does everything.

```yaml bad
status: effective
kind: {nature: administratif}
actors: {arsiparis: Arsiparis}
steps:
  - {id: pilah, activity: Memilah arsip, actor: arsiparis}  # <-
  - {id: catat, activity: Mencatat arsip, actor: arsiparis}
  - {id: simpan, activity: Menyimpan arsip, actor: arsiparis}
```

```yaml bad
status: review
profile: sop-ap
actors: {operator: Operator Layanan}
steps:
  - {id: unduh, activity: Mengunduh data, actor: operator}  # <- operator
  - {id: olah, activity: Mengolah data, actor: operator}
  - {id: kirim, activity: Mengirim data, actor: operator}
```

```yaml good
status: effective
profile: sop-ap
kind: {nature: teknis}
actors: {arsiparis: Arsiparis}
steps:
  - {id: pilah, activity: Memilah arsip, actor: arsiparis}
  - {id: catat, activity: Mencatat arsip, actor: arsiparis}
  - {id: simpan, activity: Menyimpan arsip, actor: arsiparis}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="ACT015",
    severity=Severity.WARNING,
    what=Text(
        "One actor does all steps of an administrative SOP.",
        "Satu pelaksana mengerjakan semua langkah SOP administratif.",
    ),
    why=Text(
        "An administrative SOP shows how posts work together; with one of them, either the SOP is technical or those "
        "who check and decide are missing.",
        "SOP administratif menunjukkan kerja sama antarjabatan; bila hanya satu, SOP itu bersifat teknis atau jabatan "
        "yang memeriksa dan memutuskan belum ditulis.",
    ),
    help=Text(
        "write `kind: {nature: technical}`, or add the actors who take part",
        "tulis `kind: {nature: teknis}`, atau tambahkan pelaksana yang terlibat",
    ),
    source="Permenpan RB 35/2012, kinds of SOP: an administrative one has more than one actor, a technical one is "
    "for one person, team or post",
    confidence="medium",
    caution=Text(
        "A technical SOP that does not say so is taken for an administrative one.",
        "SOP teknis yang tidak menyebut jenisnya dianggap administratif.",
    ),
)

_ADMINISTRATIVE = "sop-ap"
"""The profile that is meant for administrative procedures."""
_FEWEST = 3


def check(document: Document) -> Iterator[Finding]:
    """Yield the first actor where there is no other one, but let drafts grow."""
    sop = document.sop
    if sop.status == "draft":
        return
    nature = sop.kind.nature if sop.kind else None
    if nature != "administrative" and (nature or document.profile.profile != _ADMINISTRATIVE):
        return
    used = set(document.doers)
    if len(sop.steps) < _FEWEST or len(used) > 1 or any(step.calls for step in sop.steps) or document.loaded.broken:
        return
    (ids,) = used
    if len(ids) != 1 or not ids[0].strip():
        return
    name = sop.actors[ids[0]].name if ids[0] in sop.actors else ids[0]
    yield Finding(
        ("steps", 0, "actor"),
        Text(f"{name} does all {len(sop.steps)} steps", f"{name} mengerjakan semua {len(sop.steps)} langkah"),
    )
