"""Two actors that are one post in two spellings.

```yaml bad
actors:
  kepala: Kepala BPS Provinsi
  kepala-prov: Kepala BPS Prov  # <- Kepala BPS Prov
  kasubag: Kasubag Umum
  kasubbag: Kepala Sub Bagian Umum  # <-
```

```yaml bad
actors:
  kadis: {name: Kepala Dinas Perhubungan, aliases: [Kepala Dinas]}
  kepala: Kadis  # <-
```

```yaml bad
language: en
actors:
  qa: QA Manager
  quality: Quality Assurance Manager  # <-
```

```yaml good
actors:
  kepala: {name: Kepala BPS Provinsi, aliases: [Kepala BPS Prov]}
  kabupaten: Kepala BPS Kabupaten
  tim-1: Tim Pemeriksa 1
  tim-2: Tim Pemeriksa 2
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.language.posts import names_of, same_post

ABOUT = About(
    code="ACT007",
    severity=Severity.WARNING,
    what=Text(
        "Two actors are the same post, spelt differently.",
        "Dua pelaksana sebenarnya satu jabatan yang ditulis berbeda.",
    ),
    why=Text(
        "One post gets two columns, and the hand-over between them is drawn although nobody hands anything over.",
        "Satu jabatan mendapat dua kolom, dan tergambar serah terima padahal tidak ada yang diserahkan.",
    ),
    help=Text(
        "keep one of the two; write the other spelling in its `aliases:`",
        "pertahankan salah satunya; tulis ejaan yang lain dalam `aliases:`",
    ),
    source="Seen in 348 published SOPs: Kepala BPS Prov beside Kepala BPS Provinsi, Kasubag beside Kasubbag",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each actor with a name or an alias that an earlier one had, abbreviations written out."""
    first: dict[str, tuple[str, str]] = {}
    for actor, about in document.sop.actors.items():
        keys = {same_post(name): name for name in names_of(about)}
        for key, name in keys.items():
            earlier, written = first.get(key, ("", ""))
            if key and earlier:
                yield Finding(
                    ("actors", actor, "name"),
                    Text(
                        f"`{actor}` ({name}) is the same post as `{earlier}` ({written})",
                        f"`{actor}` ({name}) jabatannya sama dengan `{earlier}` ({written})",
                    ),
                    notes=(Note(("actors", earlier), Text("declared here", "didaftarkan di sini")),),
                )
                break
        for key, name in keys.items():
            first.setdefault(key, (actor, name))
