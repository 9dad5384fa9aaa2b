"""Four steps that stand in two SOPs.

```yaml bad
# file: surat-keluar.sop.yaml
id: surat-keluar
title: Pengelolaan Surat Keluar
steps:
  - {id: a, activity: Menyusun surat balasan}
  - {id: b, activity: Memberi nomor surat}
  - {id: c, activity: Membubuhkan stempel}
  - {id: d, activity: Mengirim surat}
  - {id: e, activity: Mengarsipkan pertinggal}
# file: undangan.sop.yaml
id: undangan
title: Penyampaian Undangan Rapat  # <- Penyampaian Undangan Rapat
steps:
  - {id: f, activity: Menyusun undangan}
  - {id: g, activity: Memberi nomor surat}
  - {id: h, activity: Membubuhkan stempel}
  - {id: i, activity: Mengirim surat}
  - {id: j, activity: Mengarsipkan pertinggal}
```

```yaml good
# file: surat-keluar.sop.yaml
id: surat-keluar
title: Pengelolaan Surat Keluar
steps:
  - {id: b, activity: Memberi nomor surat}
  - {id: c, activity: Membubuhkan stempel}
  - {id: d, activity: Mengirim surat}
  - {id: e, activity: Mengarsipkan pertinggal}
# file: undangan.sop.yaml
id: undangan
title: Penyampaian Undangan Rapat
steps:
  - {id: f, activity: Menyusun undangan}
  - {id: g, activity: Mengirim surat, calls: surat-keluar}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.project import Project
from sopctl.rules.base import About, ProjectFinding
from sopctl.rules.language.texts import folded, has_placeholder, is_blank

ABOUT = About(
    code="XDC011",
    severity=Severity.INFO,
    what=Text(
        "Four or more steps in a row are the same as in another SOP.",
        "Empat langkah berturut-turut atau lebih sama dengan langkah dalam SOP lain.",
    ),
    why=Text(
        "When the work changes, one of the two is changed and the other forgotten.",
        "Bila pekerjaannya berubah, yang satu diubah dan yang lain terlupa.",
    ),
    help=Text(
        "make an SOP of these steps, and call it from both with `calls:`",
        "jadikan langkah-langkah itu satu SOP, lalu panggil dari keduanya dengan `calls:`",
    ),
    source="Same activity, same SOP: KemenPANRB, Deputi Tatalaksana, 2013; many clones among 348 published SOPs of one "
    "office",
    caution=Text(
        "Two services may go the same way and yet be told apart for their applicants.",
        "Dua pelayanan dapat melalui langkah yang sama tetapi sengaja dipisahkan bagi pemohonnya.",
    ),
    confidence="medium",
)

_RUN = 4


def check_project(project: Project) -> Iterator[ProjectFinding]:
    """Yield every SOP in use with a run of steps that another one had first, once for each of these."""
    first: dict[int, int] = {}
    """The hash of a run, and the number of its SOP: of ten thousand SOPs all runs are kept, and their texts are long.
    Two runs have the same hash less than once in a million projects."""
    for number, entry in enumerate(project.entries):
        if entry.status == "retired":
            continue
        activities = entry.activities
        texts = tuple(folded(text) for text in activities)
        told: set[str] = set()
        for at in range(len(texts) - _RUN + 1):
            run = texts[at : at + _RUN]
            earlier = project.entries[first.setdefault(hash(run), number)]
            if earlier is entry or earlier.file in told:
                continue
            if any(is_blank(text) or has_placeholder(text) for text in run):
                continue
            told.add(earlier.file)
            shown = activities[at]
            yield ProjectFinding(
                entry.file,
                ("title",),
                Text(
                    f"from `{shown}` on, the steps are those of {earlier.file}",
                    f"mulai `{shown}`, langkahnya sama dengan {earlier.file}",
                ),
                others=((earlier.file, ("title",), Text("they are here first", "lebih dahulu ada di sini")),),
            )
