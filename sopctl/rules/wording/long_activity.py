"""An activity that is longer than anybody reads.

```yaml bad
steps:
  - id: susun
    activity: >-  # <- activity
      Menyusun konsep surat permohonan data kepada seluruh perangkat daerah yang memuat maksud, jenis data,
      bentuk data, periode data, cara penyampaian data, batas waktu penyampaian, dan narahubung yang dapat
      dihubungi pada jam kerja
```

```yaml good
steps:
  - id: susun
    activity: Menyusun konsep surat permohonan data kepada seluruh perangkat daerah
```
"""

from collections.abc import Iterator
from typing import NamedTuple

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="WRD007",
    severity=Severity.WARNING,
    what=Text("An activity has more than 25 words.", "Uraian kegiatan lebih dari 25 kata."),
    why=Text(
        "The row gets tall, the flowchart long, and the one thing to do is hard to find.",
        "Baris menjadi tinggi, bagan alir memanjang, dan hal yang harus dikerjakan sulit ditemukan.",
    ),
    help=Text(
        "keep the verb and its object; put details in `note:`, conditions in a `decision:`",
        "cukup kata kerja dan objeknya; pindahkan rincian ke `note:` dan syarat ke `decision:`",
    ),
    source="95 % of the 1,220 steps of 248 published SOPs have at most 15 words",
)


class Options(NamedTuple):
    """What a project may set."""

    words: int = 25
    """The most words that an activity may have."""


def check(document: Document, options: Options) -> Iterator[Finding]:
    """Yield each activity with too many words."""
    for number, step in document.steps():
        if len(step.activity) < 2 * options.words:
            continue  # a word takes a letter and a blank
        count = len(step.activity.split())
        if count > options.words:
            yield Finding(
                ("steps", number, "activity"),
                Text(f"{count} words in one activity", f"uraian kegiatan terdiri atas {count} kata"),
            )
