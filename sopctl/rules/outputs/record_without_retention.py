"""A record that may be thrown away at any time.

```yaml bad
records:
  - Buku agenda  # <- Buku agenda
steps:
  - id: arsip
    activity: Mengarsipkan berkas
    outputs:
      - {name: Berkas permohonan, record: true}  # <-
```

```yaml good
records:
  - {name: Buku agenda, retention: 2 tahun}
  - {name: Formulir pemeriksaan, place: rekam medis pasien}
steps:
  - id: arsip
    activity: Mengarsipkan berkas
    outputs:
      - {name: Berkas permohonan, record: true, retention: 5 tahun}
      - {name: Buku agenda terisi, record: true}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import folded, is_blank, words
from sopctl.source import Path

ABOUT = About(
    code="OUT006",
    severity=Severity.INFO,
    what=Text(
        "A record says neither how long nor where it is kept.",
        "Catatan atau arsip tidak menyebut masa simpan ataupun tempatnya.",
    ),
    why=Text(
        "Evidence is missing when it is asked for, or cupboards fill up with what could have gone.",
        "Bukti sudah tidak ada ketika diperlukan, atau ruang arsip penuh oleh berkas yang seharusnya dimusnahkan.",
    ),
    help=Text(
        "add `retention:` by your retention schedule, for example 5 years, or at least `place:`",
        "tambahkan `retention:` menurut jadwal retensi arsip, misalnya 5 tahun, atau setidaknya `place:`",
    ),
    source="ISO 9001:2015, 7.5.3 (retention and disposition); EPA QA/G-6 (2007), data and records management",
    caution=Text(
        "The retention schedule of the office may say it elsewhere.",
        "Masa simpannya mungkin sudah diatur dalam jadwal retensi arsip instansi.",
    ),
    confidence="medium",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each record without time and place, and each output that is kept and is none of the known records."""
    known: list[frozenset[str]] = []
    for position, record in enumerate(document.sop.records):
        if record.retention or not is_blank(record.place):
            known.append(frozenset(words(record.name)))
        elif finding := _finding(document, ("records", position), record.name):
            yield finding
    named = {folded(record.name) for record in document.sop.records}
    for number, step in document.steps():
        for position, output in enumerate(step.outputs):
            if not output.record or output.retention or folded(output.name) in named:
                continue
            said = frozenset(words(output.name))
            if any(said >= record or said <= record for record in known):
                continue
            if finding := _finding(document, ("steps", number, "outputs", position), output.name):
                yield finding


def _finding(document: Document, path: Path, name: str) -> Finding | None:
    if is_blank(name) or document.is_unknown(path):
        return None
    return Finding(path, Text(f"how long is `{name}` kept", f"masa simpan `{name}` tidak disebutkan"))
