"""A join where nothing is to be joined.

```yaml bad
steps:
  - id: siapkan
    activity: Menyiapkan bahan rapat
  - id: lapor
    activity: Melaporkan kesiapan rapat
    join: all  # <- join
```

```yaml good
steps:
  - id: disposisi
    activity: Memberi disposisi
    next: [siapkan-ruang, siapkan-undangan]
  - id: siapkan-ruang
    activity: Menyiapkan ruang rapat
    next: lapor
  - id: siapkan-undangan
    activity: Menyiapkan undangan rapat
  - id: lapor
    activity: Melaporkan kesiapan rapat
    join: all
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import remove
from sopctl.rules.references import flow_is_known

ABOUT = About(
    code="FLO020",
    severity=Severity.WARNING,
    what=Text(
        "A step joins parallel branches that do not exist.",
        "Sebuah langkah menggabungkan cabang paralel yang tidak ada.",
    ),
    why=Text(
        "Whoever does the step waits for work that nobody started.",
        "Pelaksana langkah itu menunggu pekerjaan yang tidak pernah dimulai siapa pun.",
    ),
    help=Text(
        "remove `join:`, or split the work with `next: [a, b]` on the step where both begin",
        "hapus `join:`, atau bagi pekerjaan dengan `next: [a, b]` pada langkah tempat keduanya dimulai",
    ),
    source="A join waits for every branch: soundness (no deadlock), van der Aalst 1997",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each `join:` that fewer than two ways reach, without returns, or in an SOP that never splits."""
    flow = document.flow
    joins = [number for number, step in document.steps() if step.join]
    if not joins or flow.dangling or not flow_is_known(document):
        return
    splits = any(edge.kind == "parallel" for edge in flow.edges)
    for number in joins:
        name = document.name_of(number)
        if not flow.waits(number):
            message = Text(
                f"step `{name}` says `join:`, but fewer than two paths lead to it from before",
                f"langkah `{name}` memuat `join:`, tetapi kurang dari dua alur sebelumnya menuju ke sana",
            )
        elif not splits and document.sop.steps[number].join == "any":  # one that waits for all is a deadlock
            message = Text(
                f"step `{name}` says `join:`, but nothing is done in parallel",
                f"langkah `{name}` memuat `join:`, tetapi tidak ada pekerjaan paralel",
            )
        else:
            continue
        path = ("steps", number, "join")
        yield Finding(path, message, key=True, fix=remove(path))
