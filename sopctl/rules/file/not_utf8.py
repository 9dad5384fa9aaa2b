r"""A file in another encoding than UTF-8.

```escaped bad
id: surat-keluar
title: Caf\xe9 Layanan  # <-
```

```yaml good
id: surat-keluar
title: Café Layanan
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="YML012",
    severity=Severity.ERROR,
    what=Text("The file is not in UTF-8.", "Berkas tidak disimpan dalam UTF-8."),
    why=Text(
        "In another encoding the same bytes stand for other letters, so names and places come out garbled.",
        "Dalam pengodean lain bita yang sama menjadi huruf yang berbeda, sehingga nama dan istilah menjadi kacau.",
    ),
    help=Text(
        "save it again as UTF-8: in Notepad with Save As, Encoding: UTF-8; in Excel with Save As, CSV UTF-8",
        "simpan ulang sebagai UTF-8: di Notepad lewat Save As (Simpan Sebagai), Encoding: UTF-8; di Excel lewat "
        "Save As, CSV UTF-8",
    ),
    source="YAML 1.2.2, section 5.2; UTF-8 is what editors, browsers and version control expect",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the first sign of another encoding."""
    for problem in document.problems("not-utf8"):
        if problem.detail["what"] == "marked":
            encoding = problem.detail["encoding"]
            message = Text(
                f"the file is in {encoding}, not in UTF-8", f"berkas ini tersimpan dalam {encoding}, bukan UTF-8"
            )
        else:
            byte = problem.detail["byte"]
            message = Text(f"this character (byte {byte}) is not in UTF-8", f"karakter ini (bita {byte}) bukan UTF-8")
        yield Finding(problem.place, message)
