"""A reference to an SOP that is no longer in force.

```yaml bad
# file: surat-keluar.sop.yaml
id: surat-keluar
related: [agenda-manual]  # <- agenda-manual
steps:
  - id: catat
    calls: agenda-manual  # <-
# file: agenda-manual.sop.yaml
id: agenda-manual
status: retired
```

```yaml good
# file: surat-keluar.sop.yaml
id: surat-keluar
related: [agenda-elektronik]
# file: agenda-elektronik.sop.yaml
id: agenda-elektronik
status: effective
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.project import Entry, Project
from sopctl.rules.base import About, ProjectFinding
from sopctl.source import Path

ABOUT = About(
    code="XDC005",
    severity=Severity.WARNING,
    what=Text("A related or called SOP is retired.", "SOP yang dirujuk atau dipanggil sudah tidak berlaku (retired)."),
    why=Text("Staff would follow rules that were withdrawn.", "Petugas akan mengikuti ketentuan yang sudah dicabut."),
    help=Text(
        "refer to the SOP that took its place, or remove the reference",
        "rujuk SOP penggantinya, atau hapus rujukan itu",
    ),
    source="References to withdrawn documents: Doorstop, links to inactive items",
)


def check_project(project: Project) -> Iterator[ProjectFinding]:
    """Yield every reference to a retired SOP, those from retired SOPs left out."""
    retired: dict[str, Entry] = {}
    for entry in project.entries:
        if entry.id and entry.status == "retired":
            retired.setdefault(entry.id, entry)
    if not retired:
        return
    for entry in project.entries:
        if entry.status == "retired":
            continue
        for path, id_ in _references(entry):
            if other := retired.get(id_):
                yield ProjectFinding(
                    entry.file,
                    path,
                    Text(f"the SOP `{id_}` is retired", f"SOP `{id_}` sudah tidak berlaku"),
                    others=((other.file, ("id",), Text("it is retired here", "dinyatakan tidak berlaku di sini")),),
                )


def _references(entry: Entry) -> Iterator[tuple[Path, str]]:
    for number, item in enumerate(entry.related):
        yield ("related", number), item
    for number, called in entry.calls:
        yield ("steps", number, "calls"), called
