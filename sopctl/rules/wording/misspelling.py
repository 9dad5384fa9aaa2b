"""A word that is misspelt.

```yaml bad
steps:
  - id: setuju
    activity: Melakuan persetujuan  # <- Melakuan persetujuan
    inputs: [Lembar diposisi]  # <-
  - id: tanda
    activity: Menyerahkan surat untuk di tanda tangani  # <-
    outputs: [Foto copy surat]  # <-
```

```yaml bad
language: en
steps:
  - id: receive
    activity: Recieve the sample  # <-
```

```yaml good
steps:
  - id: setuju
    activity: Menyerahkan surat untuk ditandatangani di kantor
    inputs: [Lembar disposisi, Fotokopi surat]
```
"""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal
from sopctl.i18n import Language, Text
from sopctl.model import Sop
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import respell
from sopctl.rules.language.texts import table_texts, word_list, word_pairs_of, words
from sopctl.source import Path

ABOUT = About(
    code="WRD008",
    severity=Severity.INFO,
    what=Text("A word is misspelt.", "Ejaan kata tidak baku."),
    why=Text(
        "Searching does not find it, and a slip in an official document costs trust.",
        "Pencarian tidak menemukannya, dan salah ejaan dalam dokumen resmi mengurangi kepercayaan.",
    ),
    help=Text("correct the spelling", "perbaiki ejaannya"),
    source="Seen in published SOPs: melakuan 19 times, minit, diposisi, di tandatangani; KBBI for the right forms",
    caution=Text(
        "Only words of a short list are known; in a quoted name leave the spelling of the name.",
        "Yang dikenali hanya kata dalam daftar pendek; dalam nama yang dikutip, biarkan ejaan namanya.",
    ),
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the first misspelt word of each text of a step, of the title and of the actors' names."""
    if not document.speaks:
        return
    language, own = document.language, document.words
    pairs, openers = word_pairs_of(language, "misspellings"), _openers(language)
    if own.misspellings:
        pairs, openers = {**pairs, **own.misspellings}, openers | own.first_misspelt
    if openers.isdisjoint(document.vocabulary) and pairs.keys().isdisjoint(document.vocabulary):
        return  # as nearly always
    for path, text in _texts(document.sop):
        found = _misspelt(words(text), pairs, openers)
        if found:
            wrong, right = found
            yield Finding(
                path,
                Text(f"`{wrong}` is misspelt", f"ejaan `{wrong}` tidak baku"),
                help=Text(f"write `{right}`", f"tulis `{right}`"),
                fix=_fix(path, text, wrong, right),
            )


def _fix(path: Path, text: str, wrong: str, right: str) -> Proposal | None:
    """Propose the right spelling, with a capital where the wrong one has it."""
    pattern = r"\s+".join(map(re.escape, wrong.split()))
    match = re.search(rf"\b{pattern}\b", text, re.IGNORECASE)
    if not match:
        return None
    return respell(path, match[0], right[:1].upper() + right[1:] if match[0][0].isupper() else right, safe=True)


def _misspelt(found: tuple[str, ...], pairs: Mapping[str, str], openers: AbstractSet[str]) -> tuple[str, str] | None:
    """Return the first wrong word, or pair of words, and the right one; `openers` begin the wrong pairs."""
    if openers.isdisjoint(found) and pairs.keys().isdisjoint(found):
        return None
    for position, word in enumerate(found):
        if word in pairs:
            return word, pairs[word]
        if word in openers and position + 1 < len(found):
            following = found[position + 1]
            both = f"{word} {following}"
            if both in pairs:
                return both, pairs[both]
            joined = _joined(following, found[position + 2 : position + 3]) if word == "di" else ""
            if joined:
                return f"di {joined}", f"di{joined.replace(' ', '')}"
    return None


def _joined(following: str, after: tuple[str, ...]) -> str:
    """Return the verb that "di" was parted from: tandatangani, or tanda tangani in two words."""
    if following in word_list("id_di_verbs"):
        return following
    two = " ".join((following, *after))
    return two if two in {"tanda tangani", "tindak lanjuti"} else ""


@cache
def _openers(language: Language) -> frozenset[str]:
    """Return the first words of the entries that have two."""
    entries = word_pairs_of(language, "misspellings")
    return frozenset(entry.split()[0] for entry in entries if " " in entry) | ({"di"} if language == "id" else set())


def _texts(sop: Sop) -> Iterator[tuple[Path, str]]:
    yield ("title",), sop.title
    yield from table_texts(sop)
    for number, warning in enumerate(sop.warnings):
        yield ("warnings", number), warning
    for number, step in enumerate(sop.steps):
        for position, text in enumerate(step.note):
            yield ("steps", number, "note", position), text
