"""An actor that hands work to itself.

```yaml bad
actors:
  kabid: Kepala Bidang
  ppid: PPID
steps:
  - id: perintah
    activity: Memerintahkan Kabid untuk menyusun laporan  # <- Memerintahkan Kabid untuk menyusun laporan
    actor: kabid
  - id: kuasa
    activity: Memberikan surat kuasa kepada PPID  # <-
    actor: ppid
```

```yaml good
actors:
  kabid: Kepala Bidang
  kasi: Kepala Seksi
  ppid: PPID
steps:
  - id: perintah
    activity: Memerintahkan Kasi untuk menyusun laporan
    actor: kabid
  - id: lapor
    activity: Menyampaikan laporan kepada Kepala Bidang
    actor: kasi
  - id: terus
    activity: Meneruskan laporan kepada PPID Pelaksana
    actor: ppid
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.posts import names_of, same_post
from sopctl.rules.language.texts import folded, word_list

ABOUT = About(
    code="ACT012",
    severity=Severity.WARNING,
    what=Text("An actor hands work to itself.", "Pelaksana menyerahkan pekerjaan kepada dirinya sendiri."),
    why=Text(
        "The step is in the wrong column, or the text names the wrong receiver; the hand-over is lost.",
        "Langkah itu berada di kolom yang salah, atau penerimanya keliru disebut; serah terimanya hilang.",
    ),
    help=Text(
        "give the step to the post that hands over, or name the one that receives",
        "pindahkan langkah ke jabatan yang menyerahkan, atau sebut jabatan yang menerima",
    ),
    source="Seen in published SOPs: a power of attorney given to PPID in PPID's own column; Kabid ordering Kabid",
)

_RECEIVER = {
    "id": regex(
        r"\b(?:kepada|memerintahkan|menugaskan|menginstruksikan) (?P<post>[^,.;:()]+?)"
        r"(?=[,.;:()]|$| (?:untuk|agar|guna|supaya|dan|serta|atas|dengan|melalui|dalam|paling|sesuai|secara)\b)",
        re.IGNORECASE,
    ),
    "en": regex(
        r"\bto the (?P<post>[^,.;:()]+?)(?=[,.;:()]|$| (?:for|and|with|by|within|via|so|to|in|on|as)\b)", re.IGNORECASE
    ),
}
_SIGNS = {
    "id": frozenset({"kepada", "memerintahkan", "menugaskan", "menginstruksikan"}),
    "en": frozenset({"to"}),
}
"""The words that these begin with."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each step of one actor whose text gives work to that very actor."""
    if not document.speaks:
        return
    pattern, actors = _RECEIVER[document.language], document.sop.actors
    if _SIGNS[document.language].isdisjoint(document.activity_words):
        return
    for number, step in document.steps():
        actor = actors.get(step.actor.ids[0]) if len(step.actor.ids) == 1 else None
        match = pattern.search(step.activity) if actor else None
        if not actor or not match or folded(match["post"]) in word_list("vague_actors"):
            continue
        receiver = same_post(match["post"])
        if any(same_post(name) == receiver for name in names_of(actor)):
            yield Finding(
                ("steps", number, "activity"),
                Text(
                    f"{actor.name} hands work to itself", f"{actor.name} menyerahkan pekerjaan kepada dirinya sendiri"
                ),
            )
