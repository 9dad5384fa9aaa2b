"""How alike two texts are, by their words."""

from functools import lru_cache

from sopctl.regex import regex

_WORD = regex(r"\w+")
ALIKE = 0.5
"""Texts that share at least half of their words are versions of one text."""

_MOST_PAIRS = 40_000


def can_be_paired(some: int, others: int) -> bool:
    """Tell whether so many things can be looked at in pairs in a fraction of a second.

    Where hundreds went and hundreds came the text is another one, and nobody is helped by what two of them share.
    """
    return some * others <= _MOST_PAIRS


@lru_cache(maxsize=8192)
def words(text: str) -> frozenset[str]:
    """Return the words of `text`, without regard to case and punctuation."""
    return frozenset(_WORD.findall(text.casefold()))


def likeness(one: str, other: str) -> float:
    """Return the share of common words (Jaccard 1901), from 0 to 1."""
    mine, theirs = words(one), words(other)
    return len(mine & theirs) / len(mine | theirs) if mine or theirs else float(one == other)


def share(part: str, whole: str) -> float:
    """Return how much of `part` is in `whole`, from 0 to 1."""
    mine = words(part)
    return len(mine & words(whole)) / len(mine) if mine else 0.0


def spelt_alike(one: str, other: str) -> bool:
    """Tell whether only case, spaces or punctuation differ."""
    return _WORD.findall(one.casefold()) == _WORD.findall(other.casefold())
