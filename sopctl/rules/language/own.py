"""Words of a project that come on top of the lists in `words/`, as the rules look them up."""

import re
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct, field

from sopctl.config.words import WordSettings


def _none() -> Mapping[str, str]:
    return MappingProxyType({})


class OwnWords(Struct, frozen=True, dict=True):
    """What a project adds to the word lists; everything but `abbreviations` is in lower case."""

    verbs: frozenset[str] = frozenset()
    not_verbs: frozenset[str] = frozenset()
    action_nouns: Mapping[str, str] = field(default_factory=_none)
    posts: frozenset[str] = frozenset()
    vague: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()
    misspellings: Mapping[str, str] = field(default_factory=_none)

    @classmethod
    def of(cls, settings: WordSettings) -> "OwnWords":
        """Return the words of `settings`."""
        return cls(
            _lower(settings.verbs),
            _lower(settings.not_verbs) | _lower(settings.action_nouns),
            MappingProxyType({noun.lower(): verb for noun, verb in settings.action_nouns.items()}),
            _lower(settings.posts),
            tuple(sorted(_lower(settings.vague))),
            frozenset(settings.abbreviations),
            MappingProxyType({wrong.lower(): right for wrong, right in settings.misspellings.items()}),
        )

    @cached_property
    def vague_phrases(self) -> re.Pattern[str] | None:
        """Finds one of the vague phrases in a text, as whole words; None where there is none."""
        if not self.vague:
            return None
        longest_first = sorted(self.vague, key=len, reverse=True)
        phrases = (r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
        return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)

    @cached_property
    def first_misspelt(self) -> frozenset[str]:
        """The words with which the misspellings begin."""
        return frozenset(wrong.split()[0] for wrong in self.misspellings)


def _lower(words: "Mapping[str, str] | tuple[str, ...]") -> frozenset[str]:
    return frozenset(word.lower() for word in words)


NO_WORDS = OwnWords()
"""The words of a project that adds none."""
