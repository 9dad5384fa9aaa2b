"""A step that is no decision and is done only under a condition.

```yaml bad
steps:
  - id: tanda-tangan
    activity: Menandatangani surat apabila sudah sesuai  # <-
  - id: nomor
    activity: Memberi nomor surat jika konsep disetujui  # <-
```

```yaml bad
language: en
steps:
  - id: return
    activity: Return the form if it is not complete  # <-
```

```yaml good
steps:
  - id: periksa
    activity: Memeriksa apakah surat sesuai
    decision:
      Sesuai: tanda-tangan
      Tidak sesuai: perbaiki
  - id: tanda-tangan
    activity: Menandatangani surat yang sesuai dan menghubungi pelapor bila perlu
  - id: perbaiki
    activity: Memperbaiki surat
```

```yaml good
language: en
steps:
  - id: ask
    activity: Ask the caller whether anyone is hurt
  - id: tick
    activity: Tick the box if the patient is pregnant
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="WRD017",
    severity=Severity.WARNING,
    what=Text(
        "A step that is not a decision is done only under a condition.",
        "Langkah yang bukan keputusan hanya dikerjakan di bawah suatu syarat.",
    ),
    why=Text(
        "Nobody learns from the flowchart what happens where the condition is not met.",
        "Dari bagan alir tidak tampak apa yang terjadi bila syarat itu tidak terpenuhi.",
    ),
    help=Text(
        "say in a `decision:` before it what happens in each case, or leave the condition out where it always holds",
        "tulis `decision:` sebelum langkah ini dengan jalan untuk tiap keadaan, atau hapus syaratnya bila selalu "
        "terpenuhi",
    ),
    source="Permenpan RB 35/2012: activities execute or decide",
    caution=Text(
        "A word such as bila or if may only say when something is done.",
        "Kata seperti bila mungkin hanya menyatakan kapan sesuatu dikerjakan.",
    ),
    confidence="medium",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each plain step whose text has a condition, and does not tell the second way."""
    for number, found in document.conditions:
        if not found.sure:
            name = document.name_of(number)
            yield Finding(
                ("steps", number, "activity"),
                Text(
                    f"`{name}` is done only under a condition: `{found.sign}`",
                    f"`{name}` hanya dikerjakan di bawah syarat: `{found.sign}`",
                ),
            )
