"""Two posts in one actor.

```yaml bad
actors:
  sekretaris: Sekretaris/Kabid  # <- Sekretaris/Kabid
  arsiparis: Pengadministrasi Umum / Arsiparis  # <-
  anggaran: PA/KPA  # <-
  tamu: Tim Kerja & Instansi Lain  # <-
```

```yaml bad
language: en
actors:
  lead: Shift Supervisor/Laboratory Manager  # <-
```

```yaml good
actors:
  sekretaris: Sekretaris
  kabid: Kepala Bidang
  kabupaten: BPS Kabupaten/Kota
  lembaga: K/L/PD
  sarpras: Kepala Bidang Sarana & Prasarana
  petugas: Petugas (Organik/Mitra)
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.own import OwnWords
from sopctl.rules.language.posts import is_post
from sopctl.rules.language.texts import word_list

ABOUT = About(
    code="ACT005",
    severity=Severity.WARNING,
    what=Text("One actor is two posts.", "Satu pelaksana memuat dua jabatan."),
    why=Text(
        "Each of the two can think that the other one does it, and the flow between them is not shown.",
        "Masing-masing dapat mengira yang lain yang mengerjakan, dan alur di antara keduanya tidak tampak.",
    ),
    help=Text(
        "declare each post; a step of both says `actor: [a, b]`, a step of either says `actor: {any_of: [a, b]}`",
        "daftarkan tiap jabatan; langkah bersama ditulis `actor: [a, b]`, langkah salah satunya "
        "`actor: {any_of: [a, b]}`",
    ),
    source="12 of 182 different column headings of 348 published SOPs join two posts, for example PA/KPA",
    caution=Text(
        "Two names of one party, such as parents and guardians, may be meant as one actor.",
        "Dua sebutan untuk satu pihak, misalnya pasien dan keluarganya, mungkin memang dimaksud sebagai satu "
        "pelaksana.",
    ),
    confidence="medium",
)

_BRACKETS = regex(r"\([^)]*\)")
_JOINT = regex(r"\s*[/&]\s*")
_WORD = regex(r"[^\W_]+")
_LONGEST = 300
"""Characters; a longer text is no name of posts, and taking it apart would be slow."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each actor whose name joins two posts."""
    for actor, about in document.sop.actors.items():
        if len(about.name) > _LONGEST or ("/" not in about.name and "&" not in about.name):
            continue
        merged = _merged(about.name, document.words)
        if merged:
            first, second = merged
            yield Finding(
                ("actors", actor, "name"),
                Text(
                    f"`{about.name}` is two posts: {first} and {second}",
                    f"`{about.name}` memuat dua jabatan: {first} dan {second}",
                ),
            )


def _merged(name: str, own: OwnWords) -> tuple[str, str] | None:
    """Return the first two posts in `name`; offices that differ only by their place (Kabupaten/Kota) are one."""
    plain = _BRACKETS.sub("", name)
    places = word_list("territories")
    start = 0
    for joint in _JOINT.finditer(plain):
        left, right = plain[start : joint.start()], plain[joint.end() :]
        before, after = _WORD.findall(left.lower()), _WORD.findall(right.lower())
        if not before or not after or (before[-1] in places and after[0] in places):
            continue
        second = _JOINT.split(right, maxsplit=1)[0]
        if is_post(left, own) and is_post(second, own):
            return left.strip(), second.strip()
        start = joint.end()
    return None
