"""A step that branches into more ways than a reader can keep apart.

How many are too many is an option, `limit`; 5 where nothing is set.

```yaml bad
steps:
  - id: pilah
    activity: Memilah pengaduan
    decision:  # <- decision
      Jalan rusak: bina-marga
      Sampah: lingkungan
      Lampu jalan: energi
      Air bersih: air
      Pohon tumbang: taman
      Banjir: sungai
  - {id: bina-marga, activity: Meneruskan ke bidang bina marga, end: Jalan}
  - {id: lingkungan, activity: Meneruskan ke bidang kebersihan, end: Sampah}
  - {id: energi, activity: Meneruskan ke bidang energi, end: Lampu}
  - {id: air, activity: Meneruskan ke bidang air minum, end: Air}
  - {id: taman, activity: Meneruskan ke bidang pertamanan, end: Pohon}
  - {id: sungai, activity: Meneruskan ke bidang sumber daya air, end: Banjir}
```

```yaml good
steps:
  - id: pilah
    activity: Memilah pengaduan
    decision:
      Berwenang: teruskan
      Bukan kewenangan: alihkan
  - {id: teruskan, activity: Meneruskan pengaduan ke bidang menurut daftar pokok pengaduan, end: Ditindaklanjuti}
  - {id: alihkan, activity: Mengalihkan pengaduan, end: Dialihkan}
```
"""

from collections.abc import Iterator
from typing import NamedTuple

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="FLO029",
    severity=Severity.WARNING,
    what=Text("A step branches into many ways.", "Sebuah langkah bercabang terlalu banyak."),
    why=Text(
        "The more ways meet in one symbol, the likelier one of them is drawn, read or followed wrongly.",
        "Makin banyak jalan dari satu simbol, makin besar kemungkinan salah satunya keliru digambar, dibaca, atau "
        "diikuti.",
    ),
    help=Text(
        "ask one question after the other, or put the cases into a table that one step refers to",
        "ajukan pertanyaan satu per satu, atau susun kasusnya dalam tabel yang dirujuk oleh satu langkah",
    ),
    source="7PMG guideline 2 (few paths per element), Mendling, Reijers, van der Aalst 2010; that five is the most is "
    "a proposal of ours",
    confidence="medium",
    caution=Text(
        "Triage by a fixed list, such as the colours of an emergency department, may have more answers.",
        "Pemilahan menurut daftar baku, misalnya triase gawat darurat, boleh memiliki lebih banyak jawaban.",
    ),
)


class Options(NamedTuple):
    """What a project may set."""

    limit: int = 5
    """The most ways that may leave a step."""


def check(document: Document, options: Options) -> Iterator[Finding]:
    """Yield each decision with more answers, and each `next:` with more steps, than the limit."""
    for number, step in document.steps():
        if not step.decision and not step.next:
            continue
        for field, count in (("decision", len(step.decision or ())), ("next", len(step.next))):
            if count > options.limit:
                name = document.name_of(number)
                yield Finding(
                    ("steps", number, field),
                    Text(
                        f"step `{name}` goes on in {count} ways, more than {options.limit}",
                        f"langkah `{name}` bercabang ke {count} arah, lebih dari {options.limit}",
                    ),
                    key=True,
                )
