"""Two next steps that cannot be parallel work.

```yaml bad
steps:
  - id: konsep
    activity: Menyusun konsep surat
  - id: periksa
    activity: Memeriksa konsep surat
    next: [konsep, kirim]  # <- next
  - id: kirim
    activity: Mengirim surat
```

```yaml bad
steps:
  - id: disposisi
    activity: Memberi disposisi
    next: [siapkan-ruang, siapkan-undangan]  # <-
  - id: siapkan-ruang
    activity: Menyiapkan ruang rapat
    next: lapor
  - id: siapkan-undangan
    activity: Menyiapkan undangan rapat
  - id: lapor
    activity: Melaporkan kesiapan rapat
```

```yaml good
steps:
  - id: disposisi
    activity: Memberi disposisi
    next: [siapkan-ruang, siapkan-undangan]
  - id: siapkan-ruang
    activity: Menyiapkan ruang rapat
    next: lapor
  - id: siapkan-undangan
    activity: Menyiapkan undangan rapat
  - id: lapor
    activity: Melaporkan kesiapan rapat
    join: all
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.flow import Flow
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.fixing import add
from sopctl.rules.references import flow_is_known

ABOUT = About(
    code="FLO009",
    severity=Severity.ERROR,
    what=Text(
        "`next:` names several steps, which means all of them at once, but they cannot run in parallel.",
        "`next:` menyebut beberapa langkah, artinya semua dikerjakan bersamaan, padahal tidak mungkin paralel.",
    ),
    why=Text(
        "The reader takes one path where both were meant, or does the rest of the procedure twice.",
        "Pembaca memilih satu jalan padahal keduanya dimaksudkan, atau mengerjakan sisa prosedur dua kali.",
    ),
    help=Text(
        "write `decision:` if only one of them is taken, or `join: all` on the step where they meet",
        "tulis `decision:` jika hanya salah satu yang ditempuh, atau `join: all` pada langkah tempat keduanya bertemu",
    ),
    source="Only a decision may split a flow: bpmnlint no-implicit-split; soundness (proper completion): "
    "van der Aalst 1997",
)

_MOST_VISITS = 400_000
"""Steps that are looked at for one file, ten times what 200 steps need; a huge file is not judged to the end."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each `next:` with several steps of which one leads back, or which meet again without a join."""
    flow = document.flow
    if not flow.is_parallel or not flow_is_known(document):
        return
    walks = _Walks(flow)
    for number, edges in enumerate(flow.successors):
        targets = [edge.target for edge in edges if edge.kind == "parallel"]
        if len(targets) < 2:
            continue
        here, path = document.name_of(number), ("steps", number, "next")
        back = [target for target in targets if target <= number]
        if back:
            name = document.name_of(back[0])
            message = Text(
                f"`{here}` goes on and also back to `{name}` at the same time",
                f"`{here}` sekaligus maju dan kembali ke `{name}`",
            )
            yield Finding(path, message)
        elif meeting := _first_meeting(walks, number, targets):
            one, other, step = map(document.name_of, meeting)
            message = Text(
                f"`{one}` and `{other}` both run after `{here}`, but meet in `{step}` without `join:`",
                f"`{one}` dan `{other}` sama-sama berjalan setelah `{here}`, tetapi bertemu di `{step}` tanpa `join:`",
            )
            note = Note(("steps", meeting[2], "id"), Text("they meet here", "keduanya bertemu di sini"))
            yield Finding(path, message, notes=(note,), fix=add(("steps", meeting[2], "join"), "all"))


class _Walks:
    """Walks from the branches of splits, with a bound on all of them together."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._left = _MOST_VISITS

    def until_join(self, split: int, start: int) -> set[int] | None:
        """Return the steps after `split` that a branch runs through before a join; None where it got too much."""
        seen: set[int] = set()
        pending = [start]
        while pending:
            self._left -= 1
            if self._left < 0:
                return None
            node = pending.pop()
            if node in seen or node <= split or self._flow.steps[node].join:
                continue
            seen.add(node)
            pending += [edge.target for edge in self._flow.successors[node]]
        return seen


def _first_meeting(walks: _Walks, split: int, targets: list[int]) -> tuple[int, int, int] | None:
    """Return the first two branches that have a step in common, and that step."""
    first: dict[int, int] = {}
    """The position of the first branch that runs through a step."""
    pair: tuple[int, int] | None = None
    for position, target in enumerate(targets):
        reached = walks.until_join(split, target)
        if reached is None:
            break
        earliest = min((first.setdefault(node, position) for node in reached), default=position)
        if earliest < position and (pair is None or earliest < pair[0]):
            pair = earliest, position
        if earliest == 0 and position > 0:
            break  # no two branches come before these
    if not pair:
        return None
    one, other = (targets[position] for position in pair)
    common = (walks.until_join(split, one) or set()) & (walks.until_join(split, other) or set())
    return (one, other, min(common)) if common else None
