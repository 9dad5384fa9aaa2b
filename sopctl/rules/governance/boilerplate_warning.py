"""A warning that fits every procedure.

```yaml bad
warnings:
  - Jika tidak dilaksanakan berdampak inefisiensi.  # <-
  - Apabila SOP ini tidak dilaksanakan, maka kegiatan tidak akan berjalan dengan baik  # <-
```

```yaml bad
language: en
warnings: [If this procedure is not followed the process will be inefficient.]  # <-
```

```yaml good
warnings:
  - Jika paraf tidak lengkap, maka surat dikembalikan kepada konseptor.
  - Apabila surat masuk tidak dicatat pada hari yang sama, tindak lanjutnya terlambat.
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import word_list, words

ABOUT = About(
    code="GOV003",
    severity=Severity.WARNING,
    what=Text(
        "A warning says nothing about this procedure.", "Peringatan tidak menyebut apa pun tentang prosedur ini."
    ),
    why=Text(
        "Whoever reads it does not learn what goes wrong, for whom, and by when.",
        "Pembaca tidak mengetahui apa akibatnya, bagi siapa, dan kapan.",
    ),
    help=Text(
        "say what happens in this procedure: if ..., then ..., or the time limit that must be kept",
        "sebutkan akibat yang khas bagi prosedur ini: jika ..., maka ..., atau batas waktu yang harus dipenuhi",
    ),
    source="159 of 348 published SOPs share one sentence on inefficiency; another agency uses the same one",
)

_FEWEST = 3
"""Words; what is shorter is no sentence."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each warning that is made of words that fit every SOP."""
    if not document.speaks:
        return
    for number, warning in enumerate(document.sop.warnings):
        said = words(warning)
        if len(said) >= _FEWEST and word_list(f"{document.language}_empty_warning_words").issuperset(said):
            yield Finding(
                ("warnings", number),
                Text("this warning would fit any procedure", "peringatan ini cocok untuk prosedur apa pun"),
            )
