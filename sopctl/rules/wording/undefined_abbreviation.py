"""An abbreviation that is written out nowhere.

```yaml bad
steps:
  - id: ajukan
    activity: Mengajukan SPM ke KPPN  # <- Mengajukan SPM ke KPPN
    outputs: [Surat Perintah Membayar (SPM)]
```

```yaml bad
language: en
steps:
  - id: raise
    activity: Raise a CAPA in the register  # <-
```

```yaml good
steps:
  - id: ajukan
    activity: Mengajukan Surat Perintah Membayar (SPM) ke Kantor Pelayanan Perbendaharaan Negara (KPPN)
  - id: kirim
    activity: Mengirim SPM dan fotokopi KTP ke KPPN
```

```yaml good
identity: {unit: "Kesehatan, Keselamatan, dan Lingkungan"}
steps:
  - id: lapor
    activity: Melaporkan kejadian kepada KKL
```

```yaml good
sections:
  definitions: "SPM: Surat Perintah Membayar"
steps:
  - id: ajukan
    activity: Mengajukan SPM
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model import Sop
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import LONGEST, table_texts, word_list

ABOUT = About(
    code="WRD015",
    severity=Severity.INFO,
    what=Text("An abbreviation is explained nowhere in the SOP.", "Singkatan tidak dijelaskan di mana pun dalam SOP."),
    why=Text(
        "New staff and other offices have to ask, and one abbreviation may stand for two things.",
        "Pegawai baru dan instansi lain harus bertanya, dan satu singkatan dapat berarti dua hal.",
    ),
    help=Text(
        "write it out where it comes first, the abbreviation in brackets, or add it to `sections.definitions`",
        "tulis kepanjangannya pada pemakaian pertama dengan singkatan dalam kurung, atau jelaskan pada "
        "`sections.definitions`",
    ),
    source="Good laboratory practice and EPA QA/G-6 (2007): acronyms are defined; KPPN, SPM, UPG and others stand "
    "unexplained in published SOPs",
    caution=Text(
        "What everybody in the house knows is told too; list it as `abbreviations` in the settings, under `[words]`.",
        "Singkatan yang dikenal seluruh instansi juga dilaporkan; daftarkan sebagai `abbreviations` pada setelan "
        "`[words]`.",
    ),
    confidence="low",
)

_TOKEN = regex(r"(?<![\w./&-])[A-Z]{2,8}(?![\w&])(?![./-]\w)")
_CAPITALS_ALIKE = bytes(ord("A") if chr(byte).isupper() else byte for byte in range(128)) + bytes(128)
_ROMAN = regex(r"[IVXLC]+")
_LOWER = regex(r"[a-z]")
_BRACKETED = regex(r"\(([A-Z]{2,8})\)")
_EXPLAINING = frozenset({"definitions", "abbreviations", "glossary", "terms", "scope", "purpose", "understanding"})
"""Sections in which a word that stands there is explained."""
_NAME = regex(r"[^\W\d_][\w'-]*")
_SMALL = frozenset({"and", "atas", "dan", "di", "for", "of", "pada", "the", "untuk"})
"""Words that have no letter in an abbreviation."""


def check(document: Document) -> Iterator[Finding]:
    """Yield the first place of each abbreviation that is neither explained nor known to all."""
    if not document.speaks:
        return
    sop, own = document.sop, document.words.abbreviations
    if not _may_have_one("\n".join([*document.said, *(step.activity for step in sop.steps)])):
        return
    known = word_list("known_abbreviations")
    told: set[str] = set()
    for path, text in table_texts(sop):
        if text[1:] == text[1:].lower() or not _LOWER.search(text):
            continue  # no capitals; or nothing else, and then nothing can be told apart
        for token in _TOKEN.findall(text[:LONGEST]):
            if token in told or token in own or token.lower() in known or _ROMAN.fullmatch(token):
                continue
            told = told or _explained(sop)
            if token not in told:
                told.add(token)
                if _is_written_out(token, sop):
                    continue
                yield Finding(path, Text(f"`{token}` is explained nowhere", f"`{token}` tidak dijelaskan"))
                break


def _may_have_one(text: str) -> bool:
    """Tell whether two capitals stand together."""
    return b"AA" in text.encode("ascii", "replace").translate(_CAPITALS_ALIKE)


def _is_written_out(token: str, sop: Sop) -> bool:
    """Tell whether a post, an office or a law of the SOP has these initials: Kuasa *Bendahara Umum Daerah*."""
    identity = sop.identity
    posts = (actor.name for actor in sop.actors.values())
    for name in (sop.title, identity.unit, identity.agency, *posts, *sop.legal_basis):
        parts = [part for part in _NAME.findall(name[:LONGEST]) if part.lower() not in _SMALL]
        if token in "".join(part[0] if part[0].isupper() else " " for part in parts if part != token):
            return True
    return False


def _explained(sop: Sop) -> set[str]:
    """Return the abbreviations that stand in brackets, in a definition or as another name of an actor, and one more."""
    identity = sop.identity
    texts = (sop.title, identity.unit, identity.agency, *sop.legal_basis, *sop.warnings, *sop.sections.values())
    notes = (note for step in sop.steps for note in step.note)
    bracketed = (_BRACKETED.findall(text) for text in (*texts, *notes, *(text for _, text in table_texts(sop))))
    defined = (_TOKEN.findall(text) for name, text in sop.sections.items() if name in _EXPLAINING)
    aliases = (actor.aliases for actor in sop.actors.values())
    return {"", *(token for found in (*bracketed, *defined, *aliases) for token in found)}
