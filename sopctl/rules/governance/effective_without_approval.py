"""An SOP in force that nobody has approved.

```yaml bad
language: en
status: effective  # <- effective
profile: plain
identity: {effective: 2026-02-02}
```

```yaml good
language: en
status: effective
profile: plain
identity: {effective: 2026-02-02, approved_by: {position: Head of Operations}}
```

```yaml good
language: en
status: draft
profile: plain
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.fixing import write
from sopctl.rules.requirements import asks_for, is_empty

ABOUT = About(
    code="GOV019",
    severity=Severity.WARNING,
    what=Text(
        "An SOP in force does not say who approved it.", "SOP yang berlaku tidak menyebut pejabat yang mengesahkannya."
    ),
    why=Text(
        "Nobody answers for it, and staff cannot tell a binding text from a proposal.",
        "Tidak ada yang bertanggung jawab, dan pegawai tidak dapat membedakan naskah yang mengikat dari usulan.",
    ),
    help=Text(
        "name the official under `identity.approved_by:`, or set `status: review` until it is approved",
        "tulis pejabatnya pada `identity.approved_by:`, atau pakai `status: review` sampai SOP disahkan",
    ),
    source="21 CFR 211.100(a): procedures are reviewed and approved; ISO 9001:2015, 7.5.2; EPA QA/G-6, title page",
    caution=Text(
        "Where the profile asks for the approval, its own rule tells it.",
        "Bila profil mewajibkan pengesahan, aturan kelengkapan profil yang melaporkannya.",
    ),
)


def check(document: Document) -> Iterator[Finding]:
    """Yield the status of an SOP in force that names no official who approves."""
    sop = document.sop
    approval = sop.identity.approved_by
    if sop.status != "effective" or not (approval is None or is_empty(approval)):
        return
    if asks_for(document, "identity.approved_by") or document.is_unknown(("identity", "approved_by")):
        return
    yield Finding(
        ("status",),
        Text("it is in force, but nobody has approved it", "SOP berlaku, tetapi belum disahkan"),
        fix=write(("status",), "review"),
    )
