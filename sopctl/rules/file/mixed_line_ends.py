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
from itertools import islice

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import rewrite

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

_LINUX = regex(r"(?<!\r)\n")
_WINDOWS = regex(r"\r\n")
_MOST = 5000
"""Lines that a fix changes; `sopctl fmt` knows no bound."""


def check(document: Document) -> Iterator[Finding]:
    """Yield the first line that ends in another way than line 1."""
    for problem in document.problems("mixed-line-ends"):
        yield Finding(
            problem.place,
            Text("this line ends differently from line 1", "akhir baris ini berbeda dari baris 1"),
            fix=_as_line_1(document.loaded.source.text),
        )


def _as_line_1(text: str) -> Proposal | None:
    """Propose that all lines end as the first one does, where that is a piece of work that can be shown."""
    windows = text.partition("\n")[0].endswith("\r")
    odd, right = (_LINUX, "\r\n") if windows else (_WINDOWS, "\n")
    edits = [(match.start(), match.end(), right) for match in islice(odd.finditer(text), _MOST + 1)]
    title = Text("end all lines as line 1 does", "samakan akhir semua baris dengan baris 1")
    return rewrite(title, edits) if len(edits) <= _MOST else None
