"""A person where a post is asked for.

```yaml bad
actors:
  kasubag: Rahmat Wijaya, S.Sos., M.Si.  # <- Rahmat Wijaya, S.Sos., M.Si.
  kadis: Drs. Hendra Gunawan  # <-
  arsiparis: Ibu Ratna  # <-
  bendahara: Bendahara (NIP 19800101 200501 1 001)  # <-
  operator: operator.layanan@contoh.go.id  # <-
```

```yaml bad
language: en
owner: Mr. Jonathan Hale  # <-
actors:
  lead: Ms. Carol Whitfield  # <-
```

```yaml good
actors:
  kasubag: Kepala Subbagian Umum
  bidan: Bidan Koordinator
  bumil: {name: Ibu Hamil, external: true}
  dokter: dr. Umum
  camat: Bapak Camat
identity:
  approved_by: {position: Kepala Dinas, name: "Drs. Hendra Gunawan, M.Si."}
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model import Sop
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.posts import is_post
from sopctl.rules.language.texts import word_list
from sopctl.source import Path

ABOUT = About(
    code="ACT004",
    severity=Severity.WARNING,
    what=Text("A person is named where a post is asked for.", "Nama orang ditulis di tempat nama jabatan."),
    why=Text(
        "People move on and the SOP stays: with a name in it, it is out of date the day that person is transferred.",
        "Orang berpindah tugas, SOP tetap berlaku: SOP yang memuat nama orang usang begitu orang itu dimutasi.",
    ),
    help=Text(
        "write the post; a name belongs only to `identity.approved_by.name`",
        "tulis nama jabatannya; nama orang hanya untuk `identity.approved_by.name`",
    ),
    source="Format 1: actors are posts. Permenpan RB 35/2012, identity part, asks for name and NIP with the approval; "
    "that they belong nowhere else is our conclusion",
    caution=Text(
        "A degree that is part of a post's name looks like a person's.",
        "Gelar yang menjadi bagian nama jabatan tampak seperti gelar orang.",
    ),
    confidence="medium",
)

_DEGREES = (
    r"Kom|Sos|Si|Pd|Hum|Kes|Kep|Ked|Farm|Psi|Stat|Ak|Ag|IP|AP|Sn|Ds|Ars|Gz|KM|Keb|Tr|STP|Th|Ikom|I\.Kom|Ec|Sc|Eng|Adm"
)
_SIGNS = regex(
    rf"""(?P<degree>(?<![(\w])[SM]\.\s?(?:{_DEGREES})\b\.?
      |,\ ?(?:S\.?E|S\.?H|S\.?T|M\.?M|M\.?H|M\.?T|A\.?Md|SKM|SSi|SKom|SSos|SIP|MSi|MKom|MAP|MPA|MBA|Ph\.?D|PhD)\b\.?)
      |(?P<title>^(?:Drs|Dra|Dr|dr|drg|drh|Ir|Prof|H|Hj|KH|Apt)\.\ ?(?P<titled>[A-Z]\w+)\b)
      |(?P<address>^(?:Bapak|Ibu|Pak|Bu|Bpk|Sdr|Sdri|Saudara|Saudari|Mas|Mbak|Mr|Mrs|Ms)\b\.?\ (?P<named>[A-Z]\w+))
      |(?P<number>\bNIP\b[.: ]*\d|\b\d{{8}}\ ?\d{{6}}\ ?\d\ ?\d{{3}}\b)
      |(?P<mail>[\w.+-]+@[\w-]+\.\w+)""",
    re.VERBOSE,
)
_HINT = regex(r"[.,@\d]|^(?:Bapak|Ibu|Pak|Bu|Bpk|Sdr|Saudar|Mas|Mbak|M[rs])")
"""What one of these signs has."""
_LONGEST = 200
"""Characters that are read of a name."""
_REASONS = {
    "degree": Text("an academic degree", "gelar akademik"),
    "title": Text("a person's title", "gelar orang"),
    "address": Text("a form of address", "sapaan"),
    "number": Text("an employee number", "nomor induk pegawai"),
    "mail": Text("an e-mail address", "alamat surel"),
}
_NAME_AFTER = {"title": "titled", "address": "named"}
"""What follows a title: the name of a person, or a post as in Bapak Camat and Ms. Access Administrator."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each post that reads like a person."""
    for path, text in _posts(document.sop):
        match = _SIGNS.search(text, 0, _LONGEST) if _HINT.search(text) else None
        if not match:
            continue
        kind = next(kind for kind in _REASONS if match[kind])
        rest = text[match.start(_NAME_AFTER[kind]) :] if kind in _NAME_AFTER else ""
        if rest and (match[_NAME_AFTER[kind]].lower() in word_list("no_names") or is_post(rest, document.words)):
            continue
        sign = _REASONS[kind]
        yield Finding(
            path,
            Text(f"`{text}` is a person: it has {sign.en}", f"`{text}` adalah nama orang: memuat {sign.id}"),
        )


def _posts(sop: Sop) -> Iterator[tuple[Path, str]]:
    for actor, about in sop.actors.items():
        yield ("actors", actor, "name"), about.name
    yield ("owner",), sop.owner
    if sop.identity.approved_by:
        yield ("identity", "approved_by", "position"), sop.identity.approved_by.position
    for number, revision in enumerate(sop.history):
        yield ("history", number, "author"), revision.author
