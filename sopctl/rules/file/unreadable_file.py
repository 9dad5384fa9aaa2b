"""A file that cannot be opened.

```shell bad
sopctl lint surat-kelaur.sop.yaml
```

```shell good
sopctl lint surat-keluar.sop.yaml
```
"""

from collections.abc import Iterator, Mapping

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="YML011",
    severity=Severity.ERROR,
    what=Text("The file cannot be opened.", "Berkas tidak dapat dibuka."),
    why=Text(
        "What cannot be read was not checked, and must not count as checked.",
        "Berkas yang tidak terbaca berarti belum diperiksa, dan tidak boleh dianggap lulus.",
    ),
    help=Text("check the path and the permissions of the file", "periksa lokasi dan izin akses berkas"),
    source="Errors of the operating system",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the reason why the file could not be opened."""
    for problem in document.problems("unreadable-file"):
        message, remedy = _words(problem.detail)
        yield Finding(problem.place, message, remedy)


def _words(detail: Mapping[str, str]) -> tuple[Text, Text | None]:
    match detail["what"]:
        case "missing":
            return (
                Text("there is no such file", "berkas ini tidak ada"),
                Text("check the spelling of the path", "periksa ejaan nama dan lokasi berkas"),
            )
        case "folder":
            return (
                Text("this is a folder, not a file", "ini folder, bukan berkas"),
                Text("name a file inside that folder", "sebutkan nama berkas di dalam folder itu"),
            )
        case "special":
            return (
                Text("this is a device or a pipe, not a regular file", "ini perangkat atau pipa, bukan berkas biasa"),
                Text(
                    "name a file; for standard input write `-`",
                    "sebutkan sebuah berkas; untuk masukan standar tulis `-`",
                ),
            )
        case "locked":
            reason = detail.get("reason", "")
            return (
                Text(f"the folder cannot be looked into: {reason}", f"folder tidak dapat dibuka: {reason}"),
                Text("check the permissions of the folder", "periksa izin folder itu"),
            )
    reason = detail.get("reason", "")
    return Text(f"the file cannot be opened: {reason}", f"berkas tidak dapat dibuka: {reason}"), None
