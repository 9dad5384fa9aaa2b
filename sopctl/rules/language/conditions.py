"""Conditions in the text of a step: words such as jika and if, and both answers to a question that nobody asks.

Sure are those that tell a second way: two answers, or a clause of its own with a condition and what is done then. A
word that only follows an act ("menandatangani surat apabila sesuai") may say no more than when it is done.
"""

import re

from msgspec import Struct

from sopctl.i18n import Language
from sopctl.regex import regex
from sopctl.rules.language.texts import words
from sopctl.rules.language.verbs import is_active_verb, is_me_verb, is_passive


class Condition(Struct, frozen=True):
    """Words that show a condition in a text."""

    sign: str
    sure: bool
    """Whether the text tells a second way too."""


IF = {
    "id": ("jika", "apabila", "bila", "bilamana", "kalau", "seandainya"),
    "en": ("if", "unless", "otherwise"),
}
_NOT = ("tidak", "belum")
SIGNS = {language: frozenset(signs) | frozenset(_NOT) for language, signs in IF.items()}
"""Words without which no text has a condition."""

_NO_CONDITION = {
    "id": r"\s+(?:(?:memang |di)?(?:perlu(?:kan)?|butuhkan|mungkin(?:kan)?|memungkinkan)\b|ada(?=\s*(?:$|[,.;)])))",
    "en": r" (?:necessary|needed|required|applicable|appropriate|possible|any|available|so|desired|relevant)\b"
    r"| otherwise (?:agreed|stated|specified|instructed|directed)\b",
}
"""What follows a sign that is only vague, not a second way."""
_SIGN = {
    language: regex(rf"\b(?:{'|'.join(signs)})\b(?!{_NO_CONDITION[language]})", re.IGNORECASE)
    for language, signs in IF.items()
}
_ASKING = regex(
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
_BOTH_ANSWERS = regex(
    rf"(?<!yang )\b(?P<no>{_NEGATED} (?P<one>{_ANSWERS}))\b{_BETWEEN}(?<!tidak )(?<!belum )\b(?P=one)\b"
    rf"|(?<!yang )(?<!tidak )(?<!belum )\b(?P<yes>(?P<other>{_ANSWERS}))\b{_BETWEEN}\b{_NEGATED} (?P=other)\b",
    re.IGNORECASE,
)
_JUDGED = regex(
    r"(?:cek|periksa|teliti|me(?:meriksa|ngecek|neliti|nelaah|meverifikasi|mverifikasi|nilai|ngoreksi|nguji|mutuskan"
    rf"|nentukan))\b[^,.;]*?\b(?P<either>(?:{_ANSWERS}|diterima)(?: ?/ ?| atau ){_NEGATED})\b",
    re.IGNORECASE,
)


_CLAUSE = regex(r"(?:^|[,;:.(]|\b(?:dan|atau|tetapi|namun|or|and|but))\s*$", re.IGNORECASE)
"""What stands before a sign that begins a clause of its own."""
_DONE = frozenset({"sudah", "telah", "belum", "tidak", "akan", "yang", "sedang", "perlu", "harus", "dapat"})
"""Words before a verb that tell of a state, and not of what is done next."""
_AFTER_COMMA = regex(r",\s*([A-Za-z]+)")
_THEN = regex(r"\b(?:then|else)\b", re.IGNORECASE)
_WORD = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def condition_in(text: str, language: Language) -> Condition | None:
    """Return the condition in the text of a step, a sure one before others; None where there is none."""
    if SIGNS[language].isdisjoint(words(text)):
        return None
    unsure: Condition | None = None
    for match in _SIGN[language].finditer(text):
        if language == "en" and _is_asked(text, match):
            continue
        found = Condition(match[0], _has_consequence(text, match, language))
        if found.sure:
            return found
        unsure = unsure or found
    if language == "en":
        return unsure
    if both := _BOTH_ANSWERS.search(text):
        return Condition(both["no"] or both["yes"], sure=True)
    judged = _JUDGED.match(text)
    return Condition(judged["either"], sure=True) if judged else unsure


def _has_consequence(text: str, match: re.Match[str], language: Language) -> bool:
    """Tell whether a sign begins a clause that also says what is done then."""
    if not _CLAUSE.search(text[: match.start()]):
        return False
    after = text[match.end() :]
    if language == "en":
        starts = [match[1].lower() for match in _AFTER_COMMA.finditer(after)]
        return match[0].lower() == "otherwise" or bool(_THEN.search(after)) or any(map(_is_act, starts))
    said = [word.lower() for word in _WORD.findall(after)]
    if "maka" in said:
        return True
    begin = 2 if said[:1] and said[0] in _DONE else 1
    return any(
        (is_passive(word) or is_me_verb(word)) and before not in _DONE
        for before, word in zip(said[begin - 1 :], said[begin:], strict=False)
    )


def _is_act(word: str) -> bool:
    return is_active_verb(word, "en")


def _is_asked(text: str, match: re.Match[str]) -> bool:
    """Tell whether an English sign begins no condition: "ask if anyone is hurt", "state otherwise"."""
    start = max(text.rfind(sign, 0, match.start()) for sign in ",;.:") + 1
    clause = text[start : match.start()].strip()
    if match[0].lower() == "otherwise":
        return bool(clause) and clause.lower() != "or"
    return bool(_ASKING.match(clause)) and match[0].lower() == "if"
