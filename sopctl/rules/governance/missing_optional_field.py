"""A field that the profile mentions and that is empty.

```shell bad
$ cat profil-dinas.yaml
profile: profil-dinas
required: {review_every: info}
$ cat surat-keluar.sop.yaml
profile: profil-dinas.yaml
title: Pengelolaan Surat Keluar  # <-
```

```yaml good
profile: sop-ap
title: Pengelolaan Surat Keluar
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.requirements import missing

ABOUT = About(
    code="GOV012",
    severity=Severity.INFO,
    what=Text("A field that the profile would like to have is empty.", "Isian yang diharapkan profil belum diisi."),
    why=Text(
        "An organisation that lists such a field wants to fill it in the long run.",
        "Organisasi yang mencantumkan isian ini ingin melengkapinya secara bertahap.",
    ),
    help=Text("fill it in when you can", "lengkapi isian ini bila memungkinkan"),
    source="The organisation's own profile; those that come with sopctl have no such field",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each field of the level `info` that says nothing."""
    return missing(document, "info")
