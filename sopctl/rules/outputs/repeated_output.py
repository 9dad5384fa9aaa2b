"""The same output three times in a row.

```yaml bad
steps:
  - id: terima
    activity: Menerima surat usulan
    actor: analis
    outputs: [Surat usulan]
  - id: terus
    activity: Meneruskan surat usulan
    actor: analis
    outputs: [Surat usulan]
  - id: kirim
    activity: Mengirimkan surat usulan
    actor: analis
    outputs: [surat usulan]  # <- surat usulan
```

```yaml good
steps:
  - id: terima
    activity: Menerima surat usulan
    actor: analis
    outputs: [Surat usulan]
  - id: terus
    activity: Meneruskan surat usulan
    actor: analis
    outputs: [Surat usulan, Lembar disposisi]
  - id: kirim
    activity: Mengirimkan surat usulan
    actor: analis
    outputs: [Bukti kirim]
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.language.texts import folded, is_blank

ABOUT = About(
    code="OUT005",
    severity=Severity.INFO,
    what=Text(
        "Three or more steps in a row have the same single output.",
        "Tiga langkah berturut-turut atau lebih memuat satu output yang sama.",
    ),
    why=Text(
        "Usually a cell was copied: what each of the steps produces is not written.",
        "Biasanya itu isi kolom yang disalin: hasil tiap langkah sebenarnya tidak tertulis.",
    ),
    help=Text("name what each step adds", "sebut apa yang ditambahkan tiap langkah"),
    source="Seen in published SOPs: three or four steps in a row with one copied output",
    caution=Text(
        "One sheet may really be filled in by one step after the other.",
        "Satu lembar mungkin memang diisi bertahap oleh beberapa langkah.",
    ),
    confidence="medium",
)

_RUN = 3


def check(document: Document) -> Iterator[Finding]:
    """Yield the third step of each run."""
    named = [name for names in document.made for name in names]
    if len(set(named)) == len(named):
        return
    before, run = "", 0
    for number, step in document.steps():
        names = [output.name for output in step.outputs if not is_blank(output.name)]
        known = len(names) == 1 and not document.is_unknown(("steps", number, "outputs"))
        only = folded(names[0]) if known else ""
        run = run + 1 if only and only == before else 1
        before = only
        if run == _RUN:
            first = ("steps", number - _RUN + 1, "outputs")
            yield Finding(
                ("steps", number, "outputs", 0),
                Text(
                    f"`{names[0]}` is the only output of three steps in a row",
                    f"`{names[0]}` menjadi satu-satunya output tiga langkah berturut-turut",
                ),
                notes=(Note(first, Text("it begins here", "mulai dari sini")),),
            )
