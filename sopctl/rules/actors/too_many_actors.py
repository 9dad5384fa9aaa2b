"""More actors than columns fit on a page.

How many are too many is an option, `limit`; 8 where nothing is set.

```yaml bad
actors:  # <- actors
  a: Pemohon
  b: Petugas Loket
  c: Kepala Seksi Perizinan
  d: Kepala Bidang Perizinan
  e: Tim Teknis
  f: Kepala Bidang Pengawasan
  g: Sekretaris Dinas
  h: Kepala Dinas
  i: Bendahara Penerimaan
steps:
  - {id: ajukan, activity: Mengajukan permohonan, actor: a}
  - {id: terima, activity: Menerima berkas, actor: b}
  - {id: telaah, activity: Menelaah berkas, actor: c}
  - {id: tugas, activity: Menugaskan tim teknis, actor: d}
  - {id: tinjau, activity: Meninjau lokasi, actor: e}
  - {id: awasi, activity: Memberikan pertimbangan pengawasan, actor: f}
  - {id: paraf, activity: Memaraf rancangan izin, actor: g}
  - {id: tanda-tangan, activity: Menandatangani izin, actor: h}
  - {id: bayar, activity: Menerima pembayaran retribusi, actor: i}
```

```yaml good
actors: {pemohon: Pemohon, loket: Petugas Loket, kadis: Kepala Dinas}
steps:
  - {id: ajukan, activity: Mengajukan permohonan, actor: pemohon}
  - {id: terima, activity: Menerima berkas, actor: loket}
  - {id: tanda-tangan, activity: Menandatangani izin, actor: kadis}
```
"""

from collections.abc import Iterator
from typing import NamedTuple

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="ACT018",
    severity=Severity.WARNING,
    what=Text(
        "The SOP has more actors than columns fit on a page.", "Pelaksana lebih banyak daripada kolom yang muat."
    ),
    why=Text(
        "Columns get so narrow that headings break in the middle of words, and arrows cross the whole page.",
        "Kolom menjadi begitu sempit sehingga judulnya terpotong, dan panah melintasi seluruh halaman.",
    ),
    help=Text(
        "declare posts that do the same as one unit, or move a part into an SOP of its own with `calls:`",
        "daftarkan jabatan yang tugasnya sama sebagai satu unit, atau pindahkan sebagian ke SOP tersendiri dengan "
        "`calls:`",
    ),
    source="Most of 248 published SOPs have three actors, none more than seven; eight columns fit on A4 or F4 across",
)


class Options(NamedTuple):
    """What a project may set."""

    limit: int = 8
    """The most actors that may do steps of one SOP."""


def check(document: Document, options: Options) -> Iterator[Finding]:
    """Yield the actors where more of them than the limit do steps."""
    used = set[str]().union(*document.doers) & document.sop.actors.keys()
    if len(used) > options.limit:
        yield Finding(
            ("actors",),
            Text(
                f"{len(used)} actors do steps, more than {options.limit}",
                f"{len(used)} pelaksana menjalankan langkah, lebih dari {options.limit}",
            ),
            key=True,
        )
