r"""An invisible mark at the start of the file.

```escaped bad
\xef\xbb\xbfid: surat-keluar  # <-
```

```yaml good
id: surat-keluar
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import rewrite

ABOUT = About(
    code="YML017",
    severity=Severity.INFO,
    what=Text(
        "The file begins with a byte order mark.",
        "Berkas diawali tanda urutan bita (byte order mark) yang tidak terlihat.",
    ),
    why=Text(
        "sopctl skips it, but some tools take it for a part of the first word.",
        "sopctl melewatinya, tetapi sebagian alat menganggapnya bagian dari kata pertama.",
    ),
    help=Text(
        "save the file as UTF-8 without BOM (in Notepad: Encoding UTF-8, not UTF-8 with BOM)",
        "simpan berkas sebagai UTF-8 tanpa BOM (di Notepad: Encoding UTF-8, bukan UTF-8 with BOM)",
    ),
    source="Unicode Standard: the mark is neither required nor recommended for UTF-8",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the start of a file with a mark."""
    for problem in document.problems("byte-order-mark"):
        yield Finding(
            problem.place,
            Text(
                "the file begins with an invisible byte order mark",
                "berkas diawali tanda urutan bita yang tidak terlihat",
            ),
            fix=rewrite(Text("remove the mark", "hapus tanda itu"), [(-1, 0, "")]),
        )
