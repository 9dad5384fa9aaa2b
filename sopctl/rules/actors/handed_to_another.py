"""A step that hands over to one post while the flow goes on with another.

```yaml bad
actors:
  kadis: Kepala Dinas
  agendaris: Agendaris Surat
  sekretaris: Sekretaris Dinas
steps:
  - id: tanda-tangan
    activity: Menandatangani surat
    actor: kadis
  - id: teruskan
    activity: Menyerahkan surat kepada Agendaris Surat untuk diberi nomor  # <-
    actor: kadis
  - id: terima
    activity: Meneruskan surat bertanda tangan
    actor: sekretaris
  - id: nomor
    activity: Memberi nomor surat
    actor: agendaris
```

```yaml good
actors:
  kadis: Kepala Dinas
  agendaris: Agendaris Surat
  pemohon: {name: Pemohon, external: true}
steps:
  - id: teruskan
    activity: Menyerahkan surat kepada Agendaris Surat untuk diberi nomor
    actor: kadis
  - id: nomor
    activity: Memberi nomor surat
    actor: agendaris
  - id: serahkan
    activity: Menyerahkan surat kepada pemohon
    actor: agendaris
  - id: tembusan
    activity: Mengirim tembusan kepada Kepala Dinas
    actor: agendaris
  - id: arsip
    activity: Mengarsipkan surat
    actor: agendaris
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.language.posts import names_of, same_post
from sopctl.rules.language.texts import LONGEST
from sopctl.rules.references import flow_is_known

ABOUT = About(
    code="ACT013",
    severity=Severity.WARNING,
    what=Text(
        "A step hands over to one actor, but another one does the next step.",
        "Langkah menyerahkan kepada satu pelaksana, tetapi langkah berikutnya dikerjakan pelaksana lain.",
    ),
    why=Text(
        "Text and arrow disagree: the file is carried to one desk and waited for at another.",
        "Uraian dan panah tidak sejalan: berkas dibawa ke satu meja, tetapi ditunggu di meja lain.",
    ),
    help=Text(
        "name the actor of the next step, or let the flow go on with the one that is named",
        "sebut pelaksana langkah berikutnya, atau arahkan alur ke pelaksana yang disebut",
    ),
    source="Seen in published SOPs: a letter handed to the clerk in the text and to the secretary by the arrow "
    "(outgoing letters, step 5)",
    caution=Text(
        "The receiver may only be told of something and have nothing to do.",
        "Penerima mungkin hanya diberi tahu dan tidak mengerjakan apa pun.",
    ),
    confidence="medium",
)

_RECEIVER = {
    "id": regex(
        r"\bkepada (?P<post>[^,.;:()]+?)"
        r"(?=[,.;:()]|$| "
        r"(?:untuk|agar|guna|supaya|dan|serta|atas|dengan|melalui|dalam|paling|sesuai|secara|yang|oleh)\b)",
        re.IGNORECASE,
    ),
    "en": regex(
        r"\bto (?:the )?(?P<post>[^,.;:()]+?)(?=[,.;:()]|$| (?:for|and|with|by|within|via|so|to|in|on|as|who)\b)",
        re.IGNORECASE,
    ),
}
_SIGN = {"id": "kepada", "en": "to"}
"""The word that these begin with."""
_COPIES = frozenset("tembusan salinan undangan pemberitahuan informasi copy copies invitation notice".split())  # noqa: SIM905


def check(document: Document) -> Iterator[Finding]:
    """Yield each step of one actor that names a receiver, where the next other actor is none of those named.

    A paper that is submitted is addressed to the head of an office and handed in at the counter: that is no fault.
    """
    if not document.speaks or _SIGN[document.language] not in document.activity_words or not flow_is_known(document):
        return
    actors = document.sop.actors
    posts = {
        same_post(name): actor for actor, about in actors.items() if not about.external for name in names_of(about)
    }
    pattern = _RECEIVER[document.language]
    for number, step in document.steps():
        act = document.acts[number]
        if len(step.actor.ids) != 1 or len(step.activity) > LONGEST:
            continue
        if act.kind != "hand-over" or not _COPIES.isdisjoint(act.rest):
            continue
        match = pattern.search(step.activity)
        receiver = posts.get(same_post(match["post"])) if match else None
        if not receiver or receiver == step.actor.ids[0] or document.is_unknown(("steps", number, "actor")):
            continue
        following = _next_other(document, number)
        if not following or any(receiver in document.sop.steps[n].actor.ids for n in following):
            continue
        name = actors[receiver].name
        other = document.name_of(following[0])
        yield Finding(
            ("steps", number, "activity"),
            Text(
                f"hands over to {name}, who does not do the next step, `{other}`",
                f"menyerahkan kepada {name}, padahal langkah berikutnya, `{other}`, bukan bagiannya",
            ),
            notes=(Note(("steps", following[0], "actor"), Text("the next actor", "pelaksana berikutnya")),),
        )


def _next_other(document: Document, number: int) -> list[int]:
    """Return the first steps after `number` of anybody but its actor, in order; what it does itself lies between."""
    steps, flow = document.sop.steps, document.flow
    own = steps[number].actor.ids
    seen = {number}
    pending: list[int] = [number]
    found: list[int] = []
    while pending:
        for edge in flow.successors[pending.pop()]:
            if edge.target in seen:
                continue
            seen.add(edge.target)
            (pending if steps[edge.target].actor.ids == own else found).append(edge.target)
    return sorted(found)
