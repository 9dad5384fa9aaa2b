"""A way back that may be taken any number of times, though the SOP says how long the whole takes.

```yaml bad
service: {time: 3 hari kerja}
steps:
  - id: konsep
    activity: Menyusun konsep surat
  - id: periksa
    activity: Memeriksa konsep surat
    decision:
      Sesuai: kirim
      Tidak sesuai: konsep  # <- konsep
  - id: kirim
    activity: Mengirim surat
```

```yaml good
service: {time: 3 hari kerja}
steps:
  - id: konsep
    activity: Menyusun konsep surat
  - id: periksa
    activity: Memeriksa konsep surat
    decision:
      Sesuai: kirim
      Isi keliru: {to: konsep, max: 2}
      Salah ketik: {to: konsep, probability: 0.1}
  - id: kirim
    activity: Mengirim surat
```

```yaml good
steps:
  - id: konsep
    activity: Menyusun konsep surat
  - id: periksa
    activity: Memeriksa konsep surat
    decision:
      Sesuai: kirim
      Tidak sesuai: konsep
  - id: kirim
    activity: Mengirim surat
```

```yaml good
service: {time: 3 hari kerja}
actors:
  pemohon: {name: Pemohon, external: true}
  loket: Petugas Loket
steps:
  - id: ajukan
    activity: Mengajukan berkas permohonan
    actor: pemohon
  - id: periksa
    activity: Memeriksa kelengkapan berkas
    actor: loket
    decision:
      Lengkap: cetak
      Belum lengkap: ajukan
  - id: cetak
    activity: Mencetak surat keterangan
    actor: loket
```
"""

from collections.abc import Iterator
from typing import NamedTuple

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="FLO017",
    severity=Severity.INFO,
    what=Text(
        "The SOP says how long the whole takes, but a branch leads back without saying how often or how likely.",
        "SOP menyebut waktu keseluruhan, tetapi suatu cabang kembali tanpa batas pengulangan dan tanpa peluang.",
    ),
    why=Text(
        "A file that may go back and forth without end breaks the time that was promised, and nobody can work it out.",
        "Berkas yang dapat bolak-balik tanpa batas melampaui waktu yang dijanjikan, dan waktunya tidak dapat dihitung.",
    ),
    help=Text(
        "write {to: ..., max: 2} for the most returns, or {to: ..., probability: 0.1} for the share that returns",
        "tulis {to: ..., max: 2} untuk batas pengulangan, atau {to: ..., probability: 0.1} untuk peluang kembali",
    ),
    source="Every approval ladder in the published SOPs that were read has such a return; lead time with rework is "
    "T/(1-r): Dumas et al., Fundamentals of BPM, chapter 7",
    caution=Text(
        "Where the clock stops while a case is returned, the promise holds all the same; a return to an external actor "
        "is let pass.",
        "Bila waktu layanan berhenti selama berkas dikembalikan, janjinya tetap terpenuhi; pengembalian kepada "
        "pelaksana di luar instansi dibiarkan.",
    ),
)


class Options(NamedTuple):
    """What a project may set."""

    always: bool = False
    """Whether a return needs a limit in an SOP that states no time for the whole, too."""


def check(document: Document, options: Options) -> Iterator[Finding]:
    """Yield each branch back to an earlier step from which the decision is reached again.

    What goes back to somebody outside is not in the hands of those who promise the time.
    """
    flow, sop = document.flow, document.sop
    if not options.always and not sop.total and not (sop.service and sop.service.time):
        return
    outside = {name for name, actor in sop.actors.items() if actor.external}
    together = {number: group for group in flow.loops for number in group}
    for edge in flow.edges:
        if edge.kind != "branch" or not edge.backward or edge.limit is not None or edge.probability is not None:
            continue
        if not any(map(str.isalnum, edge.label)) or edge.target not in together.get(edge.source, ()):
            continue
        if not outside.isdisjoint(document.doers[edge.target]) or document.is_unknown(edge.path):
            continue  # and the limit may be what was wrong
        back = document.name_of(edge.target)
        yield Finding(
            edge.path,
            Text(
                f"`{edge.label}` leads back to `{back}` any number of times",
                f"`{edge.label}` kembali ke `{back}` tanpa batas pengulangan",
            ),
        )
