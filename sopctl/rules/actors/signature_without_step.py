"""A paper signed by an actor who signs nothing.

```yaml bad
actors:
  kasat: Kepala Satuan
  sekretaris: Sekretaris
  kasubag: Kepala Subbagian Umum
steps:
  - {id: arah, activity: Memberikan arahan, actor: kasat}
  - {id: tanda-tangan, activity: Menandatangani surat usulan, actor: sekretaris}
  - {id: terima, activity: Menerima surat yang ditandatangani kepala satuan, actor: kasubag}  # <-
```

```yaml bad
language: en
actors: {clerk: Office Clerk, head: Head of Finance}
steps:
  - {id: ask, activity: Ask for the payment, actor: head}
  - {id: pay, activity: Pay the invoice, actor: clerk, inputs: [Invoice approved by the Head of Finance]}  # <-
```

```yaml good
actors:
  kasat: Kepala Satuan
  kasubag: Kepala Subbagian Umum
steps:
  - {id: tanda-tangan, activity: Menandatangani surat usulan, actor: kasat}
  - {id: terima, activity: Menerima surat yang ditandatangani kepala satuan, actor: kasubag}
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model import Step
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.posts import names_of, same_post
from sopctl.rules.language.texts import LONGEST
from sopctl.source import Path

ABOUT = About(
    code="ACT020",
    severity=Severity.WARNING,
    what=Text(
        "A text says that an actor signed or approved, but that actor has no such step.",
        "Uraian menyebut pelaksana menandatangani atau menyetujui, tetapi langkahnya tidak ada.",
    ),
    why=Text(
        "The official was passed over: the step in which they sign is missing, or it is in another post's column.",
        "Pejabat itu terlewati: langkah penandatanganannya tidak ada, atau masuk ke kolom jabatan lain.",
    ),
    help=Text(
        "add the step in which the actor signs or approves, or name the one who does",
        "tambahkan langkah pelaksana itu untuk menandatangani atau menyetujui, atau sebut pejabat yang benar",
    ),
    source="Seen in a published SOP: a letter signed by the head of the office, whose column is empty while the "
    "secretary signs (change of functional posts, steps 5 and 6)",
    caution=Text(
        "The paper may have been signed before the procedure begins.",
        "Dokumen itu mungkin sudah ditandatangani sebelum prosedur dimulai.",
    ),
    confidence="medium",
)

_SIGNED = {
    "id": regex(
        r"\b(?:ditandatangani|diparaf|disetujui|disahkan|ditetapkan)(?: oleh)? (?P<post>[^,.;:()]+?)"
        r"(?=[,.;:()]|$| (?:untuk|agar|guna|dan|serta|atas|dengan|melalui|dalam|sesuai|secara|yang|kepada|ke|pada)\b)",
        re.IGNORECASE,
    ),
    "en": regex(
        r"\b(?:signed|initialled|approved|authori[sz]ed) by (?:the )?(?P<post>[^,.;:()]+?)"
        r"(?=[,.;:()]|$| (?:for|and|with|within|via|to|in|on|as|from)\b)",
        re.IGNORECASE,
    ),
}
_SIGNS = {
    "id": frozenset({"ditandatangani", "diparaf", "disetujui", "disahkan", "ditetapkan"}),
    "en": frozenset({"signed", "initialled", "approved", "authorised", "authorized"}),
}
"""The words that these begin with."""
_SIGNING = frozenset({"sign", "approve", "decide", "check"})


def check(document: Document) -> Iterator[Finding]:
    """Yield each text of a step that names a declared actor as the signer, where that actor signs and approves "
    "nothing."""
    actors, language = document.sop.actors, document.language
    if not document.speaks or not actors or _SIGNS[language].isdisjoint(document.vocabulary):
        return
    posts = {same_post(name): actor for actor, about in actors.items() for name in names_of(about)}
    signers: frozenset[str] | None = None
    for number, step in document.steps():
        for path, text in _texts(number, step):
            match = _SIGNED[language].search(text[:LONGEST])
            actor = posts.get(same_post(match["post"])) if match else None
            if actor is None:
                continue
            if signers is None:
                signers = _signers(document)
            if actor not in signers and not any(document.is_unknown(("steps", n)) for n, _ in document.steps()):
                name = actors[actor].name
                yield Finding(
                    path,
                    Text(
                        f"{name} signs or approves in no step",
                        f"{name} tidak menandatangani atau menyetujui pada langkah mana pun",
                    ),
                )


def _texts(number: int, step: Step) -> Iterator[tuple[Path, str]]:
    here = ("steps", number)
    yield (*here, "activity"), step.activity
    for position, name in enumerate(step.inputs):
        yield (*here, "inputs", position), name


def _signers(document: Document) -> frozenset[str]:
    """Return the actors with a step that decides, or that signs, approves or checks by its verb."""
    return frozenset(
        actor
        for number, step in document.steps()
        if step.decision is not None or document.acts[number].kind in _SIGNING
        for actor in step.actor.ids
    )
