"""A value in curly quotes, as a word processor writes them.

```yaml bad
title: “Pengelolaan Surat Keluar”  # <- “Pengelolaan Surat Keluar”
steps:
  - id: konsep
    activity: ‘Menyusun konsep surat’  # <-
```

```yaml good
title: "Pengelolaan Surat Keluar"
sections:
  scope: “Surat dinas” dan “nota dinas” yang dikirim ke luar instansi.
  definition: '“Surat dinas”'
steps:
  - id: konsep
    activity: Menyusun konsep surat
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import write
from sopctl.rules.language.texts import texts_of

ABOUT = About(
    code="YML019",
    severity=Severity.INFO,
    what=Text("A value stands in curly quotes.", "Nilai diapit tanda petik lengkung."),
    why=Text(
        "To YAML curly quotes are letters like any other, so they are printed with the text.",
        "Bagi YAML, tanda petik lengkung hanyalah karakter biasa sehingga ikut tercetak bersama teksnya.",
    ),
    help=Text('write plain quotes (") or none', 'tulis dengan tanda petik lurus (") atau tanpa tanda petik'),
    source="YAML 1.2.2, section 7.3: only ' and \" quote a scalar",
    caution=Text(
        "Where the quotes are meant to be printed, put plain ones around them: '“...”'.",
        "Jika tanda petik itu memang untuk dicetak, apit lagi dengan tanda petik lurus: '“...”'.",
    ),
    confidence="medium",
)

_PAIRS = {"\u201c": "\u201d", "\u2018": "\u2019"}


def check(document: Document) -> Iterator[Finding]:
    """Yield each value that is in curly quotes as a whole, and in no others."""
    source = document.loaded.source
    if not any(sign in source.text for sign in _PAIRS):
        return
    for path, text, key in texts_of(document.sop):
        if key or not _is_in_curly_quotes(text):
            continue
        place = source.place(path)
        if source.excerpt(place.line)[place.column - 1 : place.column] in _PAIRS:
            yield Finding(
                path,
                Text("the curly quotes are printed with the text", "tanda petik lengkung ikut tercetak bersama teks"),
                fix=write(path, text[1:-1].strip()),
            )


def _is_in_curly_quotes(text: str) -> bool:
    """Tell whether one pair of quotes is around all of `text`; “a” and “b” are two of them."""
    first, last = text[:1], text[-1:]
    return len(text) > 1 and _PAIRS.get(first) == last and first not in text[1:]
