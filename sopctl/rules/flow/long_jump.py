"""An arrow that jumps over many rows and goes on from there.

How many rows are too many is an option, `most`; 7 where nothing is set.

```yaml bad
steps:
  - {id: catat, activity: Mencatat laporan}
  - id: periksa
    activity: Memeriksa laporan
    decision:
      Rinci: wawancara
      Ringkas: lapor  # <-
  - {id: wawancara, activity: Mewawancarai pelapor}
  - {id: olah-satu, activity: Mencatat keterangan}
  - {id: olah-dua, activity: Mengumpulkan bukti}
  - {id: olah-tiga, activity: Mendengar saksi}
  - {id: olah-empat, activity: Meninjau lokasi}
  - {id: olah-lima, activity: Menyusun kronologi}
  - {id: olah-enam, activity: Membahas temuan}
  - {id: olah-tujuh, activity: Merumuskan kesimpulan}
  - {id: lapor, activity: Menyusun laporan hasil}
  - {id: arsip, activity: Mengarsipkan laporan}
```

```yaml good
steps:
  - id: periksa
    activity: Memeriksa laporan
    decision:
      Ada bukti: wawancara
      Tidak ada bukti: tutup
  - {id: wawancara, activity: Mewawancarai pelapor}
  - {id: olah-satu, activity: Mencatat keterangan}
  - {id: olah-dua, activity: Mengumpulkan bukti}
  - {id: olah-tiga, activity: Mendengar saksi}
  - {id: olah-empat, activity: Meninjau lokasi}
  - {id: olah-lima, activity: Menyusun kronologi}
  - {id: olah-enam, activity: Membahas temuan}
  - {id: olah-tujuh, activity: Merumuskan kesimpulan}
  - {id: lapor, activity: Menyusun laporan hasil, end: Laporan ditindaklanjuti}
  - {id: tutup, activity: Menyurati pelapor}
  - {id: arsip, activity: Mengarsipkan laporan, end: Laporan ditutup}
```
"""

from collections.abc import Iterator
from typing import NamedTuple

from sopctl.diagnostic import Severity
from sopctl.flow import Flow
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note

ABOUT = About(
    code="FLO042",
    severity=Severity.INFO,
    what=Text("The flow jumps over many rows.", "Alur melompati banyak baris."),
    why=Text(
        "The arrow runs past rows that have nothing to do with it, often over a page; readers lose it.",
        "Panahnya melewati baris yang tidak berkaitan, sering kali sampai ke halaman lain; pembaca kehilangan arah.",
    ),
    help=Text(
        "move the steps of the shorter way beside the decision, or make the rows between an SOP of their own with "
        "`calls:`",
        "dekatkan langkah jalan yang lebih pendek ke keputusannya, atau jadikan baris di antaranya SOP tersendiri "
        "dengan `calls:`",
    ),
    source="Flow that jumps from row 2 to row 10 in a published SOP; what those complain of who review SOPs",
    caution=Text(
        "A long procedure with a short cut has no better order. Jumps to an end, or to a part of its own, are "
        "left alone.",
        "Prosedur panjang dengan jalan pintas memang tidak punya urutan yang lebih baik. Lompatan ke akhir prosedur "
        "atau ke bagian tersendiri tidak dilaporkan.",
    ),
    confidence="medium",
)


class Options(NamedTuple):
    """What a project may set."""

    most: int = 7
    """The most rows that an arrow may jump over."""


def check(document: Document, options: Options) -> Iterator[Finding]:
    """Yield each branch and `next:` over more rows that lands in the midst of others."""
    flow = document.flow
    for edge in flow.edges:
        rows = abs(edge.target - edge.source) - 1
        if edge.kind == "order" or rows <= options.most or _stands_apart(flow, edge.target):
            continue
        target = document.name_of(edge.target)
        path = edge.path
        if path[-1] == "next":
            position = document.sop.steps[edge.source].next.index(document.sop.steps[edge.target].id)
            path = (*path, position)
        yield Finding(
            path,
            Text(f"jumps over {rows} rows to `{target}`", f"melompati {rows} baris ke `{target}`"),
            notes=(Note(("steps", edge.target, "id"), Text("it lands here", "mendarat di sini")),),
        )


def _stands_apart(flow: Flow, number: int) -> bool:
    """Tell whether `number` is an end, or begins a part that only jumps lead to: a refusal stands below the rest."""
    return number in flow.ends or all(edge.source != number - 1 for edge in flow.predecessors[number])
