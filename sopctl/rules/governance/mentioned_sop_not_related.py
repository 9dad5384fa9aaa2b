"""A step mentions an SOP that the identity part does not know.

```yaml bad
related: [surat-masuk]
steps:
  - id: undang
    activity: Menyiapkan undangan rapat
    note: SOP Surat Masuk; SOP Peminjaman Ruang Rapat  # <- SOP Surat Masuk; SOP Peminjaman Ruang Rapat
```

```yaml bad
steps:
  - id: kirim
    activity: Mengirim surat sesuai SOP Surat Keluar  # <-
```

```yaml good
related: [surat-masuk, SOP Peminjaman Ruang Rapat]
steps:
  - id: undang
    activity: Menyiapkan undangan rapat
    note: [SOP Surat Masuk, SOP Peminjaman Ruangan]
  - id: kirim
    activity: Mengirim surat sesuai SOP Surat Keluar
    calls: surat-keluar
  - id: catat
    activity: Mencatat surat menurut SOP yang berlaku
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal
from sopctl.i18n import Text
from sopctl.model import Sop
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import add, append, written_at
from sopctl.rules.language.texts import LONGEST, words
from sopctl.source import Path

ABOUT = About(
    code="GOV028",
    severity=Severity.INFO,
    what=Text(
        "A step mentions an SOP that is missing from `related`.",
        "Langkah menyebut SOP yang tidak tercantum pada keterkaitan.",
    ),
    why=Text(
        "When that SOP changes, nobody sees that this one depends on it; the link between them is not drawn.",
        "Bila SOP itu berubah, tidak tampak bahwa SOP ini bergantung padanya; kaitannya pun tidak tergambar.",
    ),
    help=Text(
        "add it to `related:`, or write `calls:` on the step that runs it",
        "tambahkan pada `related:`, atau tulis `calls:` pada langkah yang menjalankannya",
    ),
    source="Two published SOPs name SOPs in the last column (Keterangan) that the identity part does not have",
    caution=Text(
        "Names are compared by the beginnings of their words; a paraphrase is not recognised.",
        "Nama dibandingkan dari awal kata-katanya; nama yang diungkapkan dengan kata lain tidak dikenali.",
    ),
    confidence="medium",
)

_MENTION = regex(r"\bSOP\s+(?P<name>[A-Z][\w/-]*(?:\s+(?:[A-Z][\w/-]*|dan|atas|tentang|untuk|of|and|for|the))*)")
_KINDS = frozenset({"ap", "mikro", "makro", "nomor", "no"})
"""Words after SOP that begin no name."""
_STEM, _SHORT = 5, 3


def check(document: Document) -> Iterator[Finding]:
    """Yield each activity and note with the name of an SOP that is neither related nor called, nor this one."""
    if "SOP" not in document.loaded.source.text:
        return
    known: list[frozenset[str]] | None = None
    for path, text in _texts(document):
        for mention in _MENTION.finditer(text[:LONGEST]) if "SOP" in text else ():
            known = _known(document.sop) if known is None else known
            name = mention["name"]
            stems = _stems(name)
            if not stems or name.split()[0].lower() in _KINDS or any(_alike(stems, other) for other in known):
                continue
            yield Finding(
                path,
                Text(
                    f"`SOP {name}` is not among the related SOPs",
                    f"`SOP {name}` tidak tercantum pada keterkaitan",
                ),
                fix=_fix(document, f"SOP {name}"),
            )
            break


def _known(sop: Sop) -> list[frozenset[str]]:
    return [_stems(name) for name in (*sop.related, *(step.calls for step in sop.steps), sop.title, sop.id)]


def _fix(document: Document, name: str) -> Proposal:
    path: Path = ("related",)
    return append(path, name) if isinstance(written_at(document, path), list) else add(path, [name])


def _texts(document: Document) -> Iterator[tuple[Path, str]]:
    for number, step in document.steps():
        yield ("steps", number, "activity"), step.activity
        for position, note in enumerate(step.note):
            yield ("steps", number, "note", position), note


def _stems(name: str) -> frozenset[str]:
    """Return the beginnings of the words of a name or an id, without SOP and short words."""
    return frozenset(word[:_STEM] for word in words(name.replace("-", " ")) if len(word) > _SHORT)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two names share most of the shorter one's words."""
    return 2 * len(one & other) > min(len(one), len(other))
