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
from sopctl.rules.language.texts import has_placeholder

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


def check_project(project: Project) -> Iterator[ProjectFinding]:
    """Yield every SOP whose number another one has first."""
    same: dict[str, list[Entry]] = {}
    for entry in project.entries:
        same.setdefault("".join(entry.number.split()).casefold(), []).append(entry)
    path = ("identity", "number")
    for entries in same.values():
        given = [entry for entry in entries if _is_given(entry.number)] if len(entries) > 1 else entries
        for entry in given[1:]:
            yield ProjectFinding(
                entry.file,
                path,
                Text(
                    f"`{entry.number}` is also the number of {given[0].file}",
                    f"`{entry.number}` juga menjadi nomor {given[0].file}",
                ),
                others=((given[0].file, path, Text("it is used here first", "pertama kali dipakai di sini")),),
            )


def _is_given(number: str) -> bool:
    """Tell whether `number` is one, with nothing in it that is still to be filled in."""
    return any(map(str.isalnum, number)) and not _OPEN.search(number) and not has_placeholder(number)
