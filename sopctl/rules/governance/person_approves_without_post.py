"""An approval by a person without a post.

```yaml bad
profile: plain
identity:
  approved_by:  # <- approved_by
    name: Rahmat Santosa
    employee_id: "198001012005011001"
```

```yaml bad
profile: plain
identity:
  approved_by:
    position: Rahmat Santosa  # <- Rahmat Santosa
    name: Rahmat Santosa
```

```yaml good
profile: plain
identity:
  approved_by:
    position: Kepala Dinas
    name: Rahmat Santosa
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model import Approval
from sopctl.rules.base import About, Document, Finding

ABOUT = About(
    code="GOV010",
    severity=Severity.WARNING,
    what=Text("The approval names a person but no post.", "Pengesahan menyebut nama orang tanpa jabatannya."),
    why=Text(
        "It is the post that gives the SOP its force; the person may hold another one tomorrow.",
        "Kekuatan SOP berasal dari jabatan; orangnya dapat berganti sewaktu-waktu.",
    ),
    help=Text(
        "add `position:`, for example Kepala Dinas",
        "tambahkan `position:`, misalnya Kepala Dinas",
    ),
    source="Permenpan RB 35/2012, identity part: approved by post title, signature, name and employee number",
)

_POSITION = "identity.approved_by.position"


def check(document: Document) -> Iterator[Finding]:
    """Yield an approval with a name and no post, unless the profile demands the post anyway."""
    approval = document.sop.identity.approved_by
    if not approval or not approval.name.strip():
        return
    if approval.position.strip():
        yield from _name_for_post(approval)
        return
    if document.profile.required.get(_POSITION, "off") != "off":
        return
    name = approval.name.strip()
    yield Finding(
        ("identity", "approved_by", "position"),
        Text(f"approved by {name}, whose post is not named", f"disahkan oleh {name} tanpa jabatan"),
    )


def _name_for_post(approval: Approval) -> Iterator[Finding]:
    name = approval.name.strip()
    if approval.position.strip().casefold() == name.casefold():
        yield Finding(
            ("identity", "approved_by", "position"),
            Text(f"`{name}` is the name of the person, not a post", f"`{name}` nama orangnya, bukan jabatannya"),
            Text("write the post, for example Kepala Dinas", "tulis jabatannya, misalnya Kepala Dinas"),
        )
