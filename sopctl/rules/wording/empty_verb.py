"""A verb that says nothing, before the noun that says it.

```yaml bad
steps:
  - id: periksa
    activity: Melakukan pemeriksaan dokumen  # <- Melakukan pemeriksaan dokumen
  - id: olah
    activity: Melaksanakan pengolahan data survei  # <-
  - id: hukum
    activity: Melakukan koordinasi dengan bagian hukum  # <-
```

```yaml bad
language: en
steps:
  - id: verify
    activity: Perform verification of the label  # <-
  - id: assess
    activity: Carry out an initial assessment  # <-
```

```yaml good
steps:
  - id: periksa
    activity: Memeriksa dokumen
  - id: latih
    activity: Melaksanakan pelatihan petugas
  - id: cuti
    activity: Melaksanakan cuti
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal
from sopctl.i18n import Language, Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import respell
from sopctl.rules.language.texts import without_numbering, word_list, word_pairs_of
from sopctl.source import Path

ABOUT = About(
    code="WRD006",
    severity=Severity.INFO,
    what=Text("An empty verb comes before the noun that names the act.", "Kata kerja kosong diikuti nama kegiatannya."),
    why=Text(
        "Two words do the work of one: Memeriksa says the same as Melakukan pemeriksaan.",
        "Dua kata dipakai untuk makna satu kata: Memeriksa sama artinya dengan Melakukan pemeriksaan.",
    ),
    help=Text(
        "use the verb itself: Check, not Carry out a check",
        "pakai kata kerjanya langsung: Memeriksa, bukan Melakukan pemeriksaan",
    ),
    source="375 of the 1,220 steps of 248 published SOPs begin with melaksanakan or melakukan",
    caution=Text(
        "Some acts are fixed terms; where the noun is a name, leave it.",
        "Sebagian kegiatan adalah istilah baku; bila kata bendanya merupakan nama, biarkan.",
    ),
    confidence="medium",
)

_EMPTY = {
    "id": regex(
        r"(?P<verb>melakukan|melaksanakan|mengadakan) (?:proses |kegiatan )?(?P<one>[a-z]+)(?: (?P<two>[a-z]+))?",
        re.IGNORECASE,
    ),
    "en": regex(
        r"(?P<verb>perform|conduct|carry out|make|do|undertake|execute) (?:an? |the )?"
        r"(?P<one>[a-z-]+)(?: (?P<two>[a-z]+))?",
        re.IGNORECASE,
    ),
}
_SIGNS = {
    "id": frozenset({"melakukan", "melaksanakan", "mengadakan"}),
    "en": frozenset({"perform", "conduct", "carry", "make", "do", "undertake", "execute"}),
}
"""The words that these begin with."""
_ALONE = {
    "koordinasi": "berkoordinasi",
    "konsultasi": "berkonsultasi",
    "negosiasi": "bernegosiasi",
    "diskusi": "berdiskusi",
}
"""Verbs for nouns that stand without an object: "koordinasi dengan bagian hukum"."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each activity that begins with an empty verb and a noun whose verb is known."""
    if not document.speaks:
        return
    pattern = _EMPTY[document.language]
    if _SIGNS[document.language].isdisjoint(document.activity_words):
        return
    for number, step in document.steps():
        match = pattern.match(without_numbering(step.activity))
        if not match:
            continue
        noun, verb = _noun_and_verb(match, document.language)
        if verb:
            said = f"{match['verb']} {noun}".lower()
            yield Finding(
                ("steps", number, "activity"),
                Text(f"say `{verb}` instead of `{said}`", f"`{said}` cukup ditulis `{verb}`"),
                help=Text(f"write `{verb.capitalize()}`", f"tulis `{verb.capitalize()}`"),
                fix=_fix(("steps", number, "activity"), match, noun, verb),
            )


def _fix(path: Path, match: re.Match[str], noun: str, verb: str) -> Proposal | None:
    """Propose the verb in the place of all words up to the noun, and of the "of" behind it in English."""
    if not match["one"].lower().startswith(noun):
        return None  # the adjective before the noun would be lost
    text = match.string
    found = re.search(rf"\b{re.escape(noun)}\b(?: of\b(?= ))?", text, re.IGNORECASE)
    if not found:
        return None
    return respell(
        path, text[match.start() : found.end()], verb.capitalize() if text[match.start()].isupper() else verb
    )


def _noun_and_verb(match: re.Match[str], language: Language) -> tuple[str, str]:
    """Return the noun after the empty verb and its own verb; in English an adjective may stand between."""
    verbs = word_pairs_of(language, "action_nouns")
    one, two = match["one"].lower(), (match["two"] or "").lower()
    if language == "id":
        known = "" if one in word_list("id_events") else verbs.get(one, "")
        alone = not two or two in word_list("id_joints")
        return one, _ALONE.get(one, known) if alone else known
    nouns = (one, one.removesuffix("s"), two, two.removesuffix("s"))
    noun = next((noun for noun in nouns if noun in verbs), "")
    return noun, verbs.get(noun, "")
