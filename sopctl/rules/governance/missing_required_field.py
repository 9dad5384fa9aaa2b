"""A field that the profile requires and that is empty.

```yaml bad
profile: sop-ap
title: Pengelolaan Surat Keluar
identity:  # <- identity
  number: ""  # <- ""
  unit: Sekretariat Dinas Perhubungan
  created: 2026-01-12
  approved_by: {position: Kepala Dinas}
legal_basis: []  # <-
```

```yaml good
profile: sop-ap
title: Pengelolaan Surat Keluar
identity:
  number: 000.8.3.3/28/UMUM/2026
  unit: Sekretariat Dinas Perhubungan
  created: 2026-01-12
  effective: 2026-02-01
  approved_by: {position: Kepala Dinas}
legal_basis:
  - Peraturan Menteri PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.requirements import missing

ABOUT = About(
    code="GOV001",
    severity=Severity.ERROR,
    what=Text("A field that the profile requires is empty.", "Isian yang diwajibkan profil belum diisi."),
    why=Text(
        "Without it nobody can tell which document this is, whether it is in force, and by whose authority.",
        "Tanpa isian itu, tidak jelas dokumen mana ini, apakah sudah berlaku, dan atas kewenangan siapa.",
    ),
    help=Text(
        "fill it in; another kind of document asks for other fields: see `profile:`",
        "lengkapi isian ini; jenis dokumen lain meminta isian yang lain: lihat `profile:`",
    ),
    source="Permenpan RB 35/2012, identity part, for title, number, unit, dates and approval of the profile sop-ap; "
    "the legal basis is seen in published SOPs and asked for by sopflow; a profile of your own names its own",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each field of the level `error` that says nothing."""
    return missing(document, "error")
