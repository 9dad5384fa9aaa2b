"""An activity that does not begin with an active verb.

```yaml bad
actors:
  pemohon: Pengguna Layanan
steps:
  - id: data
    activity: Pengumpulan data kontrak  # <- Pengumpulan data kontrak
  - id: cocok
    activity: Rekonsiliasi data kontrak  # <-
  - id: terima
    activity: Diterima dan dicatat di buku agenda  # <-
  - id: pilih
    activity: Pengguna layanan memilih sarana pengaduan  # <-
  - id: loket
    activity: Petugas memeriksa berkas  # <-
  - id: naskah
    activity: Naskah pidato  # <-
```

```yaml bad
language: en
steps:
  - id: verify
    activity: Verification of the sample label  # <-
  - id: check
    activity: Checking the label  # <-
  - id: approve
    activity: The manager approves the change  # <-
  - id: sent
    activity: Report is sent to the client  # <-
```

```yaml good
steps:
  - id: data
    activity: Mengumpulkan data kontrak
  - id: isi
    activity: Isi formulir permohonan
  - id: unggah
    activity: Meng-upload berkas ke aplikasi
  - id: koordinasi
    activity: Berkoordinasi dengan bagian hukum
  - id: datang
    activity: Datang ke loket membawa persyaratan
```

```yaml good
language: en
steps:
  - id: verify
    activity: Verify the sample label
  - id: notify
    activity: Immediately notify the requester
  - id: aliquot
    activity: Aliquot the sample
```
"""

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal
from sopctl.i18n import Language, Text
from sopctl.model import Sop
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import respell
from sopctl.rules.language.acts import Act
from sopctl.rules.language.own import OwnWords
from sopctl.rules.language.posts import names_of
from sopctl.rules.language.proposals import with_verb
from sopctl.rules.language.texts import LONGEST, has_placeholder, without_numbering, word_list, words
from sopctl.rules.language.verbs import is_action_noun, is_active_verb, is_passive, verb_for
from sopctl.source import Path

ABOUT = About(
    code="WRD001",
    severity=Severity.WARNING,
    what=Text("An activity does not begin with an active verb.", "Kegiatan tidak diawali kata kerja aktif."),
    why=Text(
        "A verb and its object say what is to be done; a noun does not, and the actor already has a column of its own.",
        "Kata kerja dan objeknya menyebut apa yang harus dikerjakan; kata benda tidak, dan pelaksana sudah punya "
        "kolom sendiri.",
    ),
    help=Text(
        "begin with a verb and its object: Menyusun laporan, Write the report",
        "awali dengan kata kerja aktif dan objeknya, misalnya Menyusun laporan",
    ),
    source="Permenpan RB 35/2012: active verb without a subject; 60.5 % of the 1,220 steps of 248 published SOPs do so",
    caution=Text(
        "Indonesian verbs are known by their prefix, English ones by a list; an unknown English word passes.",
        "Kata kerja Indonesia dikenali dari awalannya, kata kerja Inggris dari daftar; kata Inggris yang tidak ada "
        "dalam daftar dianggap benar.",
    ),
)

_LEAD_INS = {
    "id": frozenset(
        {"harap", "jangan", "juga", "kemudian", "lalu", "langsung", "mohon", "saling", "segera", "selanjutnya"}
        | {"silakan", "turut"}
    ),
    "en": frozenset({"also", "always", "do", "finally", "first", "never", "next", "not", "please", "then"}),
}
_CONDITIONS = frozenset({"jika", "apabila", "bila", "bilamana", "kalau", "if", "unless", "whether"})
_NO_VERBS = frozenset(
    {"a", "after", "all", "an", "any", "at", "before", "by", "each", "every", "for", "from", "he", "his", "in", "it"}
    | {"its", "on", "once", "our", "she", "that", "the", "their", "these", "they", "this", "to", "upon", "we"}
    | {"when", "with", "you", "your"}
)
_AFTER_SUBJECTS = frozenset(
    {"are", "be", "can", "has", "have", "is", "may", "must", "shall", "should", "was", "were", "will"}
)

_POSTS_AND_VERBS = frozenset({"chair", "guard", "head", "nurse"})
"""English words for a post that are verbs as well: "Head to the exit", "Nurse the patient"."""
_LONGEST_NAME = 300
_AFTER_VERBS = frozenset({"a", "all", "an", "any", "back", "each", "for", "it", "out", "the", "them", "to", "towards"})


class _Fault(Struct, frozen=True):
    message: Text
    help: Text | None = None
    noun: str = ""
    """The first words, in lower case, that `verb` may take the place of."""
    verb: str = ""


class _Subjects:
    """The names and aliases of all actors, to look up which of them a text begins with."""

    def __init__(self, sop: Sop) -> None:
        self._sop = sop

    @cached_property
    def _known(self) -> dict[str, tuple[int, int]]:
        """Each name in lower case, with its position among all and its length as written."""
        known: dict[str, tuple[int, int]] = {}
        for about in self._sop.actors.values():
            for name in names_of(about):
                known.setdefault(name.lower(), (len(known), len(name)))
        return known

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(name) for name in self._known if len(name) <= _LONGEST_NAME}))

    def length_in(self, plain: str) -> int:
        """Return the length of the first of the names that `plain`, in lower case, begins with; 0 where none does."""
        beginnings = (self._known.get(plain[:length]) for length in self._lengths if length <= len(plain))
        fitting = (entry for entry in beginnings if entry and not plain[entry[1] : entry[1] + 1].isalnum())
        return min(fitting, default=(0, 0))[1]


def check(document: Document) -> Iterator[Finding]:
    """Yield each activity that begins with something else than an active verb."""
    if not document.speaks:
        return
    language, own = document.language, document.words
    subjects = _Subjects(document.sop)
    for number, step in document.steps():
        if step.calls:
            continue  # a called SOP may be there with its name
        act = document.acts[number]
        if _is_begun_by_verb(act, language, own) and len(step.activity) <= LONGEST:
            continue  # as nearly always
        found = words(without_numbering(step.activity))
        if not found or _begins_with_verb(found, language, own) or _is_led_in(found, language, own):
            continue
        if has_placeholder(step.activity) or (found[0] in _CONDITIONS and step.decision is None):
            continue  # other rules are about these
        fault = _actor_first(step.activity, found, subjects, language, own)
        fault = fault or _wrong_start(step.activity, found, language, own)
        if fault:
            path = ("steps", number, "activity")
            yield Finding(path, fault.message, help=fault.help, fix=_fix(path, step.activity, fault))


def _is_begun_by_verb(act: Act, language: Language, own: OwnWords) -> bool:
    return bool(act.verb) and _begins_with_verb((act.verb, *act.rest[:1]), language, own)


def _begins_with_verb(found: tuple[str, ...], language: Language, own: OwnWords) -> bool:
    """Tell whether the first word is a verb; in "Report is sent" it is a noun that looks like one."""
    if language == "id":
        return is_active_verb(found[0], language, own)
    if found[0] in _POSTS_AND_VERBS:
        return bool(_AFTER_VERBS.intersection(found[1:2]))
    return is_active_verb(found[0], language, own) and not _AFTER_SUBJECTS.intersection(found[1:2])


def _is_led_in(found: tuple[str, ...], language: Language, own: OwnWords) -> bool:
    """Tell whether an adverb stands before the verb: "Segera menyerahkan", "Immediately notify"."""
    position = 0
    while position < len(found) - 1 and (
        found[position] in _LEAD_INS[language] or (language == "en" and found[position].endswith("ly"))
    ):
        position += 1
    return position > 0 and is_active_verb(found[position], language, own)


def _actor_first(
    activity: str, found: tuple[str, ...], subjects: _Subjects, language: Language, own: OwnWords
) -> _Fault | None:
    subject = _subject(activity, found, subjects, own)
    if not subject:
        return None
    rest = found[len(words(subject)) :]
    verb = next((word for word in rest[:4] if language == "id" and is_active_verb(word, language, own)), "")
    drop_en, drop_id = (
        f"leave `{subject}` out, the actor already says it",
        f"hapus `{subject}`, sudah disebut pelaksananya",
    )
    if verb:
        drop_en += f"; begin with `{verb.capitalize()}`"
        drop_id += f"; awali dengan `{verb.capitalize()}`"
    return _Fault(
        Text(f"it begins with who does it: `{subject}`", f"kegiatan diawali pelaksananya: `{subject}`"),
        Text(drop_en, drop_id),
    )


def _subject(activity: str, found: tuple[str, ...], subjects: _Subjects, own: OwnWords) -> str:
    """Return the actor that stands first in the text, as it stands there; "" where none does."""
    text = without_numbering(activity)
    if size := subjects.length_in(text.lower()):
        return text[:size]
    known = word_list("posts") | own.posts if own.posts else word_list("posts")
    skipped = 1 if found[0] in {"the", "a", "an"} else 0
    if found[skipped : skipped + 1] and found[skipped] in known and not is_action_noun(found[skipped], "id", own):
        return " ".join(text.split()[: skipped + 1])
    return ""


def _wrong_start(activity: str, found: tuple[str, ...], language: Language, own: OwnWords) -> _Fault | None:
    first = found[0]
    if first == "di" and "".join(found[1:2]) in word_list("id_di_verbs"):
        first = f"di{found[1]}"
    verb = verb_for(first, language, own)
    whole = with_verb(activity, language, own)
    better = whole or (f"{verb.capitalize()} ..." if verb else "")
    help_ = Text(f"write the verb: `{better}`", f"tulis kata kerjanya: `{better}`") if better else None
    if language == "id" and is_passive(first):
        alone = not any(word == "oleh" or is_passive(word) for word in found[1:])
        return _Fault(Text(f"`{first}` is a passive", f"`{first}` bentuk pasif"), help_, first, verb if alone else "")
    if is_action_noun(first, language, own):
        return _Fault(
            Text(f"`{first}` names the act as a noun", f"`{first}` kata benda, bukan kata kerja"),
            help_,
            first,
            verb if whole else "",
        )
    if language == "en" and not _is_no_verb(found):
        return None
    message = Text(f"`{first}` is not an active verb", f"`{first}` bukan kata kerja aktif")
    return _Fault(message, help_, without_numbering(activity).strip().lower(), whole)


def _fix(path: Path, activity: str, fault: _Fault) -> Proposal | None:
    """Propose the verb for the noun or passive that the activity begins with, without the "of" behind it."""
    if not fault.verb:
        return None
    linked = rf"\b{re.escape(fault.noun)}\b(?: (?:of|terhadap|atas|akan|dari)\b(?= ))?"
    match = re.search(linked, activity, re.IGNORECASE)
    if not match:
        return None
    verb = fault.verb[:1].upper() + fault.verb[1:] if match[0][0].isupper() else fault.verb
    return respell(path, match[0], verb)


def _is_no_verb(found: tuple[str, ...]) -> bool:
    """Tell whether an English word that is in no list is surely no imperative."""
    first, second = found[0], found[1] if len(found) > 1 else ""
    last_is_act = len(found) in {2, 3} and is_action_noun(found[-1], "en")
    return first in _NO_VERBS or second in _AFTER_SUBJECTS or last_is_act or _is_third_person(first)


def _is_third_person(word: str) -> bool:
    return word.endswith("s") and (word[:-1] in word_list("en_verbs") or word[:-2] in word_list("en_verbs"))
