r"""Lines that end in two ways.

```escaped bad
id: surat-keluar\r
title: Pengelolaan Surat Keluar  # <-
language: id\r
```

```escaped good
id: surat-keluar\r
title: Pengelolaan Surat Keluar\r
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="YML018",
    severity=Severity.INFO,
    what=Text(
        "Some lines end as on Windows, others as on Linux and macOS.",
        "Sebagian baris berakhir seperti di Windows, sebagian lagi seperti di Linux dan macOS.",
    ),
    why=Text(
        "Version control then shows lines as changed that nobody touched.",
        "Akibatnya, riwayat perubahan menampilkan baris yang sebenarnya tidak diubah siapa pun.",
    ),
    help=Text(
        "choose one line ending in the editor (LF or CRLF) and save the file again",
        "pilih satu jenis akhir baris di penyunting teks (LF atau CRLF), lalu simpan ulang",
    ),
    source="YAML 1.2.2, section 5.4, allows both; a version control diff tells them apart",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the first line that ends in another way than line 1."""
    for problem in document.problems("mixed-line-ends"):
        yield Finding(
            problem.place,
            Text("this line ends differently from line 1", "akhir baris ini berbeda dari baris 1"),
        )
