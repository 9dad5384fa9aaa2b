r"""A file that is not valid YAML.

```yaml bad
title: Pengelolaan surat: masuk dan keluar  # <- :
```

```yaml bad
warnings: [Surat tanpa paraf dikembalikan  # <-
steps: []
```

```escaped bad
steps:
  - id: konsep
\tactivity: Menyusun konsep surat  # <-
```

```yaml good
title: "Pengelolaan surat: masuk dan keluar"
warnings: [Surat tanpa paraf dikembalikan]
steps:
  - id: konsep
    activity: Menyusun konsep surat
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.source import Problem, Source

ABOUT = About(
    code="YML001",
    severity=Severity.ERROR,
    what=Text("The file is not valid YAML.", "Berkas bukan YAML yang sah."),
    why=Text(
        "Nothing after the mistake can be read, so neither a document nor a flowchart can be made.",
        "Isi setelah kesalahan itu tidak dapat dibaca, sehingga dokumen dan bagan alirnya tidak dapat dibuat.",
    ),
    help=Text(
        "look at this line and the one above: quotes, colons, brackets, and the column where each line starts",
        "periksa baris ini dan baris di atasnya: tanda petik, titik dua, kurung, dan kolom awal setiap baris",
    ),
    source="YAML 1.2.2",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield what stopped the parser; there is at most one such place in a file."""
    for problem in document.problems("syntax-error"):
        yield _finding(problem, document.loaded.source)


def _finding(problem: Problem, source: Source) -> Finding:
    from sopctl.rules.reading.syntax import explain  # hardly any file needs it

    told = explain(problem, source)
    if told is None:
        words = ", ".join(filter(None, (problem.detail.get("context"), problem.detail["message"])))
        began = Text("what it was reading began here", "bagian yang sedang dibaca dimulai di sini")
        return Finding(
            problem.place,
            Text(f"the YAML reader cannot go on: {words}", f"pembaca YAML tidak dapat melanjutkan: {words}"),
            notes=(Note(problem.related, began),) if problem.related else (),
        )
    stopped = Text("the reader noticed it only here", "pembaca YAML baru menyadarinya di sini")
    elsewhere = told.place.line != problem.place.line and bool(source.excerpt(problem.place.line).strip())
    return Finding(told.place, told.message, told.help, (Note(problem.place, stopped),) if elsewhere else ())
