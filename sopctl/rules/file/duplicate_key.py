"""The same key twice in one mapping.

```yaml bad
title: Surat Keluar
actors:
  kasubag: Kepala Subbagian
title: Surat Masuk  # <- title
```

```yaml bad
steps:
  - id: konsep
    activity: Menyusun konsep surat
    id: koreksi  # <- id
    activity: Memeriksa konsep surat
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
from sopctl.source import Problem

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


_DASH = Text(
    "if the next item of the list begins here, put the `- ` that is missing before it",
    "bila butir berikutnya dimulai di sini, tambahkan `- ` yang tertinggal di depannya",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each key that was there before; where only a dash is missing, the key behind it and not the ones below."""
    begun: Problem | None = None
    for problem in document.problems("duplicate-key"):
        lacks_dash = _lacks_dash(document, problem) or bool(begun and problem.related == begun.place)
        if lacks_dash:
            begun = problem
        elif begun and _is_below(problem, begun):
            continue
        from sopctl.rules.twins import without_twin  # hardly any file needs it

        key, line = problem.detail["key"], problem.detail["line"]
        first = Text("it is used here first", "pertama kali ditulis di sini")
        yield Finding(
            problem.place,
            Text(f"`{key}` appears twice; first in line {line}", f"`{key}` ditulis dua kali; pertama di baris {line}"),
            help=_DASH if lacks_dash else None,
            notes=(Note(problem.related, first),) if problem.related else (),
            fix=without_twin(document, problem.place),
        )


def _lacks_dash(document: Document, problem: Problem) -> bool:
    """Tell whether a key is the one that an item of a list began with, and could begin another one where it stands."""
    place, first = problem.place, problem.related
    if first is None or first.line >= place.line or first.column != place.column:
        return False
    excerpt, before = document.loaded.source.excerpt, place.column - 1
    return excerpt(first.line)[:before].strip() == "-" and not excerpt(place.line)[:before].strip()


def _is_below(problem: Problem, begun: Problem) -> bool:
    """Tell whether a key repeats one of the item that a lost dash was to end."""
    first, start = problem.related, begun.related
    return bool(
        first and start and problem.place.column == begun.place.column and start.line < first.line < begun.place.line
    )
