"""An actor that does no step.

```yaml bad
actors:
  pengusul: Pengusul
  sekretaris: Sekretaris
  kasat: Kepala Satuan  # <- kasat
steps:
  - id: usul
    activity: Mengajukan berkas usulan
    actor: pengusul
  - id: setuju
    activity: Menandatangani surat usulan
    actor: sekretaris
```

```yaml good
actors:
  pengusul: Pengusul
  kasat: Kepala Satuan
steps:
  - id: usul
    activity: Mengajukan berkas usulan
    actor: pengusul
  - id: setuju
    activity: Menandatangani surat usulan
    actor: kasat
```

```yaml good
actors:
  pengusul: Pengusul
  kasat: {name: Kepala Satuan, aliases: [Kasat]}
  sekretaris: Sekretaris Dinas
steps:
  - id: usul
    activity: Mengajukan berkas usulan
    actor: pengusull
  - id: setuju
    activity: Menandatangani surat usulan
    actor: Kepala Satuan
  - id: catat
    activity: Mencatat surat usulan
    actor: [pengusul, sekretari]
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import remove
from sopctl.rules.language.posts import declared, likely, posts_of

ABOUT = About(
    code="ACT003",
    severity=Severity.ERROR,
    what=Text("An actor is declared but does no step.", "Pelaksana didaftarkan, tetapi tidak menjalankan langkah."),
    why=Text(
        "The column stays empty. Usually an official was skipped: the step in which they decide or sign is missing, "
        "or it is in another post's column.",
        "Kolomnya kosong. Biasanya ada pejabat yang terlewati: langkah pejabat itu untuk memutuskan atau "
        "menandatangani tidak ada, atau masuk ke kolom jabatan lain.",
    ),
    help=Text(
        "add a step for the actor, or remove it from `actors:`",
        "tambahkan langkah untuk pelaksana itu, atau hapus dari `actors:`",
    ),
    source="Seen in published SOPs: the head of the office signs, but the column of that post is empty",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each declared actor that no step names."""
    if not document.sop.steps or document.any_unknown("actor"):
        return  # an actor that could not be read may be the one
    used = set[str]().union(*document.doers)
    if unknown := used - declared(document):
        posts = posts_of(document.sop)  # who is only misspelt in a step does it
        used |= {meant for actor in unknown if (meant := likely(actor, posts, document.sop))}
    undecided = not all(document.doers)  # a step without an actor may be the step that is missing
    for actor, about in document.sop.actors.items():
        if actor not in used:
            name = about.name or actor
            yield Finding(
                ("actors", actor),
                Text(f"{name} (`{actor}`) does no step", f"{name} (`{actor}`) tidak menjalankan langkah apa pun"),
                key=True,
                fix=None if undecided else remove(("actors", actor)),
            )
