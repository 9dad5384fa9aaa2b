"""A step needs what is only made after it.

```yaml bad
steps:
  - id: kirim
    activity: Mengirim surat
    inputs: [Surat bernomor]  # <- Surat bernomor
    outputs: [Bukti pengiriman]
  - id: nomor
    activity: Memberi nomor surat
    outputs: [Surat bernomor]
```

```yaml good
steps:
  - id: konsep
    activity: Menyusun konsep surat
    inputs: [Catatan koreksi]
    outputs: [Konsep surat]
  - id: koreksi
    activity: Memeriksa konsep surat
    inputs: [Konsep surat]
    outputs: [Catatan koreksi]
    decision:
      Sesuai: kirim
      Tidak sesuai: konsep
  - id: kirim
    activity: Mengirim surat
    inputs: [Konsep surat, Buku agenda]
    outputs: [Bukti pengiriman, Buku agenda]
```
"""

from collections.abc import Iterator
from itertools import chain

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.language.texts import folded, is_blank
from sopctl.rules.references import flow_is_known

ABOUT = About(
    code="OUT008",
    severity=Severity.WARNING,
    what=Text(
        "A step needs something that only a later step makes.",
        "Langkah memerlukan sesuatu yang baru dibuat oleh langkah sesudahnya.",
    ),
    why=Text(
        "The step cannot start when it is its turn: steps stand in the wrong order, or an input is wrong.",
        "Langkah itu tidak dapat dimulai pada gilirannya: urutan langkah atau kelengkapannya keliru.",
    ),
    help=Text(
        "put the step that makes it first, or correct the input",
        "dahulukan langkah yang membuatnya, atau perbaiki kelengkapannya",
    ),
    source="Input of a step and output of the step before belong together (mutu baku, Permenpan RB 35/2012); closure "
    "check of angineer-sop-core",
    caution=Text(
        "A register that is both used and added to by a later step may have been there before; then name it in the "
        "step that adds to it, too, among its inputs.",
        "Buku register yang dipakai dan kemudian ditambah isinya mungkin sudah ada sebelumnya; bila demikian, "
        "cantumkan juga sebagai kelengkapan langkah yang mengisinya.",
    ),
    confidence="medium",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each input whose makers can none of them come before the step; what is in use elsewhere is no news."""
    steps = document.sop.steps
    if frozenset(chain.from_iterable(document.taken)).isdisjoint(chain.from_iterable(document.made)):
        return
    makers: dict[str, list[int]] = {}
    for number, step in enumerate(steps):
        for output, name in zip(step.outputs, document.made[number], strict=True):
            if name not in document.taken[number] and not is_blank(output.name):
                makers.setdefault(name, []).append(number)
    if not makers or not flow_is_known(document):
        return
    kept = {folded(name) for name in (*document.sop.equipment, *(record.name for record in document.sop.records))}
    first: set[str] = set()
    for number, step in enumerate(steps):
        for position, (text, name) in enumerate(zip(step.inputs, document.taken[number], strict=True)):
            made_by = makers.get(name)
            if not made_by or number >= made_by[0] or name in kept or name in first:
                continue
            before = document.flow.leading_to((number,))
            if before.isdisjoint(made_by):
                first.add(name)
                yield Finding(
                    ("steps", number, "inputs", position),
                    Text(f"`{text}` is only made later", f"`{text}` baru dibuat kemudian"),
                    notes=(Note(("steps", made_by[0], "outputs"), Text("it is made here", "dibuat di sini")),),
                )
