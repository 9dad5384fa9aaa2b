"""A service promises a product that no step makes.

```yaml bad
service:
  product: [Kartu keluarga]  # <- Kartu keluarga
steps:
  - id: periksa
    activity: Memeriksa berkas permohonan
    outputs: [Tanda terima]
  - id: selesai
    activity: Mengarsipkan berkas
    outputs: [Arsip permohonan]
```

```yaml good
service:
  product: [Kartu keluarga]
steps:
  - id: periksa
    activity: Memeriksa berkas permohonan
    outputs: [Tanda terima]
  - id: cetak
    activity: Mencetak kartu
    outputs: [Kartu keluarga tercetak]
```

```yaml good
service:
  product: [Kartu Keluarga]
steps:
  - id: cetak
    activity: Mencetak KK
    outputs: [Lembar bertanda tangan]
```

```yaml good
service:
  product: [Surat izin]
steps:
  - id: terbit
    calls: penerbitan-izin
```

```yaml good
service:
  product: ["<isi: produk pelayanan>"]
steps:
  - id: cetak
    activity: Mencetak kartu
    outputs: [Kartu keluarga tercetak]
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import has_placeholder, is_blank, words

ABOUT = About(
    code="OUT009",
    severity=Severity.INFO,
    what=Text(
        "No step makes the product that the service promises.",
        "Tidak ada langkah yang menghasilkan produk pelayanan yang dijanjikan.",
    ),
    why=Text(
        "The procedure ends before the applicant has what they came for.",
        "Prosedur berakhir sebelum pemohon memperoleh yang dimintanya.",
    ),
    help=Text(
        "name the product among the outputs of the step that makes it, in the same words",
        "sebut produk itu pada output langkah yang menghasilkannya, dengan kata yang sama",
    ),
    source="Produk pelayanan and the last output are one thing (standard of service, Permenpan RB 15/2014); two "
    "published SOPs end before their product is made",
    caution=Text("Names are compared by the beginnings of their words.", "Nama dibandingkan dari awal kata-katanya."),
    confidence="medium",
)

_STEM, _SHORT = 5, 3


def check(document: Document) -> Iterator[Finding]:
    """Yield each product that shares no longer word with any output, activity or outcome."""
    sop = document.sop
    if sop.service is None or not sop.steps or any(step.calls for step in sop.steps):
        return
    made: set[str] = set()
    said: set[str] = set()
    for step in sop.steps:
        outcome = step.end if isinstance(step.end, str) else ""
        for text in (step.activity, outcome, *(output.name for output in step.outputs)):
            made |= _stems(text)
            said.update(words(text))
    for position, product in enumerate(sop.service.product):
        if has_placeholder(product):
            continue
        wanted = _stems(product)
        initials = "".join(word[0] for word in words(product))
        if not is_blank(product) and wanted and wanted.isdisjoint(made) and initials not in said:
            yield Finding(
                ("service", "product", position),
                Text(f"no step makes `{product}`", f"tidak ada langkah yang menghasilkan `{product}`"),
            )


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in words(text) if len(word) > _SHORT}
