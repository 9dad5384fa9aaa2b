"""A file that does not say which version of the format it is written in, or a version that does not exist.

```yaml bad
id: surat-keluar  # <-
title: Pengelolaan Surat Keluar
```

```yaml bad
sopctl: 2  # <-
id: surat-keluar
```

```yaml good
sopctl: 1
id: surat-keluar
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model.sop import FORMAT
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import add, write

ABOUT = About(
    code="YML010",
    severity=Severity.ERROR,
    what=Text(
        "The file does not say `sopctl: 1`, the version of the format.",
        "Berkas tidak memuat `sopctl: 1`, yaitu versi formatnya.",
    ),
    why=Text(
        "The version lets later releases read old files as they were meant.",
        "Dengan versi itu, rilis berikutnya tetap membaca berkas lama sebagaimana dimaksudkan.",
    ),
    help=Text("write `sopctl: 1` as the first line", "tulis `sopctl: 1` sebagai baris pertama"),
    source="Format 1, item 7",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield a version that is missing or unknown."""
    written = document.sop.sopctl
    if written is None:
        if document.loaded.source.complete:
            yield Finding(
                ("sopctl",),
                Text("the file does not say `sopctl: 1`", "berkas ini tidak memuat `sopctl: 1`"),
                fix=add(("sopctl",), FORMAT, safe=True),
            )
    elif written > FORMAT:
        yield Finding(
            ("sopctl",),
            Text(
                f"the file is written in format {written}, but this sopctl reads format {FORMAT}",
                f"berkas ini memakai format {written}, sedangkan sopctl ini membaca format {FORMAT}",
            ),
            Text("use a newer release of sopctl", "gunakan rilis sopctl yang lebih baru"),
        )
    elif written < FORMAT:
        yield Finding(
            ("sopctl",),
            Text(f"there is no format {written}", f"tidak ada format {written}"),
            Text(f"write `sopctl: {FORMAT}`", f"tulis `sopctl: {FORMAT}`"),
            fix=write(("sopctl",), FORMAT),
        )
