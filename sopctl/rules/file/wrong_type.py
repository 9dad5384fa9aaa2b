"""A value of the wrong kind: a number where a text is wanted, a text where a date is wanted.

```yaml bad
sopctl: 1
version: 2.10  # <- 2.10
status: berlaku  # <-
identity:
  created: 12 Januari 2026  # <-
actors: [Kepala Seksi, Pelaksana]  # <- actors
steps:
  - id: verifikasi
    duration: [15, 30]  # <-
    decision:
      Lengkap: {to: arsip, probability: 80}  # <-
```

```yaml good
sopctl: 1
version: "2.10"
status: effective
identity:
  created: 2026-01-12
actors:
  kasi: Kepala Seksi
  pelaksana: Pelaksana
steps:
  - id: verifikasi
    duration: 15 menit
    decision:
      Lengkap: {to: arsip, probability: 0.8}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.source import Source

ABOUT = About(
    code="YML005",
    severity=Severity.ERROR,
    what=Text("A value is of the wrong kind for its field.", "Nilai tidak sesuai dengan jenis isiannya."),
    why=Text(
        "The value is left out of the document; version 2.10 read as a number would even become 2.1.",
        "Nilai itu tidak masuk ke dokumen; versi 2.10 yang dibaca sebagai angka bahkan berubah menjadi 2.1.",
    ),
    help=Text(
        "write the value as the field expects it; text that looks like a number needs quotes",
        "tulis nilai sesuai jenis isiannya; teks yang menyerupai angka perlu diapit tanda petik",
    ),
    source="Format 1: the types of the fields; 2.10 without quotes is read as 2.1 by every YAML reader that was tried",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each value that was left out because it is of the wrong kind."""
    source = document.loaded.source
    unfinished = _unfinished_from(source)
    for problem in document.problems("wrong-type"):
        from sopctl.rules.reading.expected import expectation, name_of_kind  # few files need them
        from sopctl.rules.reading.right_type import fix_for

        place, detail = problem.place, problem.detail
        if unfinished and place.line >= unfinished:
            continue
        written = source.excerpt(place.line)[place.column - 1 : place.end_column - 1]
        wanted = expectation(detail, written, document.language)
        field = _name(detail["field"], detail["item"])
        if detail["found"] == "None":
            message = Text(f"{field.en} is empty", f"{field.id} kosong")
        else:
            found = name_of_kind(detail["found"], written, detail["field"])
            message = Text(
                f"{field.en} must be {wanted.kind.en}, not {found.en}",
                f"{field.id} harus berupa {wanted.kind.id}, bukan {found.id}",
            )
        yield Finding(place, message, wanted.help, fix=fix_for(document, problem))


def _unfinished_from(source: Source) -> int:
    """Return the line of the field in which reading stopped, 0 where it did not: what was read of it may be half."""
    if source.complete or not source.value:
        return 0
    return source.place((next(reversed(source.value)),), key=True).line


def _name(field: str, item: str) -> Text:
    name = f"`{field}`" if field else "value"
    if item:
        return Text(f"item {item} of {name}", f"butir ke-{item} pada {name}")
    return Text(name, name)
