"""A step that runs another SOP which does not exist.

```yaml bad
# file: surat-keluar.sop.yaml
id: surat-keluar
steps:
  - id: arsip
    calls: arsip-dinamiss  # <- arsip-dinamiss
# file: arsip-dinamis.sop.yaml
id: arsip-dinamis
```

```yaml good
# file: surat-keluar.sop.yaml
id: surat-keluar
steps:
  - id: arsip
    calls: arsip-dinamis
# file: arsip-dinamis.sop.yaml
id: arsip-dinamis
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.project import Project
from sopctl.rules.base import About, ProjectFinding
from sopctl.rules.fixing import write
from sopctl.rules.ids import slug
from sopctl.suggest import closest, question

ABOUT = About(
    code="XDC002",
    severity=Severity.ERROR,
    what=Text("A step calls an SOP that is not in the project.", "Langkah memanggil SOP yang tidak ada dalam proyek."),
    why=Text(
        "The work is handed to a procedure that nobody can look up, so the case stops there.",
        "Pekerjaan diserahkan kepada prosedur yang tidak dapat ditemukan, sehingga urusan berhenti di situ.",
    ),
    help=Text(
        "write the id of an SOP in this project, or describe the work in this step",
        "tulis id SOP yang ada dalam proyek ini, atau uraikan pekerjaannya pada langkah ini",
    ),
    source="Format 1, item 2: references to SOPs must lead somewhere",
    caution=Text("SOPs outside the folder of the project are not known.", "SOP di luar folder proyek tidak dikenali."),
)


def check_project(project: Project) -> Iterator[ProjectFinding]:
    """Yield every call of an SOP that is not known."""
    known = project.ids
    for entry in project.entries:
        for number, called in entry.calls:
            if called in known:
                continue
            proposal = slug(called)
            meant = proposal if proposal in known else closest(called, known - {entry.id})
            yield ProjectFinding(
                entry.file,
                ("steps", number, "calls"),
                Text(f"no SOP has the id `{called}`", f"tidak ada SOP dengan id `{called}`"),
                question(meant),
                fix=write(("steps", number, "calls"), meant) if meant else None,
            )
