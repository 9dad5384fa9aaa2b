"""One post under two names in two SOPs.

```yaml bad
# file: surat-masuk.sop.yaml
id: surat-masuk
actors: {kasubag: Kepala Subbagian Umum, kepala: Kepala BPS Provinsi}
# file: surat-keluar.sop.yaml
id: surat-keluar
actors: {kasubag: Kepala Subbagian Umum, kepala: Kepala BPS Provinsi}
# file: rapat.sop.yaml
id: rapat
actors:
  umum: Kasubbag Umum  # <- Kasubbag Umum
  kepala: Kepala BPS Prov  # <-
```

```yaml good
# file: surat-masuk.sop.yaml
id: surat-masuk
actors: {kasubag: Kepala Subbagian Umum}
# file: surat-keluar.sop.yaml
id: surat-keluar
actors:
  kasubag: {name: Kepala Subbagian Umum, aliases: [Kasubbag Umum]}
  tim-1: Tim Pemeriksa 1
  tim-2: Tim Pemeriksa 2
```
"""

from collections import Counter
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.project import Project
from sopctl.regex import regex
from sopctl.rules.base import About, ProjectFinding
from sopctl.rules.fixing import write
from sopctl.rules.language.posts import same_post
from sopctl.rules.language.texts import is_blank
from sopctl.source import Path

ABOUT = About(
    code="XDC010",
    severity=Severity.INFO,
    what=Text(
        "A post has another name in this SOP than in others.",
        "Nama jabatan dalam SOP ini berbeda dari namanya dalam SOP lain.",
    ),
    why=Text(
        "Whoever looks for all procedures of a post finds only a part of them, and workload is counted twice.",
        "Pencarian semua prosedur suatu jabatan hanya menemukan sebagian, dan beban kerjanya terhitung terpisah.",
    ),
    help=Text(
        "use one name in all SOPs; write short forms as `aliases:`",
        "pakai satu nama dalam semua SOP; tulis singkatannya sebagai `aliases:`",
    ),
    source="Seen in the actor columns of 348 published SOPs: Kepala BPS Prov beside Kepala BPS Provinsi, Staff beside "
    "Staf, Penanggungjawab in two spellings; Signavio, dictionary of roles",
    caution=Text(
        "Names are compared with their abbreviations written out; upper case and spaces do not count.",
        "Nama dibandingkan sesudah singkatannya dipanjangkan; huruf besar dan spasi tidak dihitung.",
    ),
)

_SLASH = regex(r" ?/ ?")


def check_project(project: Project) -> Iterator[ProjectFinding]:
    """Yield each name of an actor for whose post other SOPs have another name: the usual, or the longest one."""
    spellings: dict[str, Counter[str]] = {}
    places: dict[str, tuple[str, Path, str]] = {}
    names = {name for entry in project.entries for _, name in entry.actors}  # few, though each stands in many SOPs
    plain = {name: _plain(name) for name in names}
    posts = {name: same_post(name) for name in names}
    said = {name for name in names if not is_blank(name)}
    for entry in project.entries:
        for actor, name in entry.actors:
            if name in said:
                spellings.setdefault(posts[name], Counter())[plain[name]] += 1
                places.setdefault(plain[name], (entry.file, ("actors", actor, "name"), name))
    usual = {
        key: max(counts, key=lambda name: (counts[name], len(name), name))
        for key, counts in spellings.items()
        if key and len(counts) > 1
    }
    for entry in project.entries if usual else ():
        for actor, name in entry.actors:
            best = usual.get(posts[name], "")
            if not best or plain[name] == best or places[best][0] == entry.file:
                continue
            file, path, shown = places[best]
            yield ProjectFinding(
                entry.file,
                ("actors", actor, "name"),
                Text(f"`{name}` is `{shown}` in other SOPs", f"`{name}` ditulis `{shown}` dalam SOP lain"),
                fix=write(("actors", actor, "name"), shown),
                others=((file, path, Text("the usual name", "nama yang lazim")),),
            )


def _plain(name: str) -> str:
    """Return a name without what is no other spelling: upper case, extra spaces and those round a slash."""
    return _SLASH.sub("/", " ".join(name.casefold().split()))
