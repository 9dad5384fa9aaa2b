"""A profile that does not exist.

```yaml bad
title: Pengelolaan Surat Keluar
profile: sop-app  # <- sop-app
```

```yaml good
title: Pengelolaan Surat Keluar
profile: sop-ap
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import write
from sopctl.suggest import closest, did_you_mean

ABOUT = About(
    code="GOV005",
    severity=Severity.ERROR,
    what=Text("The profile that the SOP asks for does not exist.", "Profil yang diminta SOP tidak ada."),
    why=Text(
        "The SOP is then checked and printed by the wrong requirements.",
        "SOP akhirnya diperiksa dan dicetak menurut ketentuan yang keliru.",
    ),
    help=Text(
        "name a known profile, or give the path of your own file, which ends with .yaml",
        "tulis profil yang dikenal, atau lokasi berkas profil Anda sendiri yang berakhiran .yaml",
    ),
    source="Format 1: `profile:` says what the document must carry and how it is drawn",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the name of a profile that was not found, with the known ones."""
    if document.profile_found:
        return
    name = document.sop.profile.strip()
    known = ", ".join(document.known_profiles)
    yield Finding(
        ("profile",),
        Text(f"there is no profile `{name}`; known: {known}", f"tidak ada profil `{name}`; yang dikenal: {known}")
        if name
        else Text(
            f"the settings ask for a profile that does not exist; known: {known}",
            f"setelan proyek meminta profil yang tidak ada; yang dikenal: {known}",
        ),
        help=did_you_mean(name.lower(), document.known_profiles),
        fix=write(("profile",), meant) if name and (meant := closest(name.lower(), document.known_profiles)) else None,
    )
