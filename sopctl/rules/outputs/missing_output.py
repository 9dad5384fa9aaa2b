"""A step that produces nothing.

```yaml bad
steps:
  - id: terus  # <- id: terus
    activity: Meneruskan surat
    actor: kabid
    inputs: [Surat permohonan]
    duration: 15 menit
  - id: rancang
    activity: Membuat rancangan keputusan
    actor: kabid
    duration: 1 hari
    outputs: "-"  # <-
```

```yaml good
steps:
  - id: terus
    activity: Meneruskan surat
    actor: kabid
    duration: 15 menit
    outputs: [Surat dengan lembar disposisi]
  - id: kirim
    activity: Menjalankan SOP surat keluar
    actor: kabid
    calls: surat-keluar
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import fill_in
from sopctl.rules.language.texts import is_blank

ABOUT = About(
    code="OUT001",
    severity=Severity.ERROR,
    what=Text("A step does not say what it produces.", "Langkah tidak menyebut output."),
    why=Text(
        "Without an output nobody can see whether the step is done, and the next one does not know what it gets.",
        "Tanpa output, tidak ada yang dapat melihat apakah langkah sudah selesai, dan langkah berikutnya tidak "
        "tahu apa yang diterimanya.",
    ),
    help=Text(
        "add `outputs:` with the thing that the step produces, for example Konsep surat",
        "tambahkan `outputs:` dengan benda yang dihasilkan langkah itu, misalnya Konsep surat",
    ),
    source="Permenpan RB 35/2012 (mutu baku: output); empty in 82 of the 1,220 steps of 248 published SOPs",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the steps without an output; a called SOP has outputs of its own."""
    for number, step in document.steps():
        if not step.calls and all(map(is_blank, [output.name for output in step.outputs])):
            if document.is_unknown(("steps", number, "outputs")):
                continue
            name = document.name_of(number)
            yield Finding(
                ("steps", number, "outputs"),
                Text(f"step `{name}` has no output", f"langkah `{name}` tidak memuat output"),
                fix=fill_in(document, ("steps", number, "outputs"), Text("output", "output"), many=True),
            )
