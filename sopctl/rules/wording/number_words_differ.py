"""A number and the words beside it say different things.

```yaml bad
warnings:
  - Keberatan diajukan paling lambat 15 (tujuh) hari kerja  # <- Keberatan diajukan paling lambat 15 (tujuh) hari kerja
steps:
  - id: umum
    activity: Mengumumkan hasil
    note: Pengumuman dipasang selama 3 (empat) hari  # <-
```

```yaml bad
language: en
warnings: [Appeals are lodged within 14 (twelve) days]  # <-
```

```yaml good
warnings:
  - Keberatan diajukan paling lambat 17 (tujuh belas) hari kerja
  - Formulir 2 (dua rangkap) dan lampiran 3 (foto) disimpan
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model.units import NUMBER_WORDS, spoken
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import texts_of

ABOUT = About(
    code="WRD009",
    severity=Severity.ERROR,
    what=Text(
        "A number and the number in words beside it differ.",
        "Angka dan bilangan dengan huruf di sebelahnya berbeda.",
    ),
    why=Text(
        "Nobody knows which of the two holds, and a time limit that is not certain cannot be kept.",
        "Tidak jelas mana yang berlaku, dan batas waktu yang tidak pasti tidak dapat ditepati.",
    ),
    help=Text("correct one of the two", "perbaiki salah satunya"),
    source="Seen in a published service standard: 15 (tujuh) hari kerja",
    caution=Text(
        "Only numbers up to 999 that are written in words are compared; times have a rule of their own.",
        "Hanya bilangan sampai 999 yang ditulis dengan huruf yang dibandingkan; waktu punya aturan sendiri.",
    ),
)

_PAIR = regex(r"(?<![\d.,/-])(?P<digits>\d{1,3})\s*\(\s*(?P<words>[^\W\d_]+(?:[ -][^\W\d_]+){0,5})\s*\)")
_BRACKET = regex(r"\([ \t]*[^\W\d_]")
"""Begins with what is looked for quickly; most files have no number before any bracket."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each text with a number that its own words contradict."""
    text = document.loaded.source.text
    if not any(text[: bracket.start()].rstrip()[-1:].isdigit() for bracket in _BRACKET.finditer(text)):
        return
    for path, text, key in texts_of(document.sop):
        for pair in _PAIR.finditer(text):
            said = pair["words"].lower().replace("-", " ").split()
            if NUMBER_WORDS.issuperset(said) and said not in (["a"], ["an"]) and spoken(said) != int(pair["digits"]):
                message = Text(f"`{pair[0]}`: these are two numbers", f"`{pair[0]}`: angka dan hurufnya berbeda")
                yield Finding(path, message, key=key)
                break
