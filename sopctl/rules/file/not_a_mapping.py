"""A file that is valid YAML, but does not consist of `name: text` lines.

```yaml bad
- id: surat-keluar  # <- -
  title: Pengelolaan Surat Keluar
```

```yaml bad
id:surat-keluar  # <-
```

```yaml good
id: surat-keluar
title: Pengelolaan Surat Keluar
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="YML015",
    severity=Severity.ERROR,
    what=Text("The file does not begin with `name: text` lines.", "Isi berkas tidak diawali dengan baris `nama: isi`."),
    why=Text(
        "An SOP is read field by field; without fields there is nothing to check.",
        "SOP dibaca isian demi isian; tanpa isian tidak ada yang dapat diperiksa.",
    ),
    help=Text(
        "begin with lines such as `sopctl: 1`, `id: ...` and `title: ...`, not indented and without a dash",
        "awali dengan baris seperti `sopctl: 1`, `id: ...`, dan `title: ...`, tanpa menjorok dan tanpa tanda hubung",
    ),
    source="Format 1: one SOP is one YAML file",
)

_NO_SPACE = regex(r"([A-Za-z_][\w-]*):(?!//)[^\s:]")


def check(document: Document) -> Iterator[Finding]:
    """Yield the first value of a file that is not a mapping."""
    for problem in document.problems("not-a-mapping"):
        line = document.loaded.source.excerpt(problem.place.line)[problem.place.column - 1 :]
        if found := _NO_SPACE.match(line):
            name = found[1]
            yield Finding(
                problem.place,
                Text(
                    f"there is no space after the colon of `{name}`", f"tidak ada spasi setelah titik dua pada `{name}`"
                ),
                Text(
                    f"write `{name}: ` with a space after the colon", f"tulis `{name}: ` dengan spasi setelah titik dua"
                ),
            )
        elif line.startswith(("-", "[")):
            yield Finding(
                problem.place,
                Text("the file contains a list, not one SOP", "berkas ini berisi daftar, bukan satu SOP"),
            )
        else:
            yield Finding(
                problem.place,
                Text("the file contains plain text, not an SOP", "berkas ini berisi teks biasa, bukan SOP"),
            )
