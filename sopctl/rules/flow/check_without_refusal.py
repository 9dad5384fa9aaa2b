"""A check that can only be passed.

```yaml bad
steps:
  - id: periksa
    activity: Memeriksa kelengkapan berkas  # <- Memeriksa kelengkapan berkas
  - id: verifikasi
    activity: Memverifikasi pengajuan  # <-
  - id: cetak
    activity: Mencetak kartu keluarga
  - id: arsip
    activity: Mengarsipkan berkas
```

```yaml bad
language: en
steps:
  - id: review
    activity: Review the change request  # <-
  - id: deploy
    activity: Deploy the change
  - id: close
    activity: Close the ticket
```

```yaml good
steps:
  - id: terima
    activity: Menerima berkas
  - id: periksa
    activity: Memeriksa kelengkapan berkas
    decision:
      Lengkap: tensi
      Belum lengkap: {to: terima, max: 2}
  - id: tensi
    activity: Memeriksa tekanan darah pasien
  - id: teliti
    activity: Meneliti data rekam medis
  - id: putus
    activity: Menentukan tindakan
    decision:
      Rawat inap: rawat
      Rawat jalan: pulang
  - {id: rawat, activity: Menyiapkan kamar, end: Dirawat}
  - {id: pulang, activity: Menyerahkan obat, end: Pulang}
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.flow import Flow
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.acts import may_fail
from sopctl.rules.references import flow_is_known

ABOUT = About(
    code="FLO033",
    severity=Severity.WARNING,
    what=Text(
        "A step checks something, but there is no way for what fails.",
        "Langkah memeriksa sesuatu, tetapi tidak ada jalan bagi yang tidak lulus.",
    ),
    why=Text(
        "What is faulty goes on all the same, or is sent back by a way that nobody wrote down, timed or counted.",
        "Berkas yang keliru tetap diteruskan, atau dikembalikan lewat jalan yang tidak tertulis, tidak dihitung "
        "waktunya, dan tidak tercatat.",
    ),
    help=Text(
        "give this step a `decision:` with a branch for what is refused or sent back",
        "tambahkan `decision:` pada langkah ini dengan cabang bagi yang ditolak atau dikembalikan",
    ),
    source="Seen in published SOPs: a family card verified, the papers for a permit verified, a report on gratuities "
    "examined, each without a way for failure",
    caution=Text(
        "A reading that is only looked through before the real decision needs no branch of its own.",
        "Pembacaan sekilas sebelum keputusan yang sebenarnya tidak memerlukan cabang sendiri.",
    ),
    confidence="medium",
)

_NEAR = 2
"""Steps after a check in which the decision about it may still fall."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each check of a thing that may be refused after which nothing is decided soon."""
    if not document.speaks or not flow_is_known(document):
        return
    ends = frozenset(document.flow.ends)
    for number, step in document.steps():
        if step.decision is not None or step.calls or number in ends:
            continue
        if may_fail(document.acts[number], document.language) and not _decides(document.flow, number):
            name = document.name_of(number)
            yield Finding(
                ("steps", number, "activity"),
                Text(
                    f"`{name}` checks, but has no way for what fails",
                    f"`{name}` memeriksa, tetapi tidak ada jalan bagi yang tidak lulus",
                ),
            )


def _decides(flow: Flow, number: int) -> bool:
    """Tell whether one of the next steps is a decision, or another SOP that may decide."""
    around = {number}
    for _ in range(_NEAR):
        around = {edge.target for node in around for edge in flow.successors[node]}
        if any(flow.steps[node].decision is not None or flow.steps[node].calls for node in around):
            return True
    return False
