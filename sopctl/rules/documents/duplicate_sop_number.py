"""Two SOPs with one document number.

```yaml bad
# file: kendaraan-dinas.sop.yaml
id: kendaraan-dinas
identity:
  number: 000.8.3.3/34/UMUM/2026
# file: nomor-surat.sop.yaml
id: nomor-surat
identity:
  number: 000.8.3.3/34/Umum/2026  # <- 000.8.3.3/34/Umum/2026
```

```yaml good
# file: kendaraan-dinas.sop.yaml
id: kendaraan-dinas
identity:
  number: 000.8.3.3/34/UMUM/2026
# file: nomor-surat.sop.yaml
id: nomor-surat
identity:
  number: 000.8.3.3/35/UMUM/2026
# file: arsip.sop.yaml
id: arsip
identity:
  number: 000.8.3.3/   /UMUM/2026
# file: rapat.sop.yaml
id: rapat
identity:
  number: 000.8.3.3/   /UMUM/2026
# file: baru.sop.yaml
id: baru
identity:
  number: "<isi: nomor SOP>"
# file: lain.sop.yaml
id: lain
identity:
  number: "<isi: nomor SOP>"
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.project import Entry, Project
from sopctl.regex import regex
from sopctl.rules.base import About, ProjectFinding
from sopctl.rules.language.texts import PLACEHOLDER

ABOUT = About(
    code="XDC004",
    severity=Severity.ERROR,
    what=Text("Two SOPs have the same document number.", "Dua SOP memakai nomor dokumen yang sama."),
    why=Text(
        "Audits, decrees and letters name an SOP by its number; with two of them it is not clear which one applies.",
        "Pemeriksaan, keputusan, dan surat menyebut SOP lewat nomornya; bila ada dua, tidak jelas mana yang berlaku.",
    ),
    help=Text("give one of them a number of its own", "beri salah satunya nomor sendiri"),
    source="Permenpan RB 35/2012, identity part: number; one number is on two of about 29 SOPs of one office",
    caution=Text(
        "Numbers with an open place (`/   /`, `...`) are left out: they have not been given yet.",
        "Nomor yang masih berisi tempat kosong (`/   /`, `...`) dilewati karena belum ditetapkan.",
    ),
)

_OPEN = regex(r"/\s*/|\.\.|_{2,}|[x\u2026\[\]<>?]{2,}|\u2026", re.IGNORECASE)
_SPACES = regex(r"\s+")


def check_project(project: Project) -> Iterator[ProjectFinding]:
    """Yield every SOP whose number another one has first."""
    first: dict[str, Entry] = {}
    for entry in project.entries:
        number = _SPACES.sub("", entry.number).casefold()
        if not any(sign.isalnum() for sign in number) or _OPEN.search(entry.number) or PLACEHOLDER.search(entry.number):
            continue
        earlier = first.setdefault(number, entry)
        if earlier is entry:
            continue
        path = ("identity", "number")
        yield ProjectFinding(
            entry.file,
            path,
            Text(
                f"`{entry.number}` is also the number of {earlier.file}",
                f"`{entry.number}` juga menjadi nomor {earlier.file}",
            ),
            others=((earlier.file, path, Text("it is used here first", "pertama kali dipakai di sini")),),
        )
