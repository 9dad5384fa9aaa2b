"""A reference to a step that does not exist.

```yaml bad
steps:
  - id: periksa-berkas
    activity: Memeriksa kelengkapan berkas
    decision:
      Lengkap: cetak-izin
      Tidak lengkap: terima-berkass  # <- terima-berkass
      Ditunda:  # <- Ditunda
  - id: terima-berkas
    activity: Menerima berkas perbaikan
    next: [periksa_berkas]  # <-
  - id: cetak-izin
    activity: Mencetak surat izin
```

```yaml good
steps:
  - id: terima-berkas
    activity: Menerima berkas permohonan
  - id: periksa-berkas
    activity: Memeriksa kelengkapan berkas
    decision:
      Lengkap: cetak-izin
      Tidak lengkap: {to: terima-berkas, max: 2}
  - id: cetak-izin
    activity: Mencetak surat izin
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import write
from sopctl.rules.ids import is_id, slug
from sopctl.rules.references import StepNames, empty_branches
from sopctl.suggest import question

ABOUT = About(
    code="FLO001",
    severity=Severity.ERROR,
    what=Text(
        "A branch or `next:` leads to a step that does not exist.",
        "Cabang atau `next:` menuju langkah yang tidak ada.",
    ),
    why=Text(
        "Whoever gets there does not know how to continue.",
        "Pelaksana yang sampai di sana tidak tahu harus melanjutkan ke mana.",
    ),
    help=Text(
        "name the id of a step, or add the step; if the procedure is over there, add a last step with `end:`",
        "tulis id langkah yang ada, atau tambahkan langkahnya; jika prosedur berakhir di situ, tambahkan langkah "
        "penutup dengan `end:`",
    ),
    source="Negative answers without a target in published SOPs (a licence of a social affairs office, steps 4 and 7)",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each reference that finds no step, with the step that was probably meant."""
    names = StepNames(document) if document.flow.dangling else None
    for dangling in document.flow.dangling:
        target = dangling.target.strip()
        if not target:
            yield Finding(dangling.path, _nowhere(document, dangling.source, dangling.path))
            continue
        meant = names.meant(target) if names else None
        name = document.sop.steps[meant].id if meant is not None else ""
        if name and not is_id(name):
            name = slug(name) or name  # the bad id is a finding of its own, with the same proposal
        yield Finding(
            dangling.path,
            Text(f"there is no step `{target}`", f"tidak ada langkah `{target}`"),
            help=question(name),
            fix=write(dangling.path, name) if name else None,
        )
    for number, _ in document.steps() if document.loaded.source.nulls else ():
        for label in empty_branches(document, number):
            path = ("steps", number, "decision", label)
            yield Finding(path, _nowhere(document, number, path), key=True)


def _nowhere(document: Document, number: int, path: tuple[str | int, ...]) -> Text:
    name = document.name_of(number)
    if path[2] == "next":
        return Text(f"`next:` of step `{name}` names no step", f"`next:` pada langkah `{name}` kosong")
    return Text(
        f"answer `{path[3]}` of step `{name}` leads nowhere",
        f"jawaban `{path[3]}` pada langkah `{name}` tidak menuju ke mana pun",
    )
