"""An activity that begins with a noun for the act, as it would read with the verb."""

import re

from sopctl.i18n import Language
from sopctl.regex import regex
from sopctl.rules.language.own import NO_WORDS, OwnWords
from sopctl.rules.language.texts import without_numbering, words
from sopctl.rules.language.verbs import is_action_noun, verb_for

_LONGEST = 70
"""Letters of a text that is proposed as a whole."""
_LINK = {
    "id": regex(r"(?:terhadap|atas|akan|dari)\s+", re.IGNORECASE),
    "en": regex(r"of\s+", re.IGNORECASE),
}
"""What joins the noun to its object, and is not needed after the verb."""
_NO_OBJECT = {
    "id": regex(r"(?:oleh|bersama|dengan|dan|serta|melalui|untuk|pada|di|ke)\b|[,;/(]", re.IGNORECASE),
    "en": regex(r"(?:and|or|by|with|to|from|for|in|on|at|is|are|was|were|will|must)\b|[,;/(]", re.IGNORECASE),
}
"""What follows a noun that has no object there: the verb alone would be wrong."""
_NOUN_LAST = 3
"""Most words of an English name such as "Invoice verification"."""


def with_verb(activity: str, language: Language, own: OwnWords = NO_WORDS) -> str:
    """Return Memeriksa berkas for Pemeriksaan berkas, Verify the invoice for Verification of the invoice.

    "" where the verb is not known, nothing follows that could be its object, or the text is long.
    """
    text = without_numbering(activity).strip()
    found = words(text)
    if len(found) < 2 or len(text) > _LONGEST:
        return ""
    if not is_action_noun(found[0], language, own):
        return _noun_last(text, found, own) if language == "en" else ""
    verb = verb_for(found[0], language, own)
    rest = text[len(found[0]) :].lstrip()
    linked = _LINK[language].sub("", rest, count=1) if _LINK[language].match(rest) else rest
    if not verb or not linked or (_NO_OBJECT[language].match(linked) and linked == rest):
        return ""
    if language == "en" and linked == rest and not found[0].endswith("ing"):
        return ""  # "Verification team": the noun is part of a name
    return f"{_begun(verb, text)} {linked}"


def _noun_last(text: str, found: tuple[str, ...], own: OwnWords) -> str:
    """Return Verify invoice for Invoice verification."""
    if len(found) > _NOUN_LAST or not is_action_noun(found[-1], "en", own) or not text.lower().endswith(found[-1]):
        return ""
    verb = verb_for(found[-1], "en", own)
    thing = text[: -len(found[-1])].strip()
    if not thing[1:2].isupper():
        thing = thing[:1].lower() + thing[1:]
    return f"{_begun(verb, text)} {thing}" if verb and thing else ""


def _begun(verb: str, text: str) -> str:
    return verb[:1].upper() + verb[1:] if text[:1].isupper() else verb
