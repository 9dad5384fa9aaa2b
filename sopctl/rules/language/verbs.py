"""Is a word an active verb? By the prefixes of Indonesian, and by a list of English imperatives.

No grammar is parsed: a word is judged by its form and by short lists of what only looks like a verb.
"""

from functools import cache, lru_cache

from sopctl.i18n import Language
from sopctl.regex import regex
from sopctl.rules.language.own import NO_WORDS, OwnWords
from sopctl.rules.language.texts import word_list, word_pairs_of

_ME = regex(r"me[mnlrwy][a-z]{3,}")
_BER = regex(r"ber[a-z]{3,}|be(?:kerja|lajar)[a-z]*")
_WITH_KAN = regex(r"(?!pe[mn])[a-z]{2,}(?:[bcdfghjklmnpqrstvwxyz]|asi|isi|usi)kan")
"""An imperative by its form: nouns that end so have a vowel before the k, as tindakan and rujukan do, or begin as
pengecekkan does, which is misspelt."""
_PREFIX_APART = regex(r"(?:me|mem|men|meng|menge|meny|ber)-[a-z]+")
_PASSIVE = regex(r"di-?[a-z]{3,}")
_STATE_NOUN = regex(r"(?:ter[a-z]{3,}|di[a-z]{3,}|selesai|rampung)nya")
_ACTION_NOUN = regex(r"(?:pe[mnlrwy]|per)[a-z]{3,}an")
_ENGLISH_NOUN = regex(r"[a-z]{2,}(?:ing|tion|sion|ment|ance|ence|sis)")
_ISASI = regex(r"(?!organisasi)[a-z]{3,}(?:isasi|ifikasi)")
_ENDINGS = (
    ("ification", ("ify",)),
    ("ation", ("ate", "e", "")),
    ("ition", ("ite", "ish", "e", "")),
    ("ption", ("be", "pt")),
    ("tion", ("t", "te", "de", "")),
    ("ssion", ("t", "ss")),
    ("sion", ("d", "de", "se", "t")),
    ("ment", ("", "e")),
    ("ance", ("", "e", "ate")),
    ("ence", ("", "e")),
    ("ysis", ("yse", "yze")),
    ("sis", ("se", "ze")),
)
"""Endings of English nouns for acts, and what the verb may have instead."""
_LONGEST = 200
"""Letters; nothing longer is a word, and what is remembered of words stays small."""
_VOWELS = frozenset("aeiou")
_LAST_LETTERS = {"p": "mem", "t": "men", "k": "meng", "s": "meny"}
"""A first letter that melts into the prefix, and that prefix."""
_KEPT = ("per", "pelajar")
"""Beginnings whose p stays: memperbaiki, mempelajari."""
_FIRST_LETTERS = {
    **dict.fromkeys("bfv", "mem"),
    **dict.fromkeys("cdjz", "men"),
    **dict.fromkeys("ghaeiou", "meng"),
    **dict.fromkeys("lmnrwy", "me"),
}
"""A first letter that stays, and the prefix before it."""


def is_active_verb(word: str, language: Language, own: OwnWords = NO_WORDS) -> bool:
    """Tell whether `word`, in lower case, can be the active verb that an activity begins with."""
    if word in own.verbs or word in own.not_verbs:
        return word in own.verbs
    return len(word) <= _LONGEST and _is_active_verb(word, language)


@lru_cache(maxsize=8192)
def _is_active_verb(word: str, language: Language) -> bool:
    if language == "en":
        return _is_imperative(word)
    if _is_prefixed(word) or _PREFIX_APART.fullmatch(word):
        return True
    base = word.partition("-")[0].removesuffix("lah")
    return base in word_list("id_base_verbs") or _is_imperative_with_kan(base)


def _is_imperative_with_kan(word: str) -> bool:
    """Tell whether `word` is laporkan or koordinasikan; dilaporkan is a passive."""
    return bool(_WITH_KAN.fullmatch(word)) and not is_passive(word) and word not in word_list("id_verb_lookalikes")


def is_me_verb(word: str) -> bool:
    """Tell whether `word` is an Indonesian verb with the prefix me-, the form of an act with an object."""
    return bool(_ME.match(word)) and _is_prefixed(word)


def _is_prefixed(word: str) -> bool:
    base = word.partition("-")[0]
    if not (_ME.fullmatch(base) or _BER.fullmatch(base)):
        return False
    lookalikes = word_list("id_verb_lookalikes")
    return base not in lookalikes and base.removesuffix("nya") not in lookalikes


def _is_imperative(word: str) -> bool:
    verbs = word_list("en_verbs")
    if word in verbs:
        return True
    prefix, hyphen, rest = word.partition("-")
    if hyphen:
        return prefix in verbs or rest in verbs
    return word.startswith("re") and word[2:] in verbs


def is_passive(word: str) -> bool:
    """Tell whether the Indonesian `word` is a passive: diterima, terlaksananya."""
    if _STATE_NOUN.fullmatch(word):
        return True
    return bool(_PASSIVE.fullmatch(word)) and word.removesuffix("nya") not in word_list("id_passive_lookalikes")


def is_action_noun(word: str, language: Language, own: OwnWords = NO_WORDS) -> bool:
    """Tell whether `word` names an act as a thing: penyusunan, verifikasi, verification, checking."""
    if word in own.action_nouns or word in word_pairs_of(language, "action_nouns"):
        return True
    if language == "en":
        return bool(_ENGLISH_NOUN.fullmatch(word))
    if _ISASI.fullmatch(word):
        return True
    return bool(_ACTION_NOUN.fullmatch(word)) and word not in word_list("id_thing_nouns")


def verb_for(word: str, language: Language, own: OwnWords = NO_WORDS) -> str:
    """Return the active verb for an action noun or a passive; "" where it is not known for sure."""
    if word in own.action_nouns:
        return own.action_nouns[word]
    return _verb_for(word, language) if len(word) <= _LONGEST else ""


@lru_cache(maxsize=1024)
def _verb_for(word: str, language: Language) -> str:
    known = word_pairs_of(language, "action_nouns").get(word)
    if known:
        return known
    if language == "en":
        return _without_ing(word) or _without_ending(word)
    if is_passive(word):
        return next((verb for verb in _actives(word) if verb in _known_verbs()), "")
    return _verb_in(word)


def _without_ing(word: str) -> str:
    """Return check for checking, file for filing, plan for planning."""
    if not word.endswith("ing"):
        return ""
    stem, verbs = word.removesuffix("ing"), word_list("en_verbs")
    candidates = (stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else "")
    return next((verb for verb in candidates if verb in verbs), "")


def _without_ending(word: str) -> str:
    """Return verify for verification, decide for decision, ship for shipment: what is in the list of verbs."""
    verbs = word_list("en_verbs")
    if word in word_list("en_thing_nouns"):
        return ""
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            found = next((stem + end for end in instead if stem + end in verbs), "")
            if found:
                return found
    return ""


def _verb_in(noun: str) -> str:
    """Return memindahkan for pemindahan, mendigitalisasi for digitalisasi; "" where the ending cannot be known."""
    if _ISASI.fullmatch(noun):
        return _with_me(noun)
    if not _ACTION_NOUN.fullmatch(noun):
        return ""
    stem = f"mem{noun[:-2]}" if noun.startswith("per") else f"me{noun[2:-2]}"
    return next((stem + ending for ending in ("", "kan", "i") if stem + ending in _known_verbs()), "")


def _with_me(root: str) -> str:
    """Return `root` with the prefix me-; before two consonants its first letter stays: mengklarifikasi."""
    if root[0] in _LAST_LETTERS:
        prefix = _LAST_LETTERS[root[0]]
        return ("men" if root[0] == "s" else prefix) + root if root[1] not in _VOWELS else prefix + root[1:]
    return _FIRST_LETTERS.get(root[0], "") + root


def _actives(passive: str) -> tuple[str, ...]:
    """Return the forms with me- that the passive with di- can have: diterima may be menerima."""
    root = passive.removeprefix("di").removeprefix("-")
    kept = f"mem{root}" if root.startswith(_KEPT) else ""
    melted = _LAST_LETTERS.get(root[0])
    if melted:
        return melted + root[1:], kept
    return (_FIRST_LETTERS.get(root[0], "") + root,)


@cache
def _known_verbs() -> frozenset[str]:
    """Return the active verbs that are known for sure: those of the action nouns, and of the imperatives."""
    imperatives = (_actives(f"di{base}")[-1 if base.startswith(_KEPT) else 0] for base in word_list("id_base_verbs"))
    return frozenset(word_pairs_of("id", "action_nouns").values()) | frozenset(imperatives)
