"""A condition in the text of a step that is no decision.

```yaml bad
steps:
  - id: daftar
    activity: Meregistrasi permohonan, jika belum termasuk daftar diteruskan ke Bidang  # <-
  - id: periksa
    activity: Memeriksa nota, tidak setuju kembali ke Sekretaris, setuju ditandatangani  # <-
  - id: cek
    activity: Mengecek berkas lengkap/tidak  # <- Mengecek berkas lengkap/tidak
```

```yaml bad
language: en
steps:
  - id: check
    activity: Return the form if it is not complete  # <-
  - id: file
    activity: File the form, otherwise send it back  # <-
```

```yaml good
steps:
  - id: periksa
    activity: Memeriksa apakah nota sesuai, apabila belum dikembalikan
    decision:
      Sesuai: tanda-tangan
      Tidak sesuai: konsep
  - id: tanda-tangan
    activity: Menandatangani nota dan menghubungi pelapor bila perlu
  - id: konsep
    activity: Mengembalikan berkas yang tidak lengkap agar menjadi lengkap
```

```yaml good
language: en
steps:
  - id: ask
    activity: Ask the caller whether anyone is hurt
  - id: tick
    activity: Tick the box if the patient is pregnant
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Language, Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import LONGEST, without_numbering, words

ABOUT = About(
    code="WRD003",
    severity=Severity.ERROR,
    what=Text(
        "The text of a step that is not a decision contains a condition.",
        "Syarat tertulis dalam uraian langkah yang bukan keputusan.",
    ),
    why=Text(
        "The flowchart shows one way where the work has two; the other one is not drawn, timed or checked.",
        "Bagan alir hanya menunjukkan satu jalan, padahal ada dua; jalan yang lain tidak digambar, tidak dihitung "
        "waktunya, dan tidak diperiksa.",
    ),
    help=Text(
        "make it a `decision:` with a branch for each answer",
        "jadikan `decision:` dengan satu cabang untuk tiap jawaban",
    ),
    source="Permenpan RB 35/2012: activities execute or decide; seen in five steps of one published SOP alone",
    caution=Text(
        "A word such as bila or if may only say when something is done.",
        "Kata seperti bila mungkin hanya menyatakan kapan sesuatu dikerjakan.",
    ),
    confidence="medium",
)

_IF = {
    "id": ("jika", "apabila", "bila", "bilamana", "kalau", "seandainya"),
    "en": ("if", "unless", "otherwise"),
}
_NOT = ("tidak", "belum")
_SIGNS = {language: frozenset(signs) | frozenset(_NOT) for language, signs in _IF.items()}
"""Words without which no pattern below can match."""

_NO_CONDITION = {
    "id": r"\s+(?:(?:memang |di)?(?:perlu(?:kan)?|butuhkan|mungkin(?:kan)?|memungkinkan)\b|ada(?=\s*(?:$|[,.;)])))",
    "en": r" (?:necessary|needed|required|applicable|appropriate|possible|any|available|so|desired|relevant)\b"
    r"| otherwise (?:agreed|stated|specified|instructed|directed)\b",
}
"""What follows a sign that is only vague, not a second way."""
_SURE = {
    language: re.compile(rf"\b(?:{'|'.join(signs)})\b(?!{_NO_CONDITION[language]})", re.IGNORECASE)
    for language, signs in _IF.items()
}
_ASKING = re.compile(
    r"(?:ask|check|confirm|decide|describe|determine|document|establish|examine|explain|find out|indicate|inquire|mark"
    r"|note|observe|record|report|see|state|tell|test|verify|write down|click|enter|fill in|press|select|tick)\b",
    re.IGNORECASE,
)
"""English verbs after which "if" is "whether", or after which a form is filled in."""

_ANSWERS = "setuju|lengkap|sesuai|layak|benar|valid|memenuhi|disetujui|terbukti"
_NEGATED = rf"(?:{'|'.join(_NOT)})"
_BETWEEN = (
    r"(?:(?!\b(?:agar|supaya|dengan|untuk|guna|menjadi|sampai|hingga|sehingga|dari|dan|serta|atau|yang|diganti|dilengkapi"
    r"|diperbaiki)\b).){0,120}[,;](?:(?!\byang\b).){0,120}?"
)
"""What lies between two answers: a comma, and no word that makes both of them parts of one act."""
_BOTH_ANSWERS = re.compile(
    rf"(?<!yang )\b(?P<no>{_NEGATED} (?P<one>{_ANSWERS}))\b{_BETWEEN}(?<!tidak )(?<!belum )\b(?P=one)\b"
    rf"|(?<!yang )(?<!tidak )(?<!belum )\b(?P<yes>(?P<other>{_ANSWERS}))\b{_BETWEEN}\b{_NEGATED} (?P=other)\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"(?:cek|periksa|teliti|me(?:meriksa|ngecek|neliti|nelaah|meverifikasi|mverifikasi|nilai|ngoreksi|nguji|mutuskan"
    rf"|nentukan))\b[^,.;]*?\b(?P<either>(?:{_ANSWERS}|diterima)(?: ?/ ?| atau ){_NEGATED})\b",
    re.IGNORECASE,
)


def check(document: Document) -> Iterator[Finding]:
    """Yield each plain step whose text says when, and not only what."""
    if not document.speaks:
        return
    language = document.language
    for number, step in document.steps():
        if step.decision is not None or _SIGNS[language].isdisjoint(words(step.activity)):
            continue
        shown = _sign(without_numbering(step.activity[:LONGEST]), language)
        if shown and not document.is_unknown(("steps", number, "decision")):
            name = document.name_of(number)
            yield Finding(
                ("steps", number, "activity"),
                Text(
                    f"`{shown}` in the text of `{name}`, which is not a decision",
                    f"ada `{shown}` dalam uraian `{name}`, padahal langkah itu bukan keputusan",
                ),
            )


def _sign(text: str, language: Language) -> str:
    """Return the words that show a second way in `text`, "" where there are none."""
    for match in _SURE[language].finditer(text):
        if language == "id" or not _is_asked(text, match):
            return match[0]
    if language == "en":
        return ""
    if both := _BOTH_ANSWERS.search(text):
        return both["no"] or both["yes"]
    judged = _JUDGED.match(text)
    return judged["either"] if judged else ""


def _is_asked(text: str, match: re.Match[str]) -> bool:
    """Tell whether an English sign begins no condition: "ask if anyone is hurt", "state otherwise"."""
    start = max(text.rfind(sign, 0, match.start()) for sign in ",;.:") + 1
    clause = text[start : match.start()].strip()
    if match[0].lower() == "otherwise":
        return bool(clause) and clause.lower() != "or"
    return bool(_ASKING.match(clause)) and match[0].lower() == "if"
