"""Two files with one id.

```yaml bad
# file: surat-keluar.sop.yaml
id: surat-keluar
title: Pengelolaan Surat Keluar
# file: surat-dinas.sop.yaml
id: surat-keluar  # <- surat-keluar
title: Pengelolaan Surat Dinas
```

```yaml good
# file: surat-keluar.sop.yaml
id: surat-keluar
title: Pengelolaan Surat Keluar
# file: surat-dinas.sop.yaml
id: surat-dinas
title: Pengelolaan Surat Dinas
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.project import Entry, Project
from sopctl.rules.base import About, ProjectFinding

ABOUT = About(
    code="XDC001",
    severity=Severity.ERROR,
    what=Text("Two SOPs have the same id.", "Dua SOP memakai id yang sama."),
    why=Text(
        "Links, comparisons and logs find an SOP by its id; with two of them they find the wrong one.",
        "Rujukan, perbandingan, dan catatan mencari SOP lewat id; bila ada dua, yang ditemukan bisa keliru.",
    ),
    help=Text("give one of them an id of its own", "beri salah satunya id sendiri"),
    source="Identity is the id: format 1, item 4",
)


def check_project(project: Project) -> Iterator[ProjectFinding]:
    """Yield every SOP whose id another one, in this run or beside it, had first."""
    first: dict[str, Entry] = {}
    for entry in project.entries:
        if not entry.id:
            continue
        earlier = first.setdefault(entry.id, entry)
        file = earlier.file if earlier is not entry else project.neighbours.get(entry.id)
        if file is None:
            continue
        others = ((earlier.file, ("id",), Text("it is used here first", "pertama kali dipakai di sini")),)
        yield ProjectFinding(
            entry.file,
            ("id",),
            Text(f"`{entry.id}` is also the id of {file}", f"`{entry.id}` juga menjadi id {file}"),
            others=others if earlier is not entry else (),
        )
