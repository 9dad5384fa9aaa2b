"""A qualification that anybody has.

```yaml bad
qualifications:
  - Memahami tupoksi  # <- Memahami tupoksi
  - Memahami tugas pokok dan fungsinya  # <-
```

```yaml bad
language: en
qualifications: [Suitably qualified and experienced personnel]  # <-
```

```yaml good
qualifications:
  - Memahami tata naskah dinas
  - Lulusan Diploma III Kearsipan
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import word_list, words

ABOUT = About(
    code="GOV029",
    severity=Severity.INFO,
    what=Text(
        "A qualification does not say what one must be able to do.",
        "Kualifikasi tidak menyebut kemampuan yang diperlukan.",
    ),
    why=Text(
        "Whoever assigns people to the work, or trains them, learns nothing from it.",
        "Keterangan seperti itu tidak membantu dalam menunjuk atau melatih pelaksananya.",
    ),
    help=Text(
        "name the knowledge, training or certificate: Memahami tata naskah dinas, Certified phlebotomist",
        "sebut pengetahuan, pelatihan, atau sertifikatnya, misalnya Memahami tata naskah dinas",
    ),
    source="Seen in published SOPs: memahami tupoksi (knows his duties); EPA QA/G-6 (2007) asks for special training",
    caution=Text(
        "Only texts that are wholly made of such words are found.",
        "Yang ditemukan hanya teks yang seluruhnya terdiri atas kata-kata semacam itu.",
    ),
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each qualification that is made of words that fit every post."""
    if not document.speaks:
        return
    empty = word_list(f"{document.language}_empty_qualification_words")
    for position, text in enumerate(document.sop.qualifications):
        said = words(text)
        if said and empty.issuperset(said):
            yield Finding(
                ("qualifications", position),
                Text("this qualification would fit any post", "kualifikasi ini cocok untuk jabatan apa pun"),
            )
