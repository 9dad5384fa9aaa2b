"""An output that is an act or a state instead of a thing.

```yaml bad
steps:
  - id: tugas
    activity: Menerima alokasi tugas
    actor: teknisi
    outputs: [Ditindaklanjuti]  # <- Ditindaklanjuti
  - id: pasang
    activity: Memasang perangkat lunak
    actor: teknisi
    outputs: [Terpasang dengan benar]  # <-
  - id: edar
    activity: Mendistribusikan surat masuk
    actor: arsiparis
    outputs: [Terdistribusinya surat masuk]  # <-
  - id: catat
    activity: Mencatat surat
    actor: arsiparis
    outputs: [Mencatat di buku agenda]  # <-
```

```yaml bad
language: en
steps:
  - id: notify
    activity: Notify the requester
    actor: agent
    outputs: [Completed]  # <-
  - id: close
    activity: Close the ticket
    actor: agent
    outputs: [Inform the customer]  # <-
```

```yaml good
steps:
  - id: pasang
    activity: Memasang perangkat lunak
    actor: teknisi
    outputs: [Berita acara pemasangan, Disposisi, Direktori, Terjemahan, Memo]
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import word_list, words
from sopctl.rules.language.verbs import is_active_verb, is_me_verb, is_passive

ABOUT = About(
    code="OUT004",
    severity=Severity.INFO,
    what=Text("An output is an act or a state, not a thing.", "Output berupa perbuatan atau keadaan, bukan benda."),
    why=Text(
        "Only a thing can be handed on, filed and checked: a letter, a list, a receipt, an entry.",
        "Hanya benda yang dapat diserahkan, diarsipkan, dan diperiksa: surat, daftar, tanda terima, catatan.",
    ),
    help=Text(
        "name the thing that shows it: Surat balasan, Bukti kirim, Berita acara",
        "sebut benda yang membuktikannya: Surat balasan, Bukti kirim, Berita acara",
    ),
    source="Seen in published SOPs: Ditindaklanjuti, Terpasang, Terdistribusinya surat masuk",
    caution=Text(
        "The word is judged by its form; a thing with a rare name may look like an act.",
        "Kata dinilai dari bentuknya; benda dengan nama yang jarang dapat tampak seperti perbuatan.",
    ),
    confidence="medium",
)

_STATES = frozenset({"done", "finished", "ok", "paid", "ready", "sent", "success", "successful", "yes"})
_BEGINNINGS = ("di", "ter", "selesai", "rampung", "me")
"""What passives and verbs with me- begin with."""
_OBJECTS = frozenset({"a", "all", "an", "each", "it", "that", "the", "them", "to", "whether"})
"""Words after an English verb that begin its object."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each output whose first word is a verb or a state."""
    if not document.speaks:
        return
    is_act = _is_english_act if document.language == "en" else _is_indonesian_act
    for number, step in document.steps():
        for position, output in enumerate(step.outputs):
            name = words(output.name)
            if name and is_act(name):
                yield Finding(
                    ("steps", number, "outputs", position),
                    Text(
                        f"`{output.name}` is an act, not a thing", f"`{output.name}` bukan benda, melainkan perbuatan"
                    ),
                )


def _is_indonesian_act(name: tuple[str, ...]) -> bool:
    first = name[0]
    if first in word_list("id_passive_states"):
        return True
    return first.startswith(_BEGINNINGS) and (is_passive(first) or is_me_verb(first))


def _is_english_act(name: tuple[str, ...]) -> bool:
    """Tell a participle that stands alone, or a verb that is no noun and has something after it."""
    first = name[0]
    if len(name) == 1:
        return first in _STATES or _is_participle(first)
    return first in word_list("en_verbs") and first not in word_list("en_noun_verbs") and name[1] in _OBJECTS


def _is_participle(word: str) -> bool:
    """Tell a form of a known verb in -ed: checked, closed, filed, planned, notified; not consent, seaweed, hundred."""
    if not word.endswith("ed") or word.endswith("eed"):
        return False
    stem = word.removesuffix("ed")
    verbs = [stem, stem + "e"]
    if stem.endswith("i"):
        verbs.append(stem[:-1] + "y")
    if stem[-2:-1] == stem[-1:]:
        verbs.append(stem[:-1])
    return any(is_active_verb(verb, "en") for verb in verbs)
