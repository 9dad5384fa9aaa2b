"""Ids that only count, such as step1 or langkah-2.

One finding tells of all of them, since they come in rows.

```yaml bad
steps:
  - id: langkah-1  # <- langkah-1
    activity: Menyusun konsep surat
  - id: langkah-2
    activity: Memeriksa konsep surat
```

```yaml bad
language: en
steps:
  - id: intake
    activity: Register the incident
  - id: s2  # <-
    activity: Assign the incident
```

```yaml good
steps:
  - id: konsep
    activity: Menyusun konsep surat
  - id: tahap-2-verifikasi
    activity: Memeriksa konsep surat
  - id: verifikasi-2
    activity: Memeriksa surat akhir
  - id: k3
    activity: Memeriksa keselamatan dan kesehatan kerja
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import renamed_steps
from sopctl.rules.ids import slug

ABOUT = About(
    code="STR008",
    severity=Severity.INFO,
    what=Text("The ids of steps are only numbers.", "Id langkah hanya berupa nomor urut."),
    why=Text(
        "When a step is inserted such ids are renumbered, and every reference, comparison and log goes wrong.",
        "Saat ada langkah baru, id seperti itu dinomori ulang, sehingga alur dan perbandingan versi menjadi keliru.",
    ),
    help=Text(
        "name steps by what is done, for example konsep, koreksi, tanda-tangan",
        "beri nama langkah menurut kegiatannya, misalnya konsep, koreksi, tanda-tangan",
    ),
    source="Rules against generated ids (Miragon, BP3); 11 of 348 published SOPs have gaps or doubled numbers",
)

_COUNTING = regex(
    r"(?:(?:step|langkah|tahap|tahapan|kegiatan|aktivitas|proses|process|activity|act|task|node|nomor|no|s)[-_ ]?)?"
    r"[0-9]+[a-z]?",
    re.IGNORECASE,
)
_WORDS = 3


def _counts(name: str) -> bool:
    """Tell whether an id ends with a number and says nothing else; most end with two letters, and that is soon seen."""
    return not (len(name) > 1 and name[-2:].isalpha()) and _COUNTING.fullmatch(name) is not None


def check(document: Document) -> Iterator[Finding]:
    """Yield the first id that only counts, with the number of the others."""
    counting = [number for number, step in document.steps() if _counts(step.id)]
    if not counting:
        return
    first = document.sop.steps[counting[0]]
    others = len(counting) - 1
    en = f" (and {others} more)" if others else ""
    indonesian = f" (dan {others} lainnya)" if others else ""
    proposals = {n: "-".join(slug(document.sop.steps[n].activity).split("-")[:_WORDS]) for n in counting}
    proposal = proposals[counting[0]]
    yield Finding(
        ("steps", counting[0], "id"),
        Text(
            f"the id `{first.id}` is only a number{en}",
            f"id `{first.id}` hanya berupa nomor urut{indonesian}",
        ),
        Text(
            f"name it by what is done, for example `{proposal}`",
            f"beri nama menurut kegiatannya, misalnya `{proposal}`",
        )
        if proposal
        else None,
        fix=renamed_steps(document, proposals, was=True) if all(proposals.values()) else None,
    )
