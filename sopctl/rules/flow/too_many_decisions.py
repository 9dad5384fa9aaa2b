"""An SOP with more decisions than a reader can follow.

How many are too many is an option, `limit`; 6 where nothing is set.

```yaml bad
steps:  # <- steps
  - {id: a, activity: Memeriksa identitas, decision: {Cocok: b, Tidak: z}}
  - {id: b, activity: Memeriksa formulir, decision: {Lengkap: c, Belum: z}}
  - {id: c, activity: Memeriksa akta, decision: {Sah: d, Tidak sah: z}}
  - {id: d, activity: Memeriksa pajak, decision: {Lunas: e, Menunggak: z}}
  - {id: e, activity: Memeriksa lokasi, decision: {Sesuai: f, Melanggar: z}}
  - {id: f, activity: Memeriksa rancangan, decision: {Aman: g, Tidak aman: z}}
  - {id: g, activity: Menilai permohonan, decision: {Disetujui: h, Ditolak: z}}
  - {id: h, activity: Menerbitkan izin, end: Izin terbit}
  - {id: z, activity: Menerbitkan surat penolakan, end: Permohonan ditolak}
```

```yaml good
steps:
  - {id: periksa, activity: Memeriksa berkas menurut daftar periksa, decision: {Lengkap: nilai, Belum: tolak}}
  - {id: nilai, activity: Menilai permohonan, decision: {Disetujui: terbit, Ditolak: tolak}}
  - {id: terbit, activity: Menerbitkan izin, end: Izin terbit}
  - {id: tolak, activity: Menerbitkan surat penolakan, end: Permohonan ditolak}
```
"""

from collections.abc import Iterator
from typing import NamedTuple

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="FLO030",
    severity=Severity.INFO,
    what=Text("The SOP has many decisions.", "SOP memuat banyak keputusan."),
    why=Text(
        "Every decision doubles the ways through the procedure; past six, flowcharts are no longer easy to read.",
        "Setiap keputusan melipatgandakan jalan yang mungkin; lebih dari enam, bagan alir tidak lagi mudah dibaca.",
    ),
    help=Text(
        "gather checks of one post in one step with a checklist, or move a part into an SOP of its own with `calls:`",
        "gabungkan pemeriksaan oleh satu jabatan menjadi satu langkah dengan daftar periksa, atau pindahkan sebagian "
        "ke SOP tersendiri dengan `calls:`",
    ),
    source="Models with up to six decision nodes are very easy to understand: Sanchez-Gonzalez et al., thresholds of "
    "control-flow complexity; a rule of thumb for SOPs says three to five",
    confidence="medium",
    caution=Text(
        "A long procedure with one decision now and then may be easy to read all the same.",
        "Prosedur panjang dengan keputusan yang jarang dapat tetap mudah dibaca.",
    ),
)


class Options(NamedTuple):
    """What a project may set."""

    limit: int = 6
    """The most decisions that an SOP may have."""


def check(document: Document, options: Options) -> Iterator[Finding]:
    """Yield the steps where more of them decide than the limit."""
    count = sum(len(answers) > 1 for _, _, answers in document.decisions)
    if count > options.limit:
        yield Finding(
            ("steps",),
            Text(
                f"{count} steps are decisions, more than {options.limit}",
                f"{count} langkah berupa keputusan, lebih dari {options.limit}",
            ),
            key=True,
        )
