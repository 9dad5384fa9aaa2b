"""A version that its changes have outgrown.

```shell bad
sopctl lint sop --changed-since main   # a step was removed, and version: "1.0" is still the same
```

```shell good
sopctl bump sop --from main            # version: "2.0", with a line in the history
sopctl lint sop --changed-since main
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.project import Project
from sopctl.rules.base import About, ProjectFinding

ABOUT = About(
    code="GOV040",
    severity=Severity.ERROR,
    what=Text(
        "The SOP changed more than its version tells; found only with --changed-since.",
        "Perubahan SOP lebih besar daripada kenaikan versinya; hanya diperiksa dengan --changed-since.",
    ),
    why=Text(
        "Two contents under one version make it impossible to tell which one was approved, and who knows only the old.",
        "Dua isi dengan versi yang sama membuat tidak jelas mana yang disahkan dan siapa yang hanya tahu isi lama.",
    ),
    help=Text(
        "run `sopctl bump`, which writes version, day of revision and a line of the history",
        "jalankan `sopctl bump`, yang menulis versi, tanggal revisi, dan satu baris riwayat",
    ),
    source="Semantic Versioning 2.0.0; EPA QA/G-6 (2007): every change of content is a new version",
    caution=Text(
        "What a change asks for is set in [diff.levels] of sopctl.toml.",
        "Bobot setiap perubahan diatur di [diff.levels] pada sopctl.toml.",
    ),
)


def check_project(project: Project) -> Iterator[ProjectFinding]:
    """Yield the version of each file that must have a higher one."""
    for entry in project.entries:
        if due := project.due.get(entry.file):
            yield ProjectFinding(
                entry.file,
                ("version",),
                Text(
                    f"what changed since {due.since} is {due.level.en} and asks for version {due.version}",
                    f"perubahan sejak {due.since} tergolong {due.level.id} dan menuntut versi {due.version}",
                ),
            )
