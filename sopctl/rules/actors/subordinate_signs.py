"""A post that prepares what others sign, and signs it.

```yaml bad
actors: {staf: Pengadministrasi Umum, kadis: Kepala Dinas}
steps:
  - id: susun
    activity: Menyusun surat keputusan
    actor: kadis
  - id: tanda-tangan
    activity: Menandatangani surat keputusan
    actor: staf  # <-
  - id: sahkan
    activity: Mengesahkan daftar penerima
    actor: staf  # <-
```

```yaml good
actors: {staf: Pengadministrasi Umum, kadis: Kepala Dinas}
steps:
  - id: susun
    activity: Menyusun surat keputusan
    actor: staf
  - id: tanda-tangan
    activity: Menandatangani surat keputusan
    actor: kadis
  - id: terima
    activity: Menandatangani tanda terima surat
    actor: staf
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.acts import Act
from sopctl.rules.language.posts import parts
from sopctl.rules.language.texts import word_list

ABOUT = About(
    code="ACT017",
    severity=Severity.INFO,
    what=Text(
        "A subordinate post signs or approves, though a leader is among the actors.",
        "Jabatan pelaksana menandatangani atau menyetujui, padahal ada pimpinan di antara pelaksana.",
    ),
    why=Text(
        "Often the official whose decision it is was passed over, or the step slipped into the wrong column.",
        "Sering kali pejabat yang berwenang terlewati, atau langkahnya masuk ke kolom yang salah.",
    ),
    help=Text(
        "give the step to the official who has the authority",
        "serahkan langkah itu kepada pejabat yang berwenang",
    ),
    source="Seen in a published SOP: the head of the office signs by the text, a post below by the column",
    caution=Text(
        "A subordinate post may have been given the authority in writing.",
        "Jabatan pelaksana mungkin menerima pelimpahan wewenang tertulis.",
    ),
    confidence="medium",
)

_LEADERS = frozenset(
    "kepala sekretaris direktur bupati gubernur camat lurah walikota ketua rektor dekan menteri inspektur "  # noqa: SIM905
    "manager head director supervisor lead chief president".split()
)
_SIGNED = regex(
    r"\b(?:surat(?! tanda terima)|keputusan|izin|sertifikat|perintah|persetujuan|kontrak|perjanjian|letter|decision"
    r"|permit|certificate|contract|agreement|approval|order)\b",
    re.IGNORECASE,
)
_RECEIPTS = regex(r"\b(?:tanda terima|berita acara|daftar hadir|bukti|receipt|minutes|attendance)\b", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """Yield each signature under a paper that binds, and each approval, by a subordinate beside a leader."""
    if not document.speaks:
        return
    actors, language = document.sop.actors, document.language
    words = {actor: parts(about.name) for actor, about in actors.items()}
    end = 0 if language == "id" else -1
    if not any(name and not _LEADERS.isdisjoint((name[0], name[-1])) for name in words.values()):
        return
    low = word_list("subordinate_posts")
    for number, step in document.steps():
        ids = document.doers[number]
        name = words.get(ids[0], ()) if len(ids) == 1 else ()
        if not name or name[end] not in low or not _binds(document.acts[number], step.activity):
            continue
        yield Finding(
            ("steps", number, "actor"),
            Text(
                f"{actors[step.actor.ids[0]].name} signs or approves here",
                f"{actors[step.actor.ids[0]].name} menandatangani atau menyetujui di sini",
            ),
        )


def _binds(act: Act, activity: str) -> bool:
    if act.kind == "approve":
        return True
    return act.kind == "sign" and bool(_SIGNED.search(activity)) and not _RECEIPTS.search(activity)
