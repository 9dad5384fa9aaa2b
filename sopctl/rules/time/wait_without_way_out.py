"""A wait for an answer that may never come.

```yaml bad
steps:
  - id: kirim
    activity: Mengirim surat permintaan data
  - id: tunggu
    activity: Menunggu balasan dari dinas terkait  # <-
    duration: 5 hari kerja
  - id: olah
    activity: Mengolah data
```

```yaml good
steps:
  - id: kirim
    activity: Mengirim surat permintaan data
  - id: tunggu
    activity: Menunggu balasan dari dinas terkait
    duration: maksimal 5 hari kerja
    decision:
      Dibalas: olah
      Belum dibalas: {to: kirim, max: 2}
  - id: olah
    activity: Mengolah data
  - id: dingin
    activity: Menunggu cetakan kering
    duration: 30 menit
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import is_blank

ABOUT = About(
    code="TIM014",
    severity=Severity.WARNING,
    what=Text(
        "A step waits for somebody and does not say what happens if nothing comes.",
        "Langkah menunggu pihak lain tanpa menyebut apa yang dilakukan bila tidak ada jawaban.",
    ),
    why=Text(
        "The case lies there until somebody complains.",
        "Berkas tertahan di situ sampai ada yang mengeluh.",
    ),
    help=Text(
        "give this step a `decision:`: one branch for the answer, one for the time that ran out (a reminder, a "
        "superior, an end)",
        "tambahkan `decision:` pada langkah ini: satu cabang bila jawaban tiba, satu lagi bila waktunya habis "
        "(pengingat, atasan, atau akhir prosedur)",
    ),
    source="A step that depends on time says what to do when the time cannot be met: DOE-STD-1029-92, section 4",
    caution=Text(
        "A note may say what is done; a note with words is taken for that.",
        "Keterangan mungkin menyebutkannya; keterangan yang berisi dianggap demikian.",
    ),
    confidence="medium",
)

_ANSWERS = frozenset(
    "jawaban balasan tanggapan persetujuan konfirmasi keputusan disposisi arahan panggilan pembayaran pengesahan "  # noqa: SIM905
    "kelengkapan perbaikan klarifikasi reply response answer approval confirmation decision payment feedback "
    "instruction instructions clarification signature".split()
)
_FIRST_WORDS = 3
"""Words after the verb among which the thing that is waited for stands."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each wait for an answer of somebody without a decision, a note or an end."""
    if not document.speaks:
        return
    for number, step in document.steps():
        act = document.acts[number]
        if act.kind != "wait" or _ANSWERS.isdisjoint(act.rest[:_FIRST_WORDS]):
            continue
        if step.decision is not None or step.calls or not all(map(is_blank, step.note)):
            continue
        if document.is_unknown(("steps", number, "decision")):
            continue
        name = document.name_of(number)
        yield Finding(
            ("steps", number, "activity"),
            Text(
                f"`{name}` waits, but nothing is said for the case that nothing comes",
                f"`{name}` menunggu, tetapi tidak disebut apa yang dilakukan bila tidak ada jawaban",
            ),
        )
