"""A comment that silenced a rule until a day that is over.

```yaml bad
steps:
  - id: telaah
    activity: Menelaah berkas
    # sopctl: ignore[missing-duration] until=2020-03-31 waktu sedang diukur  # <- until=2020-03-31
    actor: a
```

```yaml good
steps:
  - id: telaah
    activity: Menelaah berkas
    # sopctl: ignore[missing-duration] until=2999-12-31 waktu sedang diukur
    actor: a
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Place, Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding, Ignore
from sopctl.rules.fixing import without_comment

ABOUT = About(
    code="YML020",
    severity=Severity.WARNING,
    what=Text(
        "A comment silenced a rule until a day that is over.",
        "Komentar menonaktifkan aturan sampai tanggal yang sudah lewat.",
    ),
    why=Text(
        "The exception was meant to be short; now the finding counts again.",
        "Pengecualian itu dimaksudkan sementara; sekarang temuannya dihitung lagi.",
    ),
    help=Text(
        "mend what the rule finds and remove the comment, or agree on a later day",
        "perbaiki temuannya lalu hapus komentar itu, atau sepakati tanggal yang baru",
    ),
    source="Practice of waivers that expire (oasdiff)",
    last=True,
)

_DAY = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def check(document: Document) -> Iterator[Finding]:
    """Yield each comment whose day is over or is no day."""
    for ignore in document.ignores:
        if ignore.expired and _DAY.fullmatch(ignore.until):
            message = Text(f"this comment silenced until {ignore.until}", f"komentar ini berlaku sampai {ignore.until}")
            yield Finding(_place(document, ignore), message, fix=without_comment(document.loaded.source, ignore))
        elif ignore.expired:
            message = Text(f"`{ignore.until}` is no day", f"`{ignore.until}` bukan tanggal")
            yield Finding(_place(document, ignore), message, Text("write until=YYYY-MM-DD", "tulis until=TTTT-BB-HH"))


def _place(document: Document, ignore: Ignore) -> Place:
    line = document.loaded.source.excerpt(ignore.place.line)
    column = line.find("until=", ignore.place.column) + 1
    return Place(ignore.place.line, column, ignore.place.line, column + len("until=") + len(ignore.until))
