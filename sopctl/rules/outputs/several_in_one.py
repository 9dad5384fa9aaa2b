"""Several things in one item of a list.

```yaml bad
steps:
  - id: nomor
    activity: Memberi nomor surat
    inputs: ["Surat, disposisi"]  # <- "Surat, disposisi"
    outputs: ["Agenda surat, arsip surat"]  # <-
```

```yaml good
steps:
  - id: nomor
    activity: Memberi nomor surat
    inputs: [Surat, Disposisi]
    outputs: [Agenda surat, "Arsip surat (asli, salinan)", "Larutan 0,5 persen", Foto dan sidik jari]
```
"""

from collections.abc import Iterator, Sequence

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model.step import Output
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import write
from sopctl.rules.language.texts import LONGEST
from sopctl.source import Path

ABOUT = About(
    code="OUT010",
    severity=Severity.INFO,
    what=Text("One output or input names several things.", "Satu butir output atau kelengkapan memuat beberapa benda."),
    why=Text(
        "Things in one text cannot be followed from step to step, counted, or kept for different times.",
        "Benda yang digabung tidak dapat dilacak dari langkah ke langkah, dihitung, atau disimpan sendiri-sendiri.",
    ),
    help=Text("make an item of each: [Surat, Disposisi]", "jadikan butir tersendiri: [Surat, Disposisi]"),
    source="Seen in published SOPs, whose cells hold lists: agenda surat, arsip surat",
    caution=Text(
        "A name may have a comma in it; commas in brackets and in numbers do not count.",
        "Suatu nama dapat memuat koma; koma dalam kurung dan dalam angka tidak dihitung.",
    ),
)

_BRACKETS = regex(r"\([^()]*\)")
_JOINT = regex(r"(?<=[^\W\d_])[,;]\s+(?:(?:dan|serta|and)\s+)?(?=[^\W\d_])")


def check(document: Document) -> Iterator[Finding]:
    """Yield each input and output with a comma or semicolon between words."""
    for number, step in document.steps():
        if _has_sign(document.taken[number]):
            yield from _joined(("steps", number, "inputs"), step.inputs)
        if _has_sign(document.made[number]):
            yield from _joined(("steps", number, "outputs"), [output.name for output in step.outputs], step.outputs)


def _has_sign(texts: Sequence[str]) -> bool:
    """Tell whether one of a few texts may be several things."""
    together = texts[0] if len(texts) == 1 else " ".join(texts)
    return "," in together or ";" in together


def _joined(path: Path, texts: Sequence[str], outputs: Sequence[Output] = ()) -> Iterator[Finding]:
    for position, text in enumerate(texts):
        if ("," in text or ";" in text) and _JOINT.search(_BRACKETS.sub("", text[:LONGEST])):
            plain = all(output == Output(name=output.name) for output in outputs)
            parts = [part for other in texts for part in _parts(other)] if plain and "(" not in "".join(texts) else None
            yield Finding(
                (*path, position),
                Text(f"`{text}` is more than one thing", f"`{text}` lebih dari satu benda"),
                fix=write(path, parts) if parts else None,
            )


def _parts(text: str) -> list[str]:
    return [part[:1].upper() + part[1:] if text[:1].isupper() else part for part in _JOINT.split(text.strip())]
