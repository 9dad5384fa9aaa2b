"""A related SOP whose id is not in the project.

Free text is allowed where there is no SOP file yet; only what looks like an id is looked up.

```yaml bad
# file: surat-keluar.sop.yaml
id: surat-keluar
related:
  - SOP Pengelolaan Arsip
  - surat-masukk  # <- surat-masukk
# file: surat-masuk.sop.yaml
id: surat-masuk
```

```yaml good
# file: surat-keluar.sop.yaml
id: surat-keluar
related:
  - SOP Pengelolaan Arsip
  - surat-masuk
# file: surat-masuk.sop.yaml
id: surat-masuk
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.project import Project
from sopctl.rules.base import About, ProjectFinding
from sopctl.rules.fixing import write
from sopctl.rules.ids import is_id
from sopctl.suggest import closest, question

ABOUT = About(
    code="XDC006",
    severity=Severity.WARNING,
    what=Text(
        "A related SOP has an id that is not in the project.",
        "SOP terkait memakai id yang tidak ada dalam proyek.",
    ),
    why=Text(
        "The reader looks for a document that is not there; the link leads nowhere.",
        "Pembaca mencari dokumen yang tidak ada; tautannya tidak menuju ke mana pun.",
    ),
    help=Text(
        "write the id of an SOP in this project, or its full name as free text",
        "tulis id SOP yang ada dalam proyek ini, atau nama lengkapnya sebagai teks biasa",
    ),
    source="Keterkaitan in published SOPs names the SOPs that feed or follow; some that are in no collection were seen",
    caution=Text("SOPs outside the folder of the project are not known.", "SOP di luar folder proyek tidak dikenali."),
    confidence="medium",
)


def check_project(project: Project) -> Iterator[ProjectFinding]:
    """Yield every item of `related` that looks like an id and is not a known one."""
    known = project.ids
    for entry in project.entries:
        for number, item in enumerate(entry.related):
            if not is_id(item) or item.isdigit() or item in known:
                continue
            meant = closest(item, known - {entry.id})
            yield ProjectFinding(
                entry.file,
                ("related", number),
                Text(f"no SOP has the id `{item}`", f"tidak ada SOP dengan id `{item}`"),
                question(meant),
                fix=write(("related", number), meant) if meant else None,
            )
