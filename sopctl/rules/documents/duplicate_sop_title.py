"""Two SOPs with one title.

```yaml bad
# file: kendaraan-dinas.sop.yaml
id: kendaraan-dinas
title: Peminjaman Kendaraan Dinas
# file: mobil-dinas.sop.yaml
id: mobil-dinas
title: Peminjaman kendaraan dinas  # <- Peminjaman kendaraan dinas
```

```yaml good
# file: kendaraan-dinas.sop.yaml
id: kendaraan-dinas
title: Peminjaman Kendaraan Dinas
# file: pengembalian-kendaraan.sop.yaml
id: pengembalian-kendaraan
title: Pengembalian Kendaraan Dinas
# file: lama.sop.yaml
id: lama
title: Peminjaman Kendaraan Dinas
status: retired
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.project import Entry, Project
from sopctl.rules.base import About, ProjectFinding
from sopctl.rules.language.texts import has_placeholder

ABOUT = About(
    code="XDC008",
    severity=Severity.WARNING,
    what=Text("Two SOPs have the same title.", "Dua SOP memakai judul yang sama."),
    why=Text(
        "People look an SOP up by its title; with two of them half of the staff follow the wrong one.",
        "Pegawai mencari SOP lewat judulnya; bila ada dua, sebagian mengikuti yang keliru.",
    ),
    help=Text(
        "say in the titles what sets them apart, or keep one SOP and retire the other",
        "tulis pembedanya pada judul, atau pertahankan satu SOP dan cabut yang lain",
    ),
    source="One activity, one SOP: KemenPANRB, Deputi Tatalaksana, 2013",
    caution=Text("Retired SOPs are left out.", "SOP yang sudah dicabut tidak diperiksa."),
)


def check_project(project: Project) -> Iterator[ProjectFinding]:
    """Yield every SOP in use whose title another one has first."""
    first: dict[str, Entry] = {}
    for entry in project.entries:
        title = " ".join(entry.title.casefold().split())
        if not title or entry.status == "retired" or has_placeholder(entry.title):
            continue
        earlier = first.setdefault(title, entry)
        if earlier is not entry:
            yield ProjectFinding(
                entry.file,
                ("title",),
                Text(
                    f"`{entry.title}` is also the title of {earlier.file}", f"`{entry.title}` juga judul {earlier.file}"
                ),
                others=((earlier.file, ("title",), Text("it is used here first", "pertama kali dipakai di sini")),),
            )
