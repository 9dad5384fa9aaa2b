"""A step that gives what it got.

```yaml bad
steps:
  - id: telaah
    activity: Meneliti surat masuk
    actor: arsiparis
    inputs: [Surat masuk, Lembar disposisi]
    outputs: [Surat masuk]  # <- Surat masuk
```

```yaml good
steps:
  - id: telaah
    activity: Meneliti surat masuk
    actor: arsiparis
    inputs: [Surat masuk, Lembar disposisi]
    outputs: [Surat masuk, Catatan agenda]
  - id: periksa
    activity: Memeriksa berkas
    actor: arsiparis
    inputs: [Berkas usulan]
    outputs: [{name: Berkas usulan, criteria: Setiap lembar diparaf}]
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import folded, is_blank

ABOUT = About(
    code="OUT003",
    severity=Severity.WARNING,
    what=Text("A step produces only what it received.", "Output langkah sama dengan kelengkapannya."),
    why=Text(
        "What the step adds cannot be seen, so nobody can check that it was done.",
        "Yang ditambahkan langkah itu tidak tampak, sehingga tidak dapat diperiksa apakah sudah dikerjakan.",
    ),
    help=Text(
        "name what is new: Surat masuk teragenda, Lembar disposisi, Tanda terima",
        "sebut yang baru: Surat masuk teragenda, Lembar disposisi, Tanda terima",
    ),
    source="Output and input are the same text in 143 of the 1,220 steps of 248 published SOPs",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each step whose outputs are all among its inputs."""
    for number, step in document.steps():
        taken = frozenset(document.taken[number])
        if taken.isdisjoint(document.made[number]) or document.is_unknown(("steps", number, "outputs")):
            continue
        given = [(position, output) for position, output in enumerate(step.outputs) if not is_blank(output.name)]
        if given and all(not output.criteria and folded(output.name) in taken for _, output in given):
            position, output = given[0]
            yield Finding(
                ("steps", number, "outputs", position),
                Text(f"`{output.name}` is an input too", f"`{output.name}` juga menjadi kelengkapan"),
            )
