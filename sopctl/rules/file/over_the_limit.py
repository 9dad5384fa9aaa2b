"""A file that is larger or deeper than any SOP.

```yaml bad
tags: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]  # <-
```

```yaml bad
a: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
f: [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]  # <-
```

```yaml good
tags: [surat, arsip]
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="YML007",
    severity=Severity.ERROR,
    what=Text(
        "The file is larger, deeper or more repetitive than sopctl reads.",
        "Berkas terlalu besar, terlalu bertingkat, atau terlalu banyak pengulangan untuk dibaca sopctl.",
    ),
    why=Text(
        "No SOP is that large; a file built to be so would use up the memory of every machine that reads it.",
        "Tidak ada SOP sebesar itu; berkas yang sengaja dibuat demikian menghabiskan memori komputer pembacanya.",
    ),
    help=Text(
        "split the SOP into several files, and check that this file really is one",
        "pecah SOP menjadi beberapa berkas, dan pastikan berkas ini memang SOP",
    ),
    source="The largest of 248 published SOPs has 17 steps; the limits leave room for a thousand times that",
)

_WORDS = {
    "bytes": Text("the file has more than {} bytes", "berkas ini melebihi {} bita"),
    "characters": Text("the file has more than {} characters", "berkas ini melebihi {} karakter"),
    "depth": Text("values are nested more than {} deep", "nilai bersarang lebih dari {} tingkat"),
    "nodes": Text(
        "the file has more than {} values, repeated ones (`*name`) counted",
        "berkas ini memuat lebih dari {} nilai, termasuk yang diulang (`*nama`)",
    ),
}

_FLATTER = Text(
    "write the value with fewer brackets or levels: an SOP needs about six",
    "kurangi kurung atau tingkatnya: SOP hanya memerlukan sekitar enam tingkat",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the limit at which reading stopped."""
    for problem in document.problems("over-the-limit"):
        limit = int(problem.detail["limit"])
        words = _WORDS[problem.detail["what"]]
        english, indonesian = f"{limit:,}", f"{limit:,}".replace(",", ".")
        message = Text(words.en.format(english), words.id.format(indonesian))
        yield Finding(problem.place, message, _FLATTER if problem.detail["what"] == "depth" else None)
