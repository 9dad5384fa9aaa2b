"""A value without quotes that older YAML tools read as something else.

```yaml bad
identity:
  number: 08  # <- 08
service:
  hours:
    Senin-Kamis: 8:30  # <-
sections:
  scope: no  # <-
```

```yaml good
identity:
  number: "08"
service:
  hours:
    Senin-Kamis: "8:30"
sections:
  scope: "no"
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import quote

ABOUT = About(
    code="YML003",
    severity=Severity.WARNING,
    what=Text(
        "A value without quotes means something else to older YAML tools.",
        "Nilai tanpa tanda petik dibaca berbeda oleh alat YAML versi lama.",
    ),
    why=Text(
        "sopctl reads what you see, but a spreadsheet import or another program may silently turn 8:30 into 510 "
        "and no into false.",
        "sopctl membacanya seperti yang tertulis, tetapi program lain dapat diam-diam mengubah 8:30 menjadi 510 "
        "dan no menjadi false.",
    ),
    help=Text("put the value in quotes", "apit nilai itu dengan tanda petik"),
    source="YAML 1.1 types bool and int, dropped by YAML 1.2.2; PyYAML reads no as false, 1:30 as 90 and 010 as 8",
)

_TRUE = frozenset({"y", "yes", "on"})
_FALSE = frozenset({"n", "no", "off"})


def check(document: Document) -> Iterator[Finding]:
    """Yield each value that YAML 1.1 takes for a boolean, a number in base 60, or an octal number."""
    for problem in document.problems("ambiguous-scalar"):
        text = problem.detail["text"]
        other = _read_otherwise(text)
        yield Finding(
            problem.place,
            Text(
                f"other YAML tools read `{text}` as {other.en}", f"alat YAML lain membaca `{text}` sebagai {other.id}"
            ),
            Text(f'put it in quotes: "{text}"', f'apit dengan tanda petik: "{text}"'),
            fix=quote(problem.place.line, problem.place.column),
        )


def _read_otherwise(text: str) -> Text:
    if text.lower() in _TRUE:
        return Text("`true` (yes)", "`true` (benar)")
    if text.lower() in _FALSE:
        return Text("`false` (no)", "`false` (salah)")
    if ":" in text and "." not in text:
        total = 0
        for part in text.lstrip("+-").replace("_", "").split(":"):
            total = total * 60 + int(part)
        return Text(f"the number {total}", f"angka {total}")
    if "_" not in text and text.lstrip("+-").startswith("0") and not {"8", "9", "b"}.intersection(text):
        number = int(text, 8)
        return Text(f"the number {number} (octal)", f"angka {number} (oktal)")
    return Text("a number", "angka")
