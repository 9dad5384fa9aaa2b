"""A word that leaves the measure to the reader.

```yaml bad
warnings:
  - Jika terlambat, berkas segera dikembalikan  # <- Jika terlambat, berkas segera dikembalikan
steps:
  - id: rapat
    activity: Menghubungi pelapor bila diperlukan  # <-
    outputs:
      - Undangan, daftar hadir, dll.  # <-
```

```yaml bad
language: en
steps:
  - id: repeat
    activity: Repeat the test as necessary  # <-
    outputs: [Charts, tables, etc.]  # <-
```

```yaml good
warnings:
  - Jika terlambat, berkas dikembalikan dalam 1 hari kerja
steps:
  - id: rapat
    activity: Menghubungi pelapor
    outputs: [Undangan rapat, Daftar hadir]
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model import Sop
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import words
from sopctl.source import Path

ABOUT = About(
    code="WRD004",
    severity=Severity.INFO,
    what=Text(
        "A vague word leaves open when, how much or what else.",
        "Kata yang tidak terukur membuat waktu, jumlah, atau isinya tidak jelas.",
    ),
    why=Text(
        "Everybody reads it differently, and nobody can be held to it.",
        "Setiap orang menafsirkannya berbeda, dan tidak ada yang dapat dimintai pertanggungjawaban.",
    ),
    help=Text(
        "say the time, the amount, the condition or the whole list",
        "sebut waktunya, jumlahnya, syaratnya, atau daftar lengkapnya",
    ),
    source="Femmer et al., JSS 2016: in software requirements, vague wording is found by machine with 59 % precision; "
    "for SOPs this was not measured, so it is never an error",
    caution=Text("The word may be part of a name.", "Kata itu mungkin bagian dari suatu nama."),
    confidence="medium",
)

_VAGUE = {
    "id": (
        ("dll dsb dst", r"{}\b\.?"),
        ("lain-lain sebagainya seterusnya", r"dan {}\b"),
        ("segera sesegera", r"{}(?: mungkin)?\b(?! (?:setelah|sesudah|sejak|saat|ketika|begitu)\b)"),
        ("secepat secepatnya secepat-cepatnya", r"(?:{} mungkin|secepatnya|secepat-cepatnya)\b"),
        ("seperlunya secukupnya selayaknya semestinya sebaik-baiknya", r"{}\b"),
        ("kebutuhan keperluan", r"sesuai {}\b"),
        ("perlu diperlukan dibutuhkan", r"(?:jika|bila|apabila|kalau) (?:memang )?{}\b"),
        ("memungkinkan", r"(?:jika|bila|apabila|kalau) {}\b"),
        ("ada", r"(?:jika|bila|apabila|kalau) {}(?=\s*(?:$|[,.;)]))"),
    ),
    "en": (
        (
            "appropriate necessary needed required applicable possible",
            r"(?:if|as|when|where|wherever|whenever) {}\b(?! (?:by|under|in|for|to)\b)",
        ),
        ("possible practicable", r"as soon as {}\b"),
        ("promptly", r"{}\b(?! (?:after|upon|on|when|once)\b)"),
        ("asap timely properly adequately sufficiently appropriately", r"{}\b"),
        ("on forth", r"and so {}\b"),
        ("etc", r"{}\b\.?"),
    ),
}
"""Words, and the phrase that one of them makes vague: `{}` stands for any of them."""


def _phrase(listed: str, phrase: str) -> str:
    return r"\b" + phrase.replace("{}", f"(?:{listed.replace(' ', '|')})")


_SIGNS = {
    language: frozenset(word for listed, _ in phrases for word in listed.split())
    for language, phrases in _VAGUE.items()
}
_PHRASES = {
    language: regex("|".join(_phrase(listed, phrase) for listed, phrase in phrases), re.IGNORECASE)
    for language, phrases in _VAGUE.items()
}


def check(document: Document) -> Iterator[Finding]:
    """Yield each activity, output and warning with a vague word."""
    if not document.speaks:
        return
    signs, pattern = _SIGNS[document.language], _PHRASES[document.language]
    own = document.words.vague_phrases
    if not own and signs.isdisjoint(document.vocabulary):
        return
    for path, text in _texts(document.sop):
        match = None if signs.isdisjoint(words(text)) else pattern.search(text)
        if match := match or (own.search(text) if own else None):
            yield Finding(path, Text(f"`{match[0]}` is vague", f"`{match[0]}` tidak terukur"))


def _texts(sop: Sop) -> Iterator[tuple[Path, str]]:
    for number, warning in enumerate(sop.warnings):
        yield ("warnings", number), warning
    for number, step in enumerate(sop.steps):
        yield ("steps", number, "activity"), step.activity
        for position, output in enumerate(step.outputs):
            yield ("steps", number, "outputs", position), output.name
