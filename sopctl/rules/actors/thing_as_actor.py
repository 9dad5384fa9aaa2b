"""A thing where somebody should act.

```yaml bad
actors:
  siak: Sistem SIAK  # <- Sistem SIAK
  sarana: Sarana Pelayanan  # <-
  aplikasi: Aplikasi Pelayanan  # <-
```

```yaml bad
language: en
actors:
  portal: Booking system  # <-
```

```yaml good
actors:
  operator: Operator Aplikasi
  analis: Analis Sistem
  teknisi: Server Engineer
  desa: Perangkat Desa
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import word_list, words

ABOUT = About(
    code="ACT009",
    severity=Severity.WARNING,
    what=Text("An actor is a thing.", "Pelaksana berupa benda atau sistem."),
    why=Text(
        "A thing cannot be held responsible: when the system is down, the SOP does not say whose step it is.",
        "Benda tidak dapat dimintai tanggung jawab: saat sistem mati, SOP tidak menyebut itu langkah siapa.",
    ),
    help=Text(
        "name the post that works with it, and write the thing under `equipment:`",
        "sebut jabatan yang menggunakannya, dan tulis bendanya dalam `equipment:`",
    ),
    source="8 of 182 different column headings of 348 published SOPs, for example Sarana Pelayanan and Sistem GS",
    caution=Text(
        "A step that a machine does all by itself has no better actor.",
        "Langkah yang sepenuhnya dikerjakan mesin memang tidak punya pelaksana lain.",
    ),
    confidence="medium",
)

_LAST_IN_INDONESIAN = frozenset({"system", "application", "app"})
"""English heads that Indonesian names borrow."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each actor whose head word is a thing: the first word in Indonesian, the last one in English."""
    indonesian = document.language == "id"
    posts = word_list("posts")
    for actor, about in document.sop.actors.items():
        name = words(about.name)
        if not name or name[0] in posts or name[0] in document.words.posts:
            continue
        last = name[-1] in (_LAST_IN_INDONESIAN if indonesian else word_list("en_things"))
        if last or (indonesian and name[0] in word_list("id_things") and name[-1] not in posts):
            yield Finding(
                ("actors", actor, "name"),
                Text(f"`{about.name}` is a thing", f"`{about.name}` berupa benda atau sistem"),
            )
