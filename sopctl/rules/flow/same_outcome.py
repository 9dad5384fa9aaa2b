"""Two ends with the same outcome.

```yaml bad
steps:
  - id: periksa
    activity: Memeriksa permohonan
    decision:
      Lengkap: kirim
      Tidak lengkap: tolak
  - id: kirim
    activity: Mengirim surat persetujuan
    end: Selesai
  - id: tolak
    activity: Mengirim surat penolakan
    end: selesai  # <- selesai
```

```yaml good
steps:
  - id: periksa
    activity: Memeriksa permohonan
    decision:
      Lengkap: kirim
      Tidak lengkap: tolak
  - id: kirim
    activity: Mengirim surat persetujuan
    end: Permohonan disetujui
  - id: tolak
    activity: Mengirim surat penolakan
    end: Permohonan ditolak
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note

ABOUT = About(
    code="FLO008",
    severity=Severity.INFO,
    what=Text("Two ends have the same outcome.", "Dua akhir prosedur memuat hasil yang sama."),
    why=Text(
        "Whoever counts how cases ended cannot tell a grant from a refusal.",
        "Siapa pun yang menghitung hasil layanan tidak dapat membedakan yang dikabulkan dari yang ditolak.",
    ),
    help=Text(
        "say what each end means, or let both lead to one last step",
        "tulis arti setiap akhir, atau arahkan keduanya ke satu langkah terakhir",
    ),
    source="7PMG guideline 3 (one end), Mendling et al. 2010; distinct end names in modelling conventions",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each `end:` whose words an earlier step has too."""
    first: dict[str, int] = {}
    for number, step in document.steps():
        if not isinstance(step.end, str) or not (words := " ".join(step.end.casefold().split()).strip(".")):
            continue
        earlier = first.setdefault(words, number)
        if earlier != number:
            name = document.name_of(earlier)
            yield Finding(
                ("steps", number, "end"),
                Text(f"`{step.end}` is also the outcome of `{name}`", f"`{step.end}` juga menjadi hasil `{name}`"),
                notes=(Note(("steps", earlier, "end"), Text("it stands here first", "pertama kali tertulis di sini")),),
            )
