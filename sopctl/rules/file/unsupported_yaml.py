"""YAML that an SOP has no use for: tags, keys that are lists or braces, merge keys of something else than a mapping.

```yaml bad
title: {{ judul }}  # <- {
version: !versi 1.0  # <-
```

```yaml bad
bersama: &bersama Kepala Subbagian
actors:
  kasubag: *bersama
  <<: *bersama  # <-
```

```yaml good
title: "{{ judul }}"
version: "1.0"
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.source import Problem

ABOUT = About(
    code="YML016",
    severity=Severity.ERROR,
    what=Text(
        "The file uses a feature of YAML that SOP files do not support.",
        "Berkas memakai fitur YAML di luar format SOP.",
    ),
    why=Text(
        "Such features mean different things to different tools; their content is left out.",
        "Fitur seperti itu ditafsirkan berbeda oleh setiap alat; isinya tidak dibaca.",
    ),
    help=Text(
        "put the text in quotes if it was meant as text, else write it out",
        "apit dengan tanda petik bila dimaksudkan sebagai teks; bila tidak, tuliskan langsung",
    ),
    source="YAML 1.2.2: tags (6.8.2) and complex keys (7.4.2); merge keys are YAML 1.1",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each feature that was not understood."""
    for problem in document.problems("unsupported-yaml"):
        line = document.loaded.source.excerpt(problem.place.line)
        yield _finding(problem, "{{" in line[max(0, problem.place.column - 2) :])


def _finding(problem: Problem, braces: bool) -> Finding:  # noqa: FBT001  says what stands on the line
    what = problem.detail["what"]
    if what == "tag":
        tag = problem.detail["tag"]
        return Finding(
            problem.place,
            Text(f"`{tag}` is read as a YAML tag, not as text", f"`{tag}` dibaca sebagai tag YAML, bukan teks"),
            Text(
                "put the whole text in quotes, or remove the tag",
                "apit seluruh teks dengan tanda petik, atau hapus tag itu",
            ),
        )
    if what == "merge":
        return Finding(
            problem.place,
            Text(
                "`<<` can only merge in a group of `name: text` lines",
                "`<<` hanya dapat mengambil alih kelompok baris `nama: isi`",
            ),
            Text(
                "name such a group after `<<`, or remove the line",
                "rujuk kelompok seperti itu setelah `<<`, atau hapus baris ini",
            ),
        )
    if braces:
        return Finding(
            problem.place,
            Text(
                "`{{ ... }}` without quotes is read as nested braces, not as text",
                "`{{ ... }}` tanpa tanda petik dibaca sebagai kurung bersarang, bukan teks",
            ),
            Text('put it in quotes: "{{ ... }}"', 'apit dengan tanda petik: "{{ ... }}"'),
        )
    return Finding(
        problem.place,
        Text(
            "the name of a field must be plain text, not a list, braces or `*name`",
            "nama isian harus berupa teks biasa, bukan daftar, kurung kurawal, atau `*nama`",
        ),
        Text("put it in quotes if it was meant as text", "apit dengan tanda petik bila dimaksudkan sebagai teks"),
    )
