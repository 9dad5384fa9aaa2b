"""A condition that stands only in a remark.

```yaml bad
steps:
  - id: tanda
    activity: Menandatangani surat cuti
    note: Jika cuti besar, berkas diteruskan ke BKD  # <- Jika cuti besar, berkas diteruskan ke BKD
```

```yaml bad
language: en
steps:
  - id: sign
    activity: Sign the leave form
    note: If the leave is longer than a month, the director signs.  # <-
```

```yaml good
steps:
  - id: tanda
    activity: Menandatangani surat cuti
    decision:
      Cuti tahunan: arsip
      Cuti besar: terus
    note: Jika cuti besar, berkas diteruskan ke BKD
  - id: arsip
    activity: Mengarsipkan surat
    note:
      - Surat yang tiba pada hari libur diserahkan pada hari kerja pertama
      - Apabila Kepala Dinas berhalangan, surat ditandatangani Sekretaris atas nama Kepala Dinas
    end: true
  - id: terus
    activity: Meneruskan berkas
    note: ["Apabila diperlukan, lampirkan surat pengantar", "Bila berkas hilang, pemohon melapor ke loket"]
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import LONGEST, words

ABOUT = About(
    code="WRD010",
    severity=Severity.INFO,
    what=Text(
        "A remark of a step that is not a decision sends the case another way under a condition.",
        "Keterangan langkah yang bukan keputusan memuat jalan lain di bawah suatu syarat.",
    ),
    why=Text(
        "The other way of the work is not in the flowchart: it has no actor, no time and no output.",
        "Jalan lain pekerjaan itu tidak tampak pada bagan alir: tanpa pelaksana, waktu, dan output.",
    ),
    help=Text(
        "give the step a `decision:` that leads to a step for the other case, or say the remark without a condition",
        "tambahkan `decision:` yang menuju langkah untuk keadaan lain itu, atau tulis keterangannya tanpa syarat",
    ),
    source="Seen in published SOPs: who signs which leave, and who signs which letter, stand only in the last column",
    caution=Text(
        "A remark for a rare case may stay where it is; who signs for an official that is absent is let pass.",
        "Keterangan untuk kejadian yang jarang boleh tetap di situ; wakil pejabat yang berhalangan dibiarkan.",
    ),
    confidence="medium",
)

_IF = {
    "id": regex(
        r"\b(?:jika|apabila|bila|kalau)\b(?!\s+(?:(?:di)?(?:perlu(?:kan)?|butuhkan)|memungkinkan|ada)\b)",
        re.IGNORECASE,
    ),
    "en": regex(
        r"\b(?:if|unless)\b(?! (?:necessary|needed|required|applicable|appropriate|possible|any|available)\b)",
        re.IGNORECASE,
    ),
}
_ACTS = {
    "id": regex(
        r"\b(?:diteruskan|didisposisi(?:kan)?|dikirim(?:kan)?|disampaikan|diserahkan|dikembalikan|dialihkan|dilimpahkan"
        r"|diajukan|ditandatangani|diparaf|disahkan|disetujui|ditolak|diputuskan)\b",
        re.IGNORECASE,
    ),
    "en": regex(
        r"\b(?:signs?|approves?|sen[dt]s?|returns?|returned|forwards?|forwarded|refers?|referred|escalates?|escalated"
        r"|rejects?|rejected|goes (?:back )?to|passe[ds] (?:on )?to)\b",
        re.IGNORECASE,
    ),
}
"""Words that send the case another way, or to another official."""
_ABSENT = {
    "id": regex(r"\b(?:berhalangan|tidak (?:berada )?di tempat)\b", re.IGNORECASE),
    "en": regex(r"\b(?:absent|unavailable|away|not available)\b", re.IGNORECASE),
}
"""Who acts for whom is the same way of the case."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each note of a plain step with a condition under which the case goes another way."""
    if not document.speaks:
        return
    language = document.language
    for number, step in document.steps():
        if step.decision is not None or not step.note or document.is_unknown(("steps", number, "decision")):
            continue
        for position, note in enumerate(step.note):
            text = note[:LONGEST]
            sign = _IF[language].search(text)
            if sign and len(words(text)) > len(words(sign[0])) + 2 and _ACTS[language].search(text):
                if _ABSENT[language].search(text):
                    continue
                yield Finding(
                    ("steps", number, "note", position),
                    Text(
                        f"`{sign[0]}`: this remark sends the case another way, which the flowchart does not show",
                        f"`{sign[0]}`: keterangan ini memuat jalan lain yang tidak tampak pada bagan alir",
                    ),
                )
