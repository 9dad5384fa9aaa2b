"""The same warning in three or more SOPs.

```yaml bad
# file: surat-keluar.sop.yaml
id: surat-keluar
warnings: [Jika tidak dilaksanakan maka berdampak inefisiensi.]  # <-
# file: surat-masuk.sop.yaml
id: surat-masuk
warnings: [Jika tidak dilaksanakan maka berdampak inefisiensi.]  # <-
# file: cuti.sop.yaml
id: cuti
warnings:
  - jika tidak dilaksanakan maka berdampak inefisiensi  # <-
  - Jika sisa cuti tidak diperiksa, maka permohonan dapat melebihi hak cuti.
```

```yaml good
# file: surat-keluar.sop.yaml
id: surat-keluar
warnings: [Jika paraf tidak lengkap maka surat dikembalikan kepada konseptor.]
# file: surat-masuk.sop.yaml
id: surat-masuk
warnings: [Jika tidak diagendakan pada hari yang sama maka surat terlambat didisposisi.]
# file: cuti.sop.yaml
id: cuti
warnings: [Jika sisa cuti tidak diperiksa maka permohonan dapat melebihi hak cuti.]
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.project import Project
from sopctl.rules.base import About, ProjectFinding
from sopctl.rules.language.texts import folded, is_blank

ABOUT = About(
    code="XDC007",
    severity=Severity.WARNING,
    what=Text("Three or more SOPs have the same warning.", "Tiga SOP atau lebih memuat peringatan yang sama."),
    why=Text(
        "A warning that fits every SOP says nothing about this one, and people stop reading warnings.",
        "Peringatan yang cocok untuk semua SOP tidak menjelaskan apa pun tentang SOP ini, sehingga tidak lagi dibaca.",
    ),
    help=Text(
        "say what goes wrong in this procedure when it is not followed, as in: Jika ..., maka ... (if ..., then ...)",
        "dengan pola 'Jika ..., maka ...', sebutkan akibat nyata bila prosedur ini tidak dijalankan",
    ),
    source="One warning text is shared by 159 of 348 published SOPs of one office",
)

_MANY = 3


def check_project(project: Project) -> Iterator[ProjectFinding]:
    """Yield each warning that stands in at least three SOPs, once in each of them."""
    places: dict[str, dict[str, int]] = {}
    for entry in project.entries:
        for number, warning in enumerate(entry.warnings):
            if not is_blank(warning):
                places.setdefault(folded(warning), {}).setdefault(entry.file, number)
    for files in places.values():
        count = len(files)
        if count < _MANY:
            continue
        message = Text(f"{count} SOPs have this very warning", f"peringatan ini sama persis pada {count} SOP")
        for file, number in files.items():
            yield ProjectFinding(file, ("warnings", number), message)
