"""An actor without a name.

```yaml bad
actors:
  konseptor: ""  # <- ""
  kasubag: {qualification: Eselon IV}  # <- kasubag
  kadis:  # <-
```

```yaml good
actors:
  konseptor: Analis Tata Usaha
  kasubag: {name: Kepala Subbagian Umum, qualification: Eselon IV}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import fill_in, written_at
from sopctl.rules.language.posts import declared
from sopctl.rules.language.texts import is_blank
from sopctl.source import Path

ABOUT = About(
    code="ACT010",
    severity=Severity.ERROR,
    what=Text("An actor has an id but no name.", "Pelaksana punya id, tetapi tidak punya nama."),
    why=Text(
        "The document shows the id in its place, which is made for the file and not for readers.",
        "Dokumen menampilkan id-nya, padahal id dibuat untuk berkas, bukan untuk pembaca.",
    ),
    help=Text("write the name of the post after the id", "tulis nama jabatan sesudah id"),
    source="Format 1: the name of an actor is the heading of its column",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each actor that is declared without a name."""
    actors = document.sop.actors
    nameless = {actor for actor, about in actors.items() if is_blank(about.name)}
    nameless |= declared(document) - actors.keys()
    for actor in sorted(nameless):
        yield Finding(
            ("actors", actor, "name"),
            Text(f"actor `{actor}` has no name", f"pelaksana `{actor}` tidak punya nama"),
            fix=_fix(document, actor),
        )


def _fix(document: Document, actor: str) -> Proposal:
    path: Path = ("actors", actor)
    about = written_at(document, path)
    return fill_in(
        document, (*path, "name") if isinstance(about, dict) else path, Text("name of the post", "nama jabatan")
    )
