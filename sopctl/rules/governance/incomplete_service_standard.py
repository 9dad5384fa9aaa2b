"""A service for the public that does not say all that the public may ask for.

```yaml bad
service:  # <- service
  requirements: [Kartu tanda penduduk]
  time: 3 hari kerja
  cost: Gratis
  product: [Kartu keluarga]
```

```yaml good
service:
  requirements: [Kartu tanda penduduk]
  time: 3 hari kerja
  cost: Gratis
  product: [Kartu keluarga]
  complaints: [Loket pengaduan]
```

```yaml good
service:
  time: 4 hours
  volume: 40
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model import Service
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import fill_in
from sopctl.rules.missing_fields import how_to_add
from sopctl.rules.requirements import asks_for, is_empty

ABOUT = About(
    code="GOV025",
    severity=Severity.WARNING,
    what=Text(
        "The service standard lacks a component that has to be shown to the public.",
        "Standar pelayanan belum memuat komponen yang wajib ditampilkan kepada masyarakat.",
    ),
    why=Text(
        "Applicants come without papers, with too little money, or cannot say that something went wrong.",
        "Pemohon datang tanpa berkas yang benar, tanpa uang yang cukup, atau tidak tahu ke mana harus mengadu.",
    ),
    help=Text(
        "fill in requirements, time, cost, product and complaints under `service:`",
        "lengkapi requirements, time, cost, product, dan complaints pada `service:`",
    ),
    source="UU 25/2009 article 21 as Permenpan RB 15/2014 groups it: six components of service delivery, of which the "
    "steps are one",
    caution=Text(
        "Only a `service:` that tells applicants what to bring or where to complain is judged.",
        "Yang dinilai hanya `service:` yang memuat persyaratan atau tempat pengaduan bagi pemohon.",
    ),
)

_SHOWN = {
    "requirements": Text("requirements", "persyaratan"),
    "time": Text("the time promised", "jangka waktu penyelesaian"),
    "cost": Text("the cost", "biaya atau tarif"),
    "product": Text("the product", "produk pelayanan"),
    "complaints": Text("where to complain", "penanganan pengaduan"),
}
_FOR_APPLICANTS = ("requirements", "complaints")


def check(document: Document) -> Iterator[Finding]:
    """Yield each component that is missing from a service for applicants."""
    service = document.sop.service
    if service is None or not any(_has(service, field) for field in _FOR_APPLICANTS):
        return
    for field, words in _SHOWN.items():
        path = ("service", field)
        if _has(service, field) or asks_for(document, f"service.{field}") or document.is_unknown(path):
            continue
        depth = len(document.loaded.source.deepest(path))
        message = Text(f"the service does not say: {words.en}", f"standar pelayanan belum memuat {words.id}")
        fix = fill_in(document, path, words, many=field not in {"time", "cost"})
        yield Finding(path, message, how_to_add(path, depth, document.language), fix=fix)


def _has(service: Service, field: str) -> bool:
    return not is_empty(getattr(service, field))
