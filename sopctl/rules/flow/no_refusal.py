"""A permit that cannot be refused.

```yaml bad
title: Penerbitan Izin Penelitian  # <- Penerbitan Izin Penelitian
actors: {pemohon: {name: Pemohon, external: true}, kasi: Kepala Seksi}
steps:
  - {id: ajukan, activity: Mengajukan permohonan, actor: pemohon}
  - {id: periksa, activity: Memeriksa berkas, actor: kasi, decision: {Lengkap: terbit, Belum: {to: ajukan, max: 2}}}
  - {id: terbit, activity: Menerbitkan izin, actor: kasi, end: Izin terbit}
```

```yaml good
title: Penerbitan Izin Penelitian
actors: {pemohon: {name: Pemohon, external: true}, kasi: Kepala Seksi}
steps:
  - {id: ajukan, activity: Mengajukan permohonan, actor: pemohon}
  - {id: nilai, activity: Menilai permohonan, actor: kasi, decision: {Layak: terbit, Tidak layak: tolak}}
  - {id: terbit, activity: Menerbitkan izin, actor: kasi, end: Izin terbit}
  - {id: tolak, activity: Menyampaikan surat penolakan, actor: kasi, end: Permohonan ditolak}
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.model import Sop
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import LONGEST
from sopctl.rules.references import flow_is_known

ABOUT = About(
    code="FLO039",
    severity=Severity.WARNING,
    what=Text(
        "A procedure for permits or applications has no way to refuse one.",
        "Prosedur izin atau permohonan tidak memuat jalan penolakan.",
    ),
    why=Text(
        "Refusals happen all the same, without a letter, a reason or a hint at the right to object.",
        "Penolakan tetap terjadi, tetapi tanpa surat, alasan, atau pemberitahuan hak untuk mengajukan keberatan.",
    ),
    help=Text(
        "add a branch to a step that tells the applicant of the refusal, with its own `end:`",
        "tambahkan cabang ke langkah yang memberitahukan penolakan kepada pemohon, dengan `end:` tersendiri",
    ),
    source="Seen in published SOPs: a permit for the use of waste water without a single decision, numbers for "
    "vehicles",
    caution=Text(
        "Where the law gives everybody a right to the document, there may be nothing to refuse.",
        "Bila dokumen itu hak setiap orang menurut undang-undang, mungkin tidak ada yang dapat ditolak.",
    ),
    confidence="medium",
)

_ABOUT_PERMITS = {
    "id": regex(r"\b(?:izin|perizinan|permohonan|lisensi)\b", re.IGNORECASE),
    "en": regex(r"\b(?:permits?|licen[cs]es?|licensing|concessions?)\b", re.IGNORECASE),
}
_REFUSAL = {
    "id": regex(r"tolak|batal|tangguh|tunda|gugur|(?:tidak|bukan) (?:di|me)|tidak (?:setuju|layak)", re.IGNORECASE),
    "en": regex(r"refus|reject|declin|den(?:y|ied|ial)|cancel|postpon|withdr|turned? down|not ", re.IGNORECASE),
}
_FEWEST = 3
"""Steps; a shorter procedure is not written to its end."""


def check(document: Document) -> Iterator[Finding]:
    """Yield the title of an SOP about permits in which no step, answer or outcome speaks of refusal."""
    sop, language = document.sop, document.language
    if not document.speaks or len(sop.steps) < _FEWEST or not flow_is_known(document):
        return
    match = _ABOUT_PERMITS[language].search(sop.title[:LONGEST])
    if not match or any(step.calls for step in sop.steps) or any(map(_REFUSAL[language].search, _texts(sop))):
        return
    yield Finding(
        ("title",),
        Text(
            f"the SOP is about `{match[0]}`, but no step or answer is a refusal",
            f"SOP ini tentang `{match[0]}`, tetapi tidak ada langkah atau jawaban penolakan",
        ),
    )


def _texts(sop: Sop) -> Iterator[str]:
    for step in sop.steps:
        yield step.activity[:LONGEST]
        yield step.end if isinstance(step.end, str) else ""
        for label, branch in (step.decision or {}).items():
            yield label
            yield branch.reason
