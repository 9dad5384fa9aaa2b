"""One of several ways in that does not say when it is taken.

```yaml bad
steps:
  - id: loket  # <- id: loket
    activity: Menerima surat di loket
    next: catat
  - id: surel
    start: Melalui surel
    activity: Mengunduh surat
    next: catat
  - id: kurir
    start: true  # <-
    activity: Menerima surat dari kurir
  - id: catat
    activity: Mencatat surat
```

```yaml good
steps:
  - id: loket
    start: Melalui loket
    activity: Menerima surat di loket
    next: catat
  - id: surel
    start: Melalui surel
    activity: Mengunduh surat
  - id: catat
    activity: Mencatat surat
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import fill_in
from sopctl.rules.language.texts import is_blank

ABOUT = About(
    code="FLO040",
    severity=Severity.WARNING,
    what=Text(
        "There are several ways in, and one has no name.", "Ada beberapa titik masuk, dan salah satunya tanpa nama."
    ),
    why=Text(
        "Whoever starts cannot tell which of the first steps applies.",
        "Orang yang memulai tidak tahu langkah pertama mana yang berlaku.",
    ),
    help=Text(
        "write `start:` with what begins it, for example Melalui loket",
        "tulis `start:` beserta pemicunya, misalnya Melalui loket",
    ),
    source="One start unless the others are told apart: 7PMG guideline 3, Mendling et al. 2010; two starts "
    "without a word in a published SOP",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each start without words where there are several."""
    starts = document.flow.starts
    if len(starts) < 2:
        return
    for number in starts:
        start = document.sop.steps[number].start
        if (isinstance(start, str) and not is_blank(start)) or document.is_unknown(("steps", number, "start")):
            continue
        name = document.name_of(number)
        yield Finding(
            ("steps", number, "start"),
            Text(
                f"`{name}` is one of {len(starts)} ways in, but does not say when",
                f"`{name}` adalah satu dari {len(starts)} titik masuk, tetapi pemicunya tidak disebut",
            ),
            fix=fill_in(document, ("steps", number, "start"), Text("what begins it", "pemicunya")),
        )
