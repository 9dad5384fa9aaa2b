"""An SOP in force runs one that is not.

```yaml bad
# file: surat-keluar.sop.yaml
id: surat-keluar
status: effective
steps:
  - id: arsip
    calls: arsip-dinamis  # <- arsip-dinamis
# file: arsip-dinamis.sop.yaml
id: arsip-dinamis
status: review
```

```yaml good
# file: surat-keluar.sop.yaml
id: surat-keluar
status: effective
related: [arsip-statis]
steps:
  - id: arsip
    calls: arsip-dinamis
# file: arsip-dinamis.sop.yaml
id: arsip-dinamis
status: effective
# file: arsip-statis.sop.yaml
id: arsip-statis
status: draft
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.project import Entry, Project
from sopctl.rules.base import About, ProjectFinding

ABOUT = About(
    code="XDC009",
    severity=Severity.WARNING,
    what=Text(
        "An SOP in force calls one that is still a draft or under review.",
        "SOP yang berlaku memanggil SOP yang masih draf atau sedang ditinjau.",
    ),
    why=Text(
        "Staff are bound to a step whose own text may change tomorrow and binds nobody.",
        "Pegawai terikat pada langkah yang naskahnya belum mengikat dan masih dapat berubah.",
    ),
    help=Text(
        "have the called SOP approved first, or describe the work in this step until then",
        "sahkan dahulu SOP yang dipanggil, atau uraikan pekerjaannya pada langkah ini sampai SOP itu berlaku",
    ),
    source="References to documents that are not released: Doorstop, links to inactive items; ISO 9001:2015, 7.5.3",
    caution=Text("An SOP that does not say its status is a draft.", "SOP yang tidak menyebut status dianggap draf."),
)

_UNFINISHED = frozenset({"draft", "review"})


def check_project(project: Project) -> Iterator[ProjectFinding]:
    """Yield every call of an unfinished SOP from one that is in force."""
    unfinished: dict[str, Entry] = {}
    for entry in project.entries:
        if entry.id and entry.status in _UNFINISHED:
            unfinished.setdefault(entry.id, entry)
    for entry in project.entries:
        if entry.status != "effective":
            continue
        for number, called in entry.calls:
            if other := unfinished.get(called):
                yield ProjectFinding(
                    entry.file,
                    ("steps", number, "calls"),
                    Text(
                        f"the SOP `{called}` is not in force (status {other.status})",
                        f"SOP `{called}` belum berlaku (status {other.status})",
                    ),
                    others=((other.file, ("id",), Text("the SOP that is called", "SOP yang dipanggil")),),
                )
