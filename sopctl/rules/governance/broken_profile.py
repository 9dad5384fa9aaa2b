"""A profile file with faults.

```yaml bad
# file: dinas.yaml
profile: dinas
required:
  identity.numbr: error
# file: surat-keluar.sop.yaml
title: Pengelolaan Surat Keluar
profile: dinas.yaml  # <-
```

```yaml good
# file: dinas.yaml
profile: dinas
required:
  identity.number: error
# file: surat-keluar.sop.yaml
title: Pengelolaan Surat Keluar
profile: dinas.yaml
```
"""

from collections.abc import Iterator
from itertools import islice

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="GOV011",
    severity=Severity.ERROR,
    what=Text("The profile file of the SOP has faults.", "Berkas profil SOP memuat kesalahan."),
    why=Text(
        "What is wrong in a profile has no effect; where reading it goes wrong, the default profile stands in for it.",
        "Bagian profil yang salah tidak berlaku; bila profil tidak terbaca dengan benar, profil bawaan yang dipakai.",
    ),
    help=Text(
        "mend the profile file at the line and column that are named",
        "perbaiki berkas profil pada baris dan kolom yang disebutkan",
    ),
    source="Format 1: `profile:` says what the document must carry and how it is drawn",
)

_SHOWN = 10


def check(document: Document) -> Iterator[Finding]:
    """Yield the first faults of the profile file, and that there are more."""
    file = document.profile_file
    if file is None or not (file.problems or file.profile.severities):
        return
    from sopctl.rules.reading.profile import faults  # hardly any file needs it

    found = faults(file, document.own_rules)
    for fault in islice(found, _SHOWN):
        yield Finding(("profile",), fault.message, fault.help)
    if next(found, None):
        name = file.source.name
        yield Finding(("profile",), Text(f"{name}: there are more faults", f"{name}: masih ada kesalahan lain"))
