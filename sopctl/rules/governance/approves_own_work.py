"""A version that its author approved.

```yaml bad
version: "2.0"
identity:
  approved_by: {position: Kepala Dinas, name: Sri Wahyuni}
history:
  - {version: "2.0", date: 2026-01-12, change: Langkah koreksi ditambah, author: Sri Wahyuni}  # <- Sri Wahyuni
```

```yaml good
version: "2.0"
identity:
  approved_by: {position: Kepala Dinas, name: Sri Wahyuni}
history:
  - {version: "2.0", date: 2026-01-12, change: Langkah koreksi ditambah, author: Kepala Subbagian Umum}
  - {version: "1.0", date: 2024-01-12, change: Dokumen pertama, author: Sri Wahyuni}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note

ABOUT = About(
    code="GOV016",
    severity=Severity.WARNING,
    what=Text("The author of a version approved it too.", "Penyusun suatu versi juga mengesahkannya."),
    why=Text(
        "Nobody but its author has looked at the change.",
        "Perubahan itu hanya dilihat oleh penyusunnya sendiri.",
    ),
    help=Text(
        "let somebody else approve it, or name the one who really wrote it",
        "mintakan pengesahan pejabat lain, atau tulis penyusun yang sebenarnya",
    ),
    source="Review and approval by others: 21 CFR 211.100(a); ISO 9001:2015, 7.5.2",
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the author of the present version who is, by name or post, the one who approves."""
    sop, approval = document.sop, document.sop.identity.approved_by
    if not approval or not sop.version:
        return
    names = {" ".join(name.casefold().split()) for name in (approval.name, approval.position)} - {""}
    for position, revision in enumerate(sop.history):
        author = " ".join(revision.author.casefold().split())
        if revision.version == sop.version and author in names:
            yield Finding(
                ("history", position, "author"),
                Text(f"`{revision.author}` also approves the SOP", f"`{revision.author}` juga mengesahkan SOP ini"),
                notes=(Note(("identity", "approved_by"), Text("the approval", "pengesahan")),),
            )
