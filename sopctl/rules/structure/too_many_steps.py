"""An SOP of more steps than anybody can keep right.

How many are too many is an option, `limit`; 50 where nothing is set.

```yaml bad
steps:  # <- steps
  [
    {id: boks-1}, {id: boks-2}, {id: boks-3}, {id: boks-4}, {id: boks-5}, {id: boks-6},
    {id: boks-7}, {id: boks-8}, {id: boks-9}, {id: boks-10}, {id: boks-11}, {id: boks-12},
    {id: boks-13}, {id: boks-14}, {id: boks-15}, {id: boks-16}, {id: boks-17}, {id: boks-18},
    {id: boks-19}, {id: boks-20}, {id: boks-21}, {id: boks-22}, {id: boks-23}, {id: boks-24},
    {id: boks-25}, {id: boks-26}, {id: boks-27}, {id: boks-28}, {id: boks-29}, {id: boks-30},
    {id: boks-31}, {id: boks-32}, {id: boks-33}, {id: boks-34}, {id: boks-35}, {id: boks-36},
    {id: boks-37}, {id: boks-38}, {id: boks-39}, {id: boks-40}, {id: boks-41}, {id: boks-42},
    {id: boks-43}, {id: boks-44}, {id: boks-45}, {id: boks-46}, {id: boks-47}, {id: boks-48},
    {id: boks-49}, {id: boks-50}, {id: boks-51},
  ]
```

```yaml good
steps:
  - {id: periksa, activity: Memeriksa boks, calls: pemeriksaan-boks}
  - {id: catat, activity: Mencatat boks}
  - {id: lapor, activity: Melaporkan hasil penataan}
```
"""

from collections.abc import Iterator
from typing import NamedTuple

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="STR009",
    severity=Severity.WARNING,
    what=Text("The SOP has very many steps.", "SOP memuat terlalu banyak langkah."),
    why=Text(
        "More than half of the models with over fifty elements were found to be wrong; readers lose the thread long "
        "before that.",
        "Lebih dari separuh model dengan lebih dari lima puluh unsur terbukti keliru; pembaca kehilangan alur jauh "
        "sebelum itu.",
    ),
    help=Text(
        "move a part that begins and ends with one step into an SOP of its own and run it with `calls:`",
        "pindahkan bagian yang dimulai dan diakhiri satu langkah ke SOP tersendiri, lalu jalankan dengan `calls:`",
    ),
    source="7PMG guideline 7, Mendling, Reijers, van der Aalst 2010: above 50 elements an error is likelier than not; "
    "the longest of 248 published SOPs has 17 steps",
)


class Options(NamedTuple):
    """What a project may set."""

    limit: int = 50
    """The most steps that an SOP may have."""


def check(document: Document, options: Options) -> Iterator[Finding]:
    """Yield the steps where there are more than the limit."""
    count = len(document.sop.steps)
    if count > options.limit:
        yield Finding(
            ("steps",),
            Text(
                f"the SOP has {count} steps, more than {options.limit}",
                f"SOP ini memuat {count} langkah, lebih dari {options.limit}",
            ),
            key=True,
        )
