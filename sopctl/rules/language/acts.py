"""What kind of act an activity is: making, checking, approving, signing, handing over, waiting."""

from functools import lru_cache

from msgspec import Struct

from sopctl.i18n import Language
from sopctl.rules.language.texts import LONGEST, REMEMBERED, without_numbering, word_list, word_pairs_of, words

_CONDITIONS = frozenset("jika apabila bila bilamana kalau tidak belum if not unless otherwise".split())  # noqa: SIM905

_STUDIES = frozenset({"menelaah", "mengkaji", "menganalisis", "review", "study"})
_AND = frozenset({"dan", "serta", "lalu", "kemudian", "and", "then"})


class Act(Struct, frozen=True):
    """The verb that an activity begins with, what sort of act it is, and the words after it."""

    kind: str
    """One of those in the word lists `id_acts` and `en_acts`; empty where the verb is in neither."""
    verb: str
    rest: tuple[str, ...]


_NONE = Act("", "", ())


def act_of(activity: str, language: Language) -> Act:
    """Return what `activity` begins with."""
    return _act_of(activity, language) if len(activity) <= REMEMBERED else _act_of.__wrapped__(activity, language)


@lru_cache(maxsize=4096)
def _act_of(activity: str, language: Language) -> Act:
    verb, *rest = words(without_numbering(activity[:LONGEST])) or ("",)
    kind = word_pairs_of(language, "acts").get(verb, "")
    return Act(kind, verb, tuple(rest)) if verb else _NONE


def may_fail(act: Act, language: Language) -> bool:
    """Tell whether `act` is a check of something that has to meet a standard, such as the completeness of a file.

    To look after a patient or to read a meter is a check as well, but one that gives a finding and not a refusal. A
    text with a condition in it is another fault, of its wording.
    """
    if act.kind != "check" or not _CONDITIONS.isdisjoint(act.rest) or _is_studied(act, language):
        return False
    if act.verb in {"memverifikasi", "memvalidasi"} and act.rest:
        return True
    things = word_list(f"{language}_checked_things")
    return act.rest[0] in things if language == "id" and act.rest else not things.isdisjoint(act.rest)


def _is_studied(act: Act, language: Language) -> bool:
    """Tell whether something is read to write about it: menelaah usulan dan menyusun nota dinas."""
    kinds = word_pairs_of(language, "acts")
    after = zip(act.rest, act.rest[1:], strict=False)
    return act.verb in _STUDIES and any(word in _AND and kinds.get(following) == "make" for word, following in after)
