"""A step that starts from nothing.

```yaml bad
steps:
  - id: terima  # <- id: terima
    activity: Menerima permohonan
    actor: petugas
    outputs: [Tanda terima]
```

```yaml bad
steps:
  - id: catat
    activity: Mencatat permohonan
    actor: petugas
    inputs: ["-"]  # <- inputs
    outputs: [Nomor register]
```

```yaml good
actors:
  pemohon: {name: Pemohon, external: true}
  petugas: Petugas Loket
steps:
  - id: ajukan
    activity: Mengajukan permohonan
    actor: pemohon
    outputs: [Surat permohonan]
  - id: catat
    activity: Mencatat permohonan
    actor: petugas
    outputs: [Nomor register]
```

```yaml good
steps:
  - id: terima
    start: Surat datang melalui pos
    activity: Menerima surat
    actor: petugas
    outputs: [Tanda terima]
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model import Step
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import fill_in
from sopctl.rules.language.texts import is_blank

ABOUT = About(
    code="OUT002",
    severity=Severity.WARNING,
    what=Text(
        "A step that starts the procedure does not say what it needs.",
        "Langkah awal prosedur tidak menyebut kelengkapannya.",
    ),
    why=Text(
        "Later steps work with what the step before produced; the first one needs something from outside, and "
        "whoever brings it must know what it is.",
        "Langkah berikutnya memakai output langkah sebelumnya; langkah pertama memerlukan sesuatu dari luar, dan "
        "yang membawanya harus tahu apa itu.",
    ),
    help=Text(
        "add `inputs:`; where an outsider begins, mark that actor `external: true`, and where an event begins, "
        "write it after `start:`",
        "tambahkan `inputs:`; bila pihak luar yang memulai, tandai pelaksananya `external: true`, dan bila suatu "
        "kejadian yang memulai, tulis sesudah `start:`",
    ),
    source="Permenpan RB 35/2012 (mutu baku: kelengkapan); empty in 154 of the 1,220 steps of 248 published SOPs, "
    "first and later steps counted together",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each way in without inputs; to every other step the outputs before it flow in."""
    for number in document.flow.starts:
        step = document.sop.steps[number]
        if step.calls or not all(map(is_blank, step.inputs)) or _begins_outside(step, document):
            continue
        if document.is_unknown(("steps", number, "inputs")):
            continue
        name = document.name_of(number)
        yield Finding(
            ("steps", number, "inputs"),
            Text(f"step `{name}` does not say what it needs", f"langkah `{name}` tidak memuat kelengkapan"),
            fix=fill_in(document, ("steps", number, "inputs"), Text("what is needed", "kelengkapan"), many=True),
        )


def _begins_outside(step: Step, document: Document) -> bool:
    if isinstance(step.start, str) and not is_blank(step.start):
        return True
    actors = document.sop.actors
    return any(actor in actors and actors[actor].external for actor in step.actor.ids)
