"""A part of a procedure that does not say where it goes on.

```yaml bad
kind: {completeness: parsial}  # <- parsial
steps:
  - id: usul
    activity: Mengusulkan kenaikan pangkat
```

```yaml bad
kind: {scope: makro}  # <-
related: [surat-masuk]
```

```yaml good
kind: {completeness: parsial}
related: [penetapan-kenaikan-pangkat]
```

```yaml good
kind: {scope: makro}
steps:
  - id: usul
    activity: Mengusulkan kenaikan pangkat
    calls: usul-kenaikan-pangkat
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import is_blank

ABOUT = About(
    code="GOV030",
    severity=Severity.WARNING,
    what=Text(
        "A partial SOP names no SOP that goes on, or a macro SOP none that it covers.",
        "SOP parsial tidak menyebut SOP lanjutannya, atau SOP makro tidak memanggil SOP mikronya.",
    ),
    why=Text(
        "The case stops at the end of the text, and nobody knows who takes over.",
        "Urusan berhenti di akhir naskah, dan tidak diketahui siapa yang melanjutkannya.",
    ),
    help=Text(
        "name the next SOP under `related:` or with `calls:`; a macro SOP calls its parts",
        "sebut SOP lanjutannya pada `related:` atau dengan `calls:`; SOP makro memanggil bagian-bagiannya",
    ),
    source="Permenpan RB 35/2012, kinds of SOP: a partial SOP is continued in another one, a macro SOP covers several",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the kind of an SOP that promises others and names none."""
    sop = document.sop
    if sop.kind is None:
        return
    calls = any(step.calls for step in sop.steps)
    if sop.kind.scope == "macro" and not calls:
        yield Finding(
            ("kind", "scope"), Text("a macro SOP, but no step calls another SOP", "SOP makro tanpa satu pun `calls:`")
        )
    if sop.kind.completeness == "partial" and not calls and all(map(is_blank, sop.related)):
        yield Finding(
            ("kind", "completeness"),
            Text("a partial SOP, but no other SOP is named", "SOP parsial, tetapi tidak ada SOP lain yang disebut"),
        )
