"""A field that the format does not know.

```yaml bad
steps:
  - id: konsep
    activty: Menyusun konsep surat  # <- activty
    pelaksana: konseptor  # <-
nomor: 000.8.3.3/28/UMUM/2026  # <-
```

```yaml good
identity:
  number: 000.8.3.3/28/UMUM/2026
steps:
  - id: konsep
    activity: Menyusun konsep surat
    actor: konseptor
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.edit import Proposal
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import rename, written_at
from sopctl.source import Problem
from sopctl.suggest import question

ABOUT = About(
    code="YML004",
    severity=Severity.ERROR,
    what=Text("The format does not have a field of this name.", "Isian tidak dikenal oleh format SOP."),
    why=Text(
        "What is written under a wrong name is missing from the document, and nobody notices.",
        "Isi yang ditulis di bawah nama yang keliru tidak muncul dalam dokumen, dan tidak ada yang menyadarinya.",
    ),
    help=Text("use the name of a field that the format knows", "gunakan nama isian yang dikenal oleh format"),
    source="Format 1, item 2: unknown fields are errors",
)

_SHOWN = 8
_MARK_OF_A_MERGE = "<<<<<<< "


def check(document: Document) -> Iterator[Finding]:
    """Yield each unknown field with what was probably meant."""
    broken = {problem.place.line for problem in document.problems("syntax-error")}
    for problem in document.problems("unknown-field"):
        if problem.place.line in broken:
            continue  # a name on that line may be half a text
        if broken and document.loaded.source.excerpt(problem.place.line).startswith(_MARK_OF_A_MERGE):
            continue  # what stopped the reader is told there
        name = problem.detail["field"]
        yield Finding(
            problem.place,
            Text(f"`{name}` is not a known field here", f"`{name}` bukan isian yang dikenal di sini"),
            _remedy(problem),
            fix=_fix(document, problem),
        )


def _fix(document: Document, problem: Problem) -> Proposal | None:
    """Propose the field that was probably meant, unless it is there already."""
    meant = problem.detail["suggestion"]
    taken = written_at(document, (*problem.path[:-1], meant)) is not None
    return rename(problem.path, meant) if meant and problem.path and not taken else None


def _remedy(problem: Problem) -> Text:
    from sopctl.rules.reading.fields import home_of

    name, known = problem.detail["field"], problem.detail["known"].split(", ")
    if asked := question(problem.detail["suggestion"]):
        return asked
    in_actor = problem.path[:1] == ("actors",)  # whoever writes `kind: external` there means no field of an SOP
    if not in_actor and (home := home_of(name)):
        field, where = home
        return Text(f"`{field}` belongs {where.en}", f"`{field}` ditulis {where.id}")
    shown = ", ".join(known[:_SHOWN])
    if (rest := len(known) - _SHOWN) > 0:
        return Text(
            f"known here: {shown} and {rest} more (see `sopctl schema`)",
            f"yang dikenal di sini: {shown}, dan {rest} lainnya (lihat `sopctl schema`)",
        )
    return Text(f"known here: {shown}", f"yang dikenal di sini: {shown}")
