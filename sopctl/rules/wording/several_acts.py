"""Two or more acts in one step.

```yaml bad
steps:
  - id: terima
    activity: Menerima, mencatat, dan mendistribusikan surat masuk  # <-
  - id: foto
    activity: Merekam foto pemohon lalu mencetak kartu  # <- Merekam foto pemohon lalu mencetak kartu
  - id: setuju
    activity: Menelaah usulan dan memberi persetujuan  # <-
```

```yaml bad
steps:
  - id: gangguan
    activity: Memeriksa dan memperbaiki gangguan di lapangan  # <-
    duration: 3 hari
    outputs: [Laporan perbaikan]
  - id: nomor
    activity: Memberi nomor dan menggandakan surat  # <-
    duration: 10 menit
    outputs: [Surat bernomor, Salinan surat]
```

```yaml bad
language: en
steps:
  - id: log
    activity: Log the incident and notify the duty manager  # <-
  - id: check
    activity: Check the label, then file the form  # <-
```

```yaml good
steps:
  - id: catat
    activity: Mencatat nama dan alamat pemohon
  - id: bahan
    activity: Menyiapkan bahan untuk menyusun dan menetapkan jadwal
  - id: terima
    activity: Menerima surat mengenai izin dan cuti
```

```yaml good
steps:
  - id: paraf
    activity: Memeriksa dan memaraf konsep surat
    duration: 10 menit
    outputs: [Konsep surat terparaf]
```

```yaml good
language: en
steps:
  - id: record
    activity: Record the name and address of the applicant
  - id: ask
    activity: Ask the manager to review and approve the change
```
"""

from collections.abc import Iterator
from typing import NamedTuple

from sopctl.diagnostic import Severity
from sopctl.i18n import Language, Text
from sopctl.model import Kind, Step
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.own import OwnWords
from sopctl.rules.language.texts import LONGEST, without_numbering, word_list, words
from sopctl.rules.language.verbs import is_active_verb

ABOUT = About(
    code="WRD002",
    severity=Severity.INFO,
    what=Text("One step contains several acts.", "Satu langkah memuat beberapa kegiatan."),
    why=Text(
        "Time, output and actor are asked for each act; what is tied together cannot be measured separately.",
        "Waktu, output, dan pelaksana melekat pada tiap kegiatan; yang digabung tidak dapat diukur sendiri-sendiri.",
    ),
    help=Text(
        "make a step of each with its own time and output, or keep only the verb that says the result",
        "pecah menjadi satu langkah untuk setiap kegiatan dengan waktu dan outputnya, atau pakai satu kata kerja saja "
        "yang menyebut hasilnya",
    ),
    source="43 of the 1,220 steps of 248 published SOPs, and most rows of about 29 flowcharts of one office",
    caution=Text(
        "Two verbs that describe one piece of work may stay together; two acts within half an hour that give one "
        "output are taken for that and let pass.",
        "Dua kata kerja yang menggambarkan satu pekerjaan boleh tetap digabung; dua kegiatan dalam setengah jam dengan "
        "satu output dianggap demikian dan dibiarkan.",
    ),
    confidence="medium",
)

_JOINTS = {
    "id": regex(
        r"(?P<joint>;|,|&|/|\b(?:dan|serta|lalu|kemudian|selanjutnya)\b)"
        r"(?P<more>(?:\s*\b(?:dan|serta|lalu|kemudian|selanjutnya|juga|langsung)\b)*)\s*(?P<word>[^\W\d_]+)(?P<next>)"
    ),
    "en": regex(
        r"(?P<joint>;|,|&|\b(?:and|then)\b)(?P<more>(?:\s*\b(?:and|then|also)\b)*)\s*(?P<word>[a-z-]+)\s*(?P<next>[a-z]*)"
    ),
}
_SIGNS = {
    "id": (",", "dan", "/", ";", "&", "serta", "lalu", "kemudian", "selanjutnya"),
    "en": (",", "and", "then", ";", "&"),
}
"""One of these is in every joint."""
_NEW_CLAUSE = frozenset({";", "lalu", "kemudian", "selanjutnya", "then"})
_SUBORDINATE = {
    "id": regex(
        r"\b(?:untuk|guna|agar|supaya|dengan|yang|dalam(?: rangka)?|setelah|sebelum|sambil|karena|cara"
        r"|(?:mendampingi|membantu|membimbing|meminta|mempersilakan|mengajak)(?:\s+\w+){1,3}?(?=\s+me[mnlrwy]))"
        r"\s+(?P<word>\w+)"
    ),
    "en": regex(
        r"\b(?:to|who|that|which|whether|how|when|before|after|for|by|while|if)\s+"
        r"(?:(?:can|may|must|shall|should|will)\s+)?(?P<word>\w+)"
    ),
}
_WAITING = frozenset({"allow", "biarkan", "diamkan", "let", "membiarkan", "mendiamkan", "menunggu", "tunggu", "wait"})
"""What comes after an act without anybody doing more: clean the skin and let it dry."""
_OBJECTS = frozenset({"a", "all", "an", "any", "each", "it", "its", "the", "them", "this", "to"})


class Options(NamedTuple):
    """What a project may set."""

    minutes: int = 30
    """Two acts that take no longer than so many minutes and give one output are one piece of work; 0 lets none pass."""


def check(document: Document, options: Options) -> Iterator[Finding]:
    """Yield each activity with a second verb on a level with the first, but for what is done at one sitting."""
    if not document.speaks:
        return
    language = document.language
    signs = _SIGNS[language]
    if not _has_one("\n".join([step.activity for step in document.sop.steps]), signs):
        return
    for number, step in document.steps():
        if not _has_one(step.activity, signs):
            continue
        acts = _acts(without_numbering(step.activity[:LONGEST]).lower(), language, document.words)
        if len(acts) > 2 or (len(acts) == 2 and not _at_one_sitting(step, options.minutes)):
            shown = ", ".join(acts)
            yield Finding(
                ("steps", number, "activity"),
                Text(f"{len(acts)} acts in one step: {shown}", f"{len(acts)} kegiatan dalam satu langkah: {shown}"),
            )


def _at_one_sitting(step: Step, minutes: int) -> bool:
    """Tell whether a step is short and gives one thing."""
    longest = step.duration.high if step.duration else None
    short = longest is not None and longest.kind is Kind.EFFORT and 0 < longest.minutes <= minutes
    return short and len(step.outputs) == 1


def _has_one(text: str, signs: tuple[str, ...]) -> bool:
    """Tell whether there is a joint in `text`, or letters that look like one."""
    lower = text.lower()
    return any(sign in lower for sign in signs)


def _acts(text: str, language: Language, own: OwnWords) -> list[str]:
    """Return the different verbs that head the text or follow a comma or an "and" in its main clause."""
    first = words(text)[:1]
    if not first or not is_active_verb(first[0], language, own):
        return []
    acts = [first[0]]
    clause = 0
    for joint in _JOINTS[language].finditer(text):
        fresh = joint["joint"] in _NEW_CLAUSE or bool(_NEW_CLAUSE.intersection(joint["more"].split()))
        if not fresh and _is_subordinate(text[clause : joint.start()], language, own):
            continue
        if not _is_act(joint["word"], joint["next"], language, own, fresh=fresh):
            continue
        if fresh:
            clause = joint.start()
        if joint["word"] not in acts:
            acts.append(joint["word"])
    return acts


def _is_act(word: str, following: str, language: Language, own: OwnWords, *, fresh: bool) -> bool:
    """Tell whether `word` is a verb here; one that can be a noun needs an object or a "then" to be sure."""
    if word in _WAITING or not is_active_verb(word, language, own):
        return False
    doubtful = word_list("en_noun_verbs" if language == "en" else "id_base_verbs")
    return word not in doubtful or fresh or following in _OBJECTS


def _is_subordinate(clause: str, language: Language, own: OwnWords) -> bool:
    """Tell whether a verb in `clause` depends on another: "untuk menyusun", "to review"."""
    return any(is_active_verb(match["word"], language, own) for match in _SUBORDINATE[language].finditer(clause))
