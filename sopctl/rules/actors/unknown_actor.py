"""A step done by an actor that `actors:` does not declare.

```yaml bad
actors:
  konseptor: Analis Tata Usaha
  kasubag: {name: Kepala Subbagian Umum, aliases: [Kasubag Umum]}
steps:
  - id: konsep
    activity: Menyusun konsep surat
    actor: konsebtor  # <- konsebtor
  - id: koreksi
    activity: Memeriksa konsep surat
    actor: Kepala Subbagian Umum  # <-
  - id: kirim
    activity: Mengirimkan surat
    actor: [konseptor, kurir]  # <-
```

```yaml good
actors:
  konseptor: Analis Tata Usaha
  kasubag: {name: Kepala Subbagian Umum, aliases: [Kasubag Umum]}
steps:
  - id: konsep
    activity: Menyusun konsep surat
    actor: konseptor
  - id: koreksi
    activity: Memeriksa konsep surat
    actor: {any_of: [kasubag, konseptor]}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal
from sopctl.i18n import Text
from sopctl.model import Sop
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import write
from sopctl.rules.language.posts import declared, likely, posts_of, same_post
from sopctl.rules.language.texts import is_blank
from sopctl.source import Path
from sopctl.suggest import did_you_mean

ABOUT = About(
    code="ACT002",
    severity=Severity.ERROR,
    what=Text("A step names an actor that is not declared.", "Langkah menyebut pelaksana yang tidak didaftarkan."),
    why=Text(
        "The step gets no column, and the reader cannot tell whether it is a new post or a typing mistake.",
        "Langkah itu tidak mendapat kolom, dan pembaca tidak tahu apakah itu jabatan baru atau salah ketik.",
    ),
    help=Text(
        "declare it under `actors:`, or write the id of an actor that is there",
        "daftarkan di `actors:`, atau tulis id pelaksana yang sudah ada",
    ),
    source="Format 1, item 2: unknown actor references are errors",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each reference to an actor that is not there."""
    known = declared(document)
    posts: dict[str, tuple[str, str]] | None = None
    for number, step in document.steps():
        for position, actor in enumerate(step.actor.ids):
            if actor in known or is_blank(actor):
                continue
            posts = posts_of(document.sop) if posts is None else posts
            within: Path = ("any_of", position) if step.actor.mode == "any" else (position,)
            yield Finding(
                ("steps", number, "actor", *within),
                Text(f"there is no actor `{actor}`", f"tidak ada pelaksana `{actor}`"),
                help=_suggestion(actor, posts, document.sop),
                fix=_fix(document, ("steps", number, "actor", *within), actor, posts),
            )


def _fix(document: Document, path: Path, actor: str, posts: dict[str, tuple[str, str]]) -> Proposal | None:
    """Propose the id; for certain where the very name of an actor stands in its place."""
    known, name = posts.get(same_post(actor), ("", ""))
    meant = likely(actor, posts, document.sop)
    path = path if document.loaded.source.deepest(path) == path else path[:3]
    return write(path, meant, safe=bool(known) and name.casefold() == actor.casefold()) if meant else None


def _suggestion(actor: str, posts: dict[str, tuple[str, str]], sop: Sop) -> Text | None:
    if found := posts.get(same_post(actor)):
        known, name = found
        return Text(f"write `{known}`, the id of {name}", f"tulis `{known}`, yaitu id untuk {name}")
    return did_you_mean(actor.lower(), sop.actors)
