"""A sentence that has to be read twice.

```yaml bad
warnings:
  - >-  # <- >-
    Jika berkas permohonan yang diterima dari pemohon belum lengkap atau belum ditandatangani oleh pejabat yang
    berwenang pada bidang yang menangani permohonan itu, maka berkas dikembalikan kepada pemohon dengan catatan
    kekurangan, dan pemohon diberi waktu untuk melengkapinya sebelum permohonan itu dinyatakan batal
```

```yaml good
warnings:
  - >-
    Jika berkas belum lengkap, maka berkas dikembalikan kepada pemohon dengan catatan kekurangan. Pemohon diberi
    waktu 7 hari untuk melengkapinya. Sesudah itu permohonan dinyatakan batal dan pemohon mengajukan lagi dari awal.
```
"""

from collections.abc import Iterator
from typing import NamedTuple

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model import Sop
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.source import Path

ABOUT = About(
    code="WRD013",
    severity=Severity.INFO,
    what=Text(
        "A sentence in a warning, remark, control or criterion is very long.",
        "Kalimat dalam peringatan, keterangan, pengendalian, atau kriteria terlalu panjang.",
    ),
    why=Text(
        "Under pressure nobody reads to the end, and what matters often stands there.",
        "Dalam keadaan mendesak orang tidak membaca sampai selesai, padahal yang penting sering ada di akhir.",
    ),
    help=Text("make two sentences of it", "pecah menjadi dua kalimat"),
    source="ASD-STE100, rule 5.1: at most 20 words an instruction; the limit here is twice as wide",
)

_END = regex(r"[.!?;:](?:\s|$)|\n\s*\n")


class Options(NamedTuple):
    """What a project may set."""

    words: int = 40
    """The most words of a sentence that are let pass."""


def check(document: Document, options: Options) -> Iterator[Finding]:
    """Yield each text with a sentence of too many words."""
    if max(map(len, document.said)) < 2 * options.words:
        return  # a word takes a letter and a blank
    for path, text in _texts(document.sop):
        if text.count(" ") < options.words:
            continue
        longest = max(len(sentence.split()) for sentence in _END.split(text))
        if longest > options.words:
            yield Finding(path, Text(f"a sentence of {longest} words", f"satu kalimat terdiri atas {longest} kata"))


def _texts(sop: Sop) -> Iterator[tuple[Path, str]]:
    for number, text in enumerate(sop.warnings):
        yield ("warnings", number), text
    for number, step in enumerate(sop.steps):
        for field, texts in (("note", step.note), ("controls", step.controls)):
            for position, text in enumerate(texts):
                yield ("steps", number, field, position), text
        for position, output in enumerate(step.outputs):
            if output.criteria:
                yield ("steps", number, "outputs", position, "criteria"), output.criteria
