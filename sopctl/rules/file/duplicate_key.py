"""The same key twice in one mapping.

```yaml bad
title: Surat Keluar
actors:
  kasubag: Kepala Subbagian
title: Surat Masuk  # <- title
```

```yaml good
title: Surat Keluar
actors:
  kasubag: Kepala Subbagian
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note

ABOUT = About(
    code="YML002",
    severity=Severity.ERROR,
    what=Text("A key appears twice in one mapping.", "Sebuah kunci ditulis dua kali dalam satu bagian."),
    why=Text(
        "Most YAML tools silently keep one of the two, so half of what was written is lost.",
        "Kebanyakan alat YAML diam-diam membuang salah satunya, sehingga sebagian tulisan hilang.",
    ),
    help=Text("remove one of the two, or rename it", "hapus atau ganti nama salah satunya"),
    source="YAML 1.2.2, section 3.2.1.1: keys of a mapping are unique",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each key that was there before."""
    for problem in document.problems("duplicate-key"):
        from sopctl.rules.twins import without_twin  # hardly any file needs it

        key, line = problem.detail["key"], problem.detail["line"]
        first = Text("it is used here first", "pertama kali ditulis di sini")
        yield Finding(
            problem.place,
            Text(f"`{key}` appears twice; first in line {line}", f"`{key}` ditulis dua kali; pertama di baris {line}"),
            notes=(Note(problem.related, first),) if problem.related else (),
            fix=without_twin(document, problem.place),
        )
