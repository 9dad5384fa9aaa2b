"""An SOP without a title.

```yaml bad
id: surat-keluar  # <-
steps: []
```

```yaml bad
id: surat-keluar
title: ""  # <- ""
```

```yaml good
id: surat-keluar
title: Pengelolaan Surat Keluar
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import fill_in
from sopctl.rules.language.texts import is_blank

ABOUT = About(
    code="STR007",
    severity=Severity.ERROR,
    what=Text("The SOP has no title.", "SOP tidak memuat judul."),
    why=Text(
        "The title is how people find and name the SOP; it is at the head of the document.",
        "Judul dipakai orang untuk mencari dan menyebut SOP, dan tercantum di kepala dokumen.",
    ),
    help=Text(
        "add `title:` with the name of the activity, without the word SOP",
        "tambahkan `title:` berisi nama kegiatan, tanpa kata SOP",
    ),
    source="Permenpan RB 35/2012, identity part: the name of the SOP follows the activity that it guides",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the SOP when its title is missing or empty."""
    if is_blank(document.sop.title):
        yield Finding(
            ("title",),
            Text("the SOP has no title", "SOP ini tidak memuat judul"),
            fix=fill_in(document, ("title",), Text("title of the SOP", "judul SOP")),
        )
