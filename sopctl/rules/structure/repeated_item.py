"""The same item twice in one list.

```yaml bad
warnings:
  - Jika paraf tidak lengkap, surat dikembalikan
  - jika paraf tidak lengkap, surat dikembalikan.  # <- jika paraf tidak lengkap, surat dikembalikan.
steps:
  - id: susun
    activity: Menyusun konsep surat
    actor: [analis, kasubag, analis]  # <- analis
    outputs: [Konsep surat, Lembar kendali, konsep surat]  # <- konsep surat
```

```yaml good
warnings:
  - Jika paraf tidak lengkap, surat dikembalikan
records:
  - {name: Buku agenda, place: sekretariat}
  - {name: Buku agenda, place: loket}
steps:
  - id: susun
    activity: Menyusun konsep surat
    actor: [analis, kasubag]
    outputs: [Konsep surat, Lembar kendali]
```
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model.sop import Record
from sopctl.model.step import Output, Risk
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.fixing import remove
from sopctl.rules.language.texts import folded, has_placeholder, is_blank
from sopctl.source import Path

ABOUT = About(
    code="STR013",
    severity=Severity.WARNING,
    what=Text("A list holds the same item twice.", "Satu daftar memuat butir yang sama dua kali."),
    why=Text(
        "It is printed twice, and a reader looks for a difference that is not there.",
        "Butir itu tercetak dua kali, dan pembaca mencari perbedaan yang tidak ada.",
    ),
    help=Text(
        "remove one of them, or say how they differ",
        "hapus salah satunya, atau tuliskan perbedaannya",
    ),
    source="Format 1: each item of a list is printed as one of its own",
)

_OF_SOP = ("legal_basis", "related", "warnings", "qualifications", "equipment", "records", "tags")
_OF_SERVICE = (
    "requirements", "product", "complaints", "facilities", "supervision", "staff", "guarantee", "safety", "evaluation",
)  # fmt: skip
_OF_STEP = ("inputs", "outputs", "next", "note", "risks", "controls", "tags")
_of_step = attrgetter(*_OF_STEP)
_Item = str | Output | Record | Risk


def check(document: Document) -> Iterator[Finding]:
    """Yield each item that an earlier one of its list equals in all that is said of it."""
    for path, items in _lists(document):
        if len({folded(_name(item)) for item in items}) == len(items) or document.is_unknown(path):
            continue
        first: dict[str, int] = {}
        for number, item in enumerate(items):
            name = _name(item)
            if is_blank(name) or has_placeholder(name):
                continue
            earlier = first.setdefault(folded(name), number)
            if earlier != number and _rest(items[earlier]) == _rest(item):
                yield Finding(
                    (*path, number),
                    Text(f"`{name}` stands in this list already", f"`{name}` sudah ada dalam daftar ini"),
                    notes=(Note((*path, earlier), Text("it is here first", "pertama kali di sini")),),
                    fix=remove((*path, number), safe=path[-1] != "next"),
                )


def _lists(document: Document) -> Iterator[tuple[Path, Sequence[_Item]]]:
    """Yield each list with more than one item; most have one or none."""
    sop = document.sop
    for name in _OF_SOP:
        if len(items := getattr(sop, name)) > 1:
            yield (name,), items
    for name in _OF_SERVICE if sop.service else ():
        if len(items := getattr(sop.service, name)) > 1:
            yield ("service", name), items
    for name, actor in sop.actors.items():
        if len(actor.aliases) > 1:
            yield ("actors", name, "aliases"), actor.aliases
    for number, step in document.steps():
        here = ("steps", number)
        lists = _of_step(step)
        if max(map(len, lists)) > 1:
            yield from (((*here, name), items) for name, items in zip(_OF_STEP, lists, strict=True) if len(items) > 1)
        if len(step.actor.ids) > 1:
            yield (*here, "actor", *(["any_of"] if step.actor.mode == "any" else [])), step.actor.ids


def _name(item: _Item) -> str:
    return item if isinstance(item, str) else item.name


def _rest(item: _Item) -> object:
    """Return what is said of an item besides its name."""
    return None if isinstance(item, str) else item.model_copy(update={"name": ""})
