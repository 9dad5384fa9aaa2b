"""A criterion that leaves the measure to the eye.

```yaml bad
steps:
  - id: cetak
    activity: Mencetak paspor
    outputs:
      - {name: Paspor tercetak, criteria: Hasil baik dan rapi}  # <- Hasil baik dan rapi
```

```yaml bad
language: en
steps:
  - id: calibrate
    activity: Calibrate the probe
    outputs: [{name: Calibration log, criteria: Acceptable result}]  # <- Acceptable result
```

```yaml good
steps:
  - id: cetak
    activity: Mencetak paspor
    outputs:
      - {name: Paspor tercetak, criteria: Cip terbaca dan foto sesuai dengan pemegangnya}
      - {name: Tanda terima, criteria: Diparaf petugas}
      - {name: Laporan, criteria: Baik bila paling banyak 2 kesalahan}
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import word_list, words

ABOUT = About(
    code="OUT007",
    severity=Severity.WARNING,
    what=Text("A criterion cannot be measured.", "Kriteria mutu tidak terukur."),
    why=Text(
        "One checker lets pass what the other sends back; nobody can object to either.",
        "Yang diloloskan pemeriksa satu dikembalikan pemeriksa lain, dan keduanya tidak dapat dibantah.",
    ),
    help=Text(
        "say what is counted, measured or seen: at most 2 errors, signed by the head, within 5 %",
        "sebut yang dihitung, diukur, atau dilihat: paling banyak 2 kesalahan, diparaf kepala, selisih di bawah 5 %",
    ),
    source="Femmer et al., JSS 2016, on vague requirements; keterukuran (measurability) is a principle of SOPs in "
    "Permenpan RB 35/2012",
    caution=Text(
        "Only criteria that are wholly made of such words are found, and none with a number.",
        "Yang ditemukan hanya kriteria yang seluruhnya terdiri atas kata semacam itu dan tanpa angka.",
    ),
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each criterion that is made of words of praise alone."""
    if not document.speaks:
        return
    empty = word_list(f"{document.language}_measureless_words")
    for number, step in document.steps():
        for position, output in enumerate(step.outputs):
            said = words(output.criteria) if output.criteria else ()
            if said and empty.issuperset(said) and not re.search(r"\d", output.criteria):
                yield Finding(
                    ("steps", number, "outputs", position, "criteria"),
                    Text(f"`{output.criteria}` cannot be measured", f"`{output.criteria}` tidak dapat diukur"),
                )
