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

from collections.abc import Iterator
from functools import cache

from sopctl.diagnostic import Severity
from sopctl.i18n import Language, Text
from sopctl.model import Sop
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import word_list, word_pairs_of, words
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
    language = document.language
    for path, text in _texts(document.sop):
        found = _misspelt(words(text), language)
        if found:
            wrong, right = found
            yield Finding(
                path,
                Text(f"`{wrong}` is misspelt", f"ejaan `{wrong}` tidak baku"),
                help=Text(f"write `{right}`", f"tulis `{right}`"),
            )


def _misspelt(found: tuple[str, ...], language: Language) -> tuple[str, str] | None:
    """Return the first wrong word, or pair of words, and the right one."""
    pairs, openers = word_pairs_of(language, "misspellings"), _openers(language)
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
    for actor, about in sop.actors.items():
        yield ("actors", actor, "name"), about.name
    for number, warning in enumerate(sop.warnings):
        yield ("warnings", number), warning
    for number, step in enumerate(sop.steps):
        here = ("steps", number)
        yield (*here, "activity"), step.activity
        for position, text in enumerate(step.inputs):
            yield (*here, "inputs", position), text
        for position, output in enumerate(step.outputs):
            yield (*here, "outputs", position), output.name
        for position, text in enumerate(step.note):
            yield (*here, "note", position), text
