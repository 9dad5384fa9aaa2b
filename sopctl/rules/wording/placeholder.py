"""A text that still has to be filled in.

```yaml bad
title: "<isi: nama prosedur>"  # <- "<isi: nama prosedur>"
identity:
  number: 000.8.3.3/____/UMUM/2026  # <-
  approved_by: {position: Kepala Dinas, name: ...}  # <-
warnings:
  - "[isi akibat bila prosedur tidak dijalankan]"  # <-
steps:
  - id: konsep
    activity: TODO  # <-
    decision:
      xxx: konsep  # <- xxx
```

```yaml bad
language: en
title: <fill in the name of the procedure>  # <-
steps:
  - id: test
    activity: Lorem ipsum dolor  # <-
    outputs: [TBD]  # <-
```

```yaml good
title: Pengelolaan Surat Keluar
legal_basis: [Lampiran XXX Peraturan Contoh Nomor 1 Tahun 2026]
sections:
  scope: Lihat [daftar unit](https://contoh.go.id) atau <https://contoh.go.id>.
  purpose: Suhu <5 derajat dan kelembapan >40 persen.
steps:
  - id: konsep
    activity: Menyusun konsep surat
```
"""

import re
from collections.abc import Iterator, Mapping

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import PLACEHOLDER, PLACEHOLDER_SIGNS, texts_of
from sopctl.source import Path

ABOUT = About(
    code="WRD005",
    severity=Severity.ERROR,
    what=Text("A placeholder was left in a text.", "Teks masih berisi tempat kosong yang belum diisi."),
    why=Text(
        "What should be there is missing, and the printed document shows it.",
        "Isi yang seharusnya ada di situ belum ditulis, dan itu tampak dalam dokumen cetak.",
    ),
    help=Text("write what belongs there, or remove the field", "tulis isinya, atau hapus kolom itu"),
    source="Format 1: an unfinished file is readable, and what is unfinished is reported",
)

_SIGNS = (*(sign for sign in PLACEHOLDER_SIGNS if sign != "[" and "x" not in sign), "\\")
_SIGNS_WITH_X = tuple(sign for sign in PLACEHOLDER_SIGNS if "x" in sign)
_FIELD = regex(r"\[(?:isi|diisi|nama|tanggal|nomor|jabatan|fill|insert|your|name|date|number|xx)\b")
_RULER = regex(r"^[ \t]*_{3,}[ \t]*$", re.MULTILINE)
_LONGEST = 40
_FILL_IN = Text("write what belongs there", "tulis isinya")
"""Where the field cannot be left out."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each text with a placeholder in it."""
    if not _may_have_one(document.loaded.source.text):
        return  # as nearly always
    texts = texts_of(document.sop)
    counts: dict[Path, int] = {}
    for path, text, key in texts:
        match = PLACEHOLDER.search(text)
        if match and path[0] == "sections":
            match = PLACEHOLDER.search(_RULER.sub("", text))  # a line of underscores is a rule in Markdown
        if match:
            counts = counts or _counts(document, texts)
            shown = match[0] if len(match[0]) <= _LONGEST else match[0][: _LONGEST - 1] + "…"
            message = Text(f"`{shown}` is still to be filled in", f"`{shown}` belum diisi")
            yield Finding(path, message, _FILL_IN if _is_needed(path, counts) else None, key=key)


def _may_have_one(text: str) -> bool:
    """Tell whether a file has what a placeholder needs; with a backslash a text may say what the file does not show."""
    lower = text.lower()
    signs = (*_SIGNS, *_SIGNS_WITH_X) if "x" in lower else _SIGNS  # a letter that Indonesian does not have
    return any(sign in lower for sign in signs) or _FIELD.search(text) is not None


def _counts(document: Document, texts: list[tuple[Path, str, bool]]) -> dict[Path, int]:
    """Return the number of texts in the title and in each field that the profile asks for."""
    wanted: list[Path] = [tuple(name.split(".")) for name, level in document.profile.required.items() if level != "off"]
    return {field: sum(path[: len(field)] == field for path, _, _ in texts) for field in (("title",), *wanted)}


def _is_needed(path: Path, counts: Mapping[Path, int]) -> bool:
    """Tell whether a wanted field would be empty without the text at `path`; `counts` are the texts of each."""
    is_activity = path[0] == "steps" and path[2:] == ("activity",)
    return is_activity or any(counts.get(path[:depth]) == 1 for depth in range(1, len(path) + 1))
