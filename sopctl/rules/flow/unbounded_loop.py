"""A way back that does not say how often it may be taken.

```yaml bad
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
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="FLO017",
    severity=Severity.INFO,
    what=Text(
        "A branch leads back without saying how often or how likely.",
        "Suatu cabang kembali ke langkah sebelumnya tanpa batas pengulangan dan tanpa peluang.",
    ),
    why=Text(
        "A file may go back and forth without end, and nobody can foresee how long the whole takes.",
        "Berkas dapat bolak-balik tanpa batas, dan lamanya seluruh prosedur tidak dapat diperkirakan.",
    ),
    help=Text(
        "write {to: ..., max: 2} for the most returns, or {to: ..., probability: 0.1} for the share that returns",
        "tulis {to: ..., max: 2} untuk batas pengulangan, atau {to: ..., probability: 0.1} untuk peluang kembali",
    ),
    source="Every approval ladder in the published SOPs that were read has such a return; lead time with rework is "
    "T/(1-r): Dumas et al., Fundamentals of BPM, chapter 7",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each branch back to an earlier step from which the decision is reached again."""
    flow = document.flow
    together = {number: group for group in flow.loops for number in group}
    for edge in flow.edges:
        if edge.kind != "branch" or not edge.backward or edge.limit is not None or edge.probability is not None:
            continue
        if not any(map(str.isalnum, edge.label)) or edge.target not in together.get(edge.source, ()):
            continue
        if document.is_unknown(edge.path):
            continue  # the limit may be what was wrong
        back = document.name_of(edge.target)
        yield Finding(
            edge.path,
            Text(
                f"`{edge.label}` leads back to `{back}` any number of times",
                f"`{edge.label}` kembali ke `{back}` tanpa batas",
            ),
        )
