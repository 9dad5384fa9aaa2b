"""A condition in the text of a step that is no decision.

```yaml bad
steps:
  - id: daftar
    activity: Meregistrasi permohonan, jika belum termasuk daftar diteruskan ke Bidang  # <-
  - id: periksa
    activity: Memeriksa nota, tidak setuju kembali ke Sekretaris, setuju ditandatangani  # <-
  - id: cek
    activity: Mengecek berkas lengkap/tidak  # <- Mengecek berkas lengkap/tidak
```

```yaml bad
language: en
steps:
  - id: check
    activity: Check the form; if it is not complete, return it  # <-
  - id: file
    activity: File the form, otherwise send it back  # <-
```

```yaml good
steps:
  - id: periksa
    activity: Memeriksa apakah nota sesuai, apabila belum dikembalikan
    decision:
      Sesuai: tanda-tangan
      Tidak sesuai: konsep
  - id: tanda-tangan
    activity: Menandatangani nota apabila sesuai dan menghubungi pelapor bila perlu
  - id: konsep
    activity: Mengembalikan berkas yang tidak lengkap agar menjadi lengkap
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
    code="WRD003",
    severity=Severity.ERROR,
    what=Text(
        "The text of a step that is not a decision tells a second way under a condition.",
        "Uraian langkah yang bukan keputusan memuat jalan lain di bawah suatu syarat.",
    ),
    why=Text(
        "The flowchart shows one way where the work has two; the other one is not drawn, timed or checked.",
        "Bagan alir hanya menunjukkan satu jalan, padahal ada dua; jalan yang lain tidak digambar, tidak dihitung "
        "waktunya, dan tidak diperiksa.",
    ),
    help=Text(
        "put the condition into a `decision:` of this step, with a branch for each answer",
        "pindahkan syarat itu ke `decision:` pada langkah ini, dengan satu cabang untuk tiap jawaban",
    ),
    source="Permenpan RB 35/2012: activities execute or decide; seen in five steps of one published SOP alone",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each plain step whose text tells what is done under a condition."""
    for number, found in document.conditions:
        if found.sure:
            name = document.name_of(number)
            yield Finding(
                ("steps", number, "activity"),
                Text(
                    f"`{found.sign}` in the text of `{name}`, which is not a decision",
                    f"ada `{found.sign}` dalam uraian `{name}`, padahal langkah itu bukan keputusan",
                ),
            )
