"""A verb that may mean any work.

```yaml bad
steps:
  - id: disposisi
    activity: Menindaklanjuti disposisi  # <- Menindaklanjuti disposisi
  - id: mohon
    activity: Memproses permohonan  # <-
```

```yaml bad
language: en
steps:
  - id: request
    activity: Handle the request  # <-
  - id: complaint
    activity: Deal with the complaint  # <-
```

```yaml good
steps:
  - id: balas
    activity: Menyusun surat balasan
  - id: catat
    activity: Mencatat permohonan di buku register
  - id: data
    activity: Mengelola
```

```yaml good
language: en
steps:
  - id: film
    activity: Process the film in the developer
    note: twelve minutes
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import without_numbering, words

ABOUT = About(
    code="WRD016",
    severity=Severity.INFO,
    what=Text(
        "An activity begins with a verb that leaves open what is done.",
        "Kegiatan diawali kata kerja yang belum menyebut apa yang dikerjakan.",
    ),
    why=Text(
        "A new colleague does not know what to do, and nobody can see whether it was done.",
        "Pegawai baru tidak tahu apa yang harus dikerjakan, dan tidak tampak apakah sudah dikerjakan.",
    ),
    help=Text(
        "name the act that can be seen: record, check, draft, send",
        "sebut perbuatan yang dapat dilihat: mencatat, memeriksa, menyusun, mengirim",
    ),
    source="Dumas et al., Fundamentals of BPM: verbs such as handle or process are too generic for labels; "
    "menindaklanjuti disposisi stands in a published SOP",
    caution=Text(
        "A trade may have its own meaning for such a word.", "Suatu bidang dapat memakai kata itu sebagai istilahnya."
    ),
    confidence="medium",
)

_GENERIC = {
    "id": regex(r"(?:memproses|menangani|mengelola|mengurus|menindaklanjuti|menyelesaikan)\b", re.IGNORECASE),
    "en": regex(
        r"(?:handle|manage|deal with|take care of|look after|follow up on|(?:do|perform) the work)\b", re.IGNORECASE
    ),
}
_SIGNS = {
    "id": frozenset({"memproses", "menangani", "mengelola", "mengurus", "menindaklanjuti", "menyelesaikan"}),
    "en": frozenset({"handle", "manage", "deal", "take", "look", "follow", "do", "perform"}),
}
"""The words that these begin with."""
_FEWEST, _MOST = 2, 4
"""Words of an activity that is judged: one word is told by another rule, a longer text says more than the verb."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each short activity that begins with such a verb; a called SOP says the rest itself."""
    if not document.speaks:
        return
    pattern = _GENERIC[document.language]
    if _SIGNS[document.language].isdisjoint(document.activity_words):
        return
    for number, step in document.steps():
        text = without_numbering(step.activity)
        match = pattern.match(text)
        if match and not step.calls and _FEWEST <= len(words(text)) <= _MOST:
            verb = match[0].lower()
            yield Finding(
                ("steps", number, "activity"),
                Text(f"`{verb}` may mean any work", f"`{verb}` dapat berarti pekerjaan apa pun"),
            )
