"""Work that goes to a post that is not an actor.

```yaml bad
actors:
  kasubag: Kasubag Umum
  kasat: Kepala Satuan
steps:
  - id: periksa
    activity: Meneruskan surat kepada Kepala Dinas  # <- Meneruskan surat kepada Kepala Dinas
    actor: kasubag
  - id: terima
    activity: Menerima surat yang ditandatangani kadis  # <-
    actor: kasubag
  - id: arsip
    activity: Mengarsipkan surat
    actor: kasat
```

```yaml bad
language: en
actors:
  agent: Service Desk Agent
steps:
  - id: escalate
    activity: Escalate the incident to the Duty Manager  # <-
    actor: agent
  - id: close
    activity: Close the ticket
    actor: agent
```

```yaml good
actors:
  kasubag: Kasubag Umum
  kadis: Kepala Dinas Perhubungan
steps:
  - id: periksa
    activity: Meneruskan surat kepada Kepala Dinas
    actor: kasubag
  - id: tanda-tangan
    activity: Menandatangani surat
    actor: kadis
  - id: kirim
    activity: Menyampaikan surat kepada Bupati
    actor: kasubag
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.posts import names_of, parts
from sopctl.rules.language.texts import word_list

ABOUT = About(
    code="ACT011",
    severity=Severity.INFO,
    what=Text(
        "A step hands over to a post that is not an actor.",
        "Langkah menyerahkan pekerjaan kepada jabatan yang bukan pelaksana.",
    ),
    why=Text(
        "What that post does with it is not written; or it is an actor under another name, and readers look for it.",
        "Yang dikerjakan jabatan itu tidak tertulis; atau ia pelaksana dengan nama lain, dan pembaca mencarinya.",
    ),
    help=Text(
        "declare the post and give it its step, or use the name that it has under `actors:` (or an alias there)",
        "daftarkan jabatan itu beserta langkahnya, atau pakai namanya di `actors:` (boleh sebagai alias)",
    ),
    source="Seen in published SOPs: the text says Kaban or Kadis, the columns say Kepala Satuan",
    caution=Text(
        "A post outside the organisation may only receive something without doing a step.",
        "Jabatan di luar organisasi mungkin hanya menerima dan tidak menjalankan langkah.",
    ),
    confidence="medium",
)

_HANDED = {
    "id": regex(
        r"\b(?:kepada|ke|(?:ditandatangani|diparaf|disetujui|ditetapkan|disahkan)(?: oleh)?) "
        r"(?P<post>(?:kepala|sekretaris|ketua|direktur|bupati|gubernur|camat|lurah|bendahara|wali ?kota|kabag|kabid"
        r"|kaban|kadis|kasat|kasi|kasubbag|kasubag|kasubbid|kasubid|kakan|karo|sekda|sekdis|kabiro)\b[^,.;:()/]*)",
        re.IGNORECASE,
    ),
    "en": regex(
        r"\bto (?:the |an? )?(?P<post>(?:[\w-]+ ){0,3}?(?:manager|director|supervisor|coordinator|head|officer"
        r"|secretary|administrator|technician|engineer|analyst|nurse|committee)\b)(?! of)",
        re.IGNORECASE,
    ),
}
_SIGNS = {
    "id": frozenset({"kepada", "ke", "ditandatangani", "diparaf", "disetujui", "ditetapkan", "disahkan"}),
    "en": frozenset({"to"}),
}
"""The words that these begin with."""
_LONGEST = 4
_BARE = frozenset({"kepala", "ketua", "head"})


def check(document: Document) -> Iterator[Finding]:
    """Yield each step but the last ones whose text gives work to a post that no actor is called."""
    if not document.speaks or _SIGNS[document.language].isdisjoint(document.activity_words):
        return
    pattern = _HANDED[document.language]
    known = [parts(name) for about in document.sop.actors.values() for name in names_of(about)]
    if not known:
        return
    ends = frozenset(document.flow.ends)
    for number, step in document.steps():
        match = pattern.search(step.activity) if number not in ends else None
        if not match:
            continue
        written = _words_of_post(match["post"])
        post = parts(" ".join(written))
        if (len(post) == 1 and post[0] in _BARE) or any(_fits(post, name, document.language) for name in known):
            continue
        shown = " ".join(written)
        yield Finding(
            ("steps", number, "activity"),
            Text(f"`{shown}` is not an actor", f"`{shown}` bukan pelaksana"),
        )


def _words_of_post(text: str) -> list[str]:
    found: list[str] = []
    for word in text.split()[:_LONGEST]:
        if word.lower() in word_list("id_joints"):
            break
        found.append(word)
    return found


def _fits(post: tuple[str, ...], name: tuple[str, ...], language: str) -> bool:
    """Tell whether `post` can be the actor `name`: one is the beginning of the other, or stands in it.

    In English the last word counts, so that "the manager" can be any manager.
    """
    if language == "en":
        return post[-1] in name or post[0] in name
    shorter = min(len(post), len(name))
    return post[:shorter] == name[:shorter] or f" {' '.join(post)} " in f" {' '.join(name)} "
