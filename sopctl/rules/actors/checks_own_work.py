"""An actor who approves or verifies what that actor made.

```yaml bad
steps:
  - id: susun
    activity: Menyusun rencana kebutuhan
    actor: bendahara
    outputs: [Rencana kebutuhan]
  - id: setujui
    activity: Menyetujui rencana kebutuhan
    actor: bendahara  # <- bendahara
    inputs: [Rencana kebutuhan]
    decision:
      Disetujui: belanja
      Ditolak: {to: susun, max: 2}
  - id: belanja
    activity: Membelanjakan anggaran
    actor: pejabat-pengadaan
```

```yaml good
steps:
  - id: susun
    activity: Menyusun rencana kebutuhan
    actor: bendahara
    outputs: [Rencana kebutuhan]
  - id: setujui
    activity: Menyetujui rencana kebutuhan
    actor: kepala-bagian
    inputs: [Rencana kebutuhan]
    decision:
      Disetujui: belanja
      Ditolak: {to: susun, max: 2}
  - id: belanja
    activity: Membelanjakan anggaran
    actor: bendahara
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding, Note
from sopctl.rules.language.acts import Act

ABOUT = About(
    code="ACT016",
    severity=Severity.WARNING,
    what=Text("An actor approves its own work.", "Pelaksana menyetujui pekerjaannya sendiri."),
    why=Text(
        "Nobody else looks at it: a mistake, or worse, stays unseen.",
        "Tidak ada orang lain yang melihatnya: kekeliruan, atau yang lebih buruk, tidak terlihat.",
    ),
    help=Text(
        "give the approval to somebody else, or say which control stands in for it under `controls:`",
        "serahkan persetujuan kepada pihak lain, atau tulis pengendalian penggantinya di `controls:`",
    ),
    source="Segregation of duties, as audits of internal control ask for it (SOX section 404): who makes does not "
    "approve",
    caution=Text(
        "Two holders of one post may look at each other's work; then `controls:` says so.",
        "Dua pemangku satu jabatan dapat saling memeriksa; dalam hal itu tulis di `controls:`.",
    ),
    confidence="medium",
)

_MAKING = frozenset({"make", "submit"})
_VERIFYING = frozenset({"memverifikasi", "memvalidasi", "mereviu", "verify", "validate"})


def check(document: Document) -> Iterator[Finding]:
    """Yield each approval by the one actor who made the thing: it is an input, or refusal leads back to its making."""
    steps = document.sop.steps
    if not document.speaks or len(set(document.doers)) < 2:
        return  # where one actor does everything, that is the fault
    acts = document.acts
    made: dict[str, int] = {}
    for number, _ in document.steps():
        if acts[number].kind in _MAKING:
            for name in document.made[number]:
                made.setdefault(name, number)
    for number, step in document.steps():
        if not _approves(acts[number]) or len(document.doers[number]) != 1 or step.controls:
            continue
        sources = [made[thing] for thing in document.taken[number] if thing in made]
        sources += [edge.target for edge in document.flow.successors[number] if edge.kind == "branch"]
        for source in sources:
            if source < number and acts[source].kind in _MAKING and steps[source].actor.ids == step.actor.ids:
                name = document.name_of(source)
                yield Finding(
                    ("steps", number, "actor"),
                    Text(
                        f"the same actor does `{name}`, whose result is approved here",
                        f"pelaksana yang sama mengerjakan `{name}`, yang hasilnya disetujui di sini",
                    ),
                    notes=(Note(("steps", source, "actor"), Text("it is made here", "dibuat di sini")),),
                )
                break


def _approves(act: Act) -> bool:
    return act.kind == "approve" or act.verb in _VERIFYING
