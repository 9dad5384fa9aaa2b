"""Reading a time as it is written in words: "maksimal 3 (tiga) hari kerja sejak berkas lengkap".

The text is cut into tokens, and each part of the phrase is looked up in tables of words; nothing is guessed.
"""

import re
from collections.abc import Collection
from itertools import pairwise

from msgspec import Struct

from sopctl.model.units import AND_A_HALF, DAY, FRACTIONS, NUMBER_WORDS, UNITS, Amount, Kind, spoken
from sopctl.regex import regex

_TOKEN = regex(r"[0-9]+(?:[.,:][0-9]+)*|s\.?[/.]?d\.?(?![^\W\d_])|[^\W\d_]+(?:-[^\W\d_]+)*\.?|[<>]=|\S", re.IGNORECASE)
_PLAIN_NUMBER = regex(r"[0-9]+(?:[.,][0-9]+)?")
_THOUSANDS = regex(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")
_FRACTIONS = {"1/2": 0.5, "1/3": 1 / 3, "1/4": 0.25, "3/4": 0.75}
_LONGEST_PHRASE = 4
_LONGEST_PER = 4
_SHORTEST_WORD = 3


def any_of(phrases: str) -> frozenset[str]:
    """Return the phrases that `|` tells apart in `phrases`."""
    return frozenset(phrases.split("|"))


ABOUT = any_of(
    "sekitar|kurang lebih|lebih kurang|kira-kira|kl|±|~|about|approximately|approx|around|ca|circa|selama|for"
)
"""Words before a time that leave it as it is."""
LIMITS = any_of(
    "maksimal|maksimum|maks|paling lama|paling lambat|paling banyak|selambat-lambatnya|selama-lamanya|tidak lebih dari|"
    "sampai|sampai dengan|s.d|hingga|"
    "kurang dari|dalam waktu|dalam|at most|up to|maximum|max|no more than|not more than|less than|no later than|"
    "not later than|within|under|<=|<|≤"
)
"""Words before a time that make it an upper bound."""
_LATE_LIMITS = any_of("maksimal|maksimum|maks|maximum|max|at most")
OPEN = any_of(
    "minimal|minimum|paling sedikit|paling cepat|paling singkat|sekurang-kurangnya|setidaknya|lebih dari|at least|"
    "no less than|not less than|more than|over|>|>=|≥"
)
"""Words before a time that make it a lower bound."""
_BETWEEN = any_of("antara|between|from|dari")
TO = any_of("-|s.d|s/d|sd|sampai|sampai dengan|hingga|to|until|till|through")
"""What stands between two bounds."""
_OR = any_of("atau|or")
_AND = any_of("dan|and|,|&|+")
_CROSS = any_of("x|×|*")
_PER = any_of("/|per|tiap|setiap|each|every|for each|for every|untuk tiap|untuk setiap")
_REMARKS = any_of(
    "sejak|setelah|sesudah|sebelum|terhitung|dihitung|dari|jika|bila|apabila|kecuali|tidak termasuk|belum termasuk|"
    "di luar|untuk|after|for|from|since|before|of|once|following|upon|if|unless|except|excluding|"
    "not including|not counting"
)
_FOR = any_of("untuk|for")
"""A number after these says how many the time is for, which changes it."""


class Reading(Struct, frozen=True):
    """What a phrase says. Both bounds are equal for a single value."""

    low: Amount
    high: Amount
    at_most: bool
    at_least: bool
    per: str
    remark: str
    words_differ: bool
    """True where a number and the words beside it differ: "15 (tujuh) hari"."""


class Phrase:
    """The tokens of one text, in lower case, and how far they have been read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[str] = []
        self.starts: list[int] = []
        self.at = 0
        self.words_differ = False
        for match in _TOKEN.finditer(text):
            token = match[0].lower().rstrip(".") or "."
            parts = ["1", token[2:]] if token.startswith("se") and token[2:] in UNITS else [token]
            self.tokens += parts
            self.starts += [match.start()] * len(parts)

    @property
    def done(self) -> bool:
        """True where nothing is left."""
        return self.at >= len(self.tokens)

    @property
    def token(self) -> str:
        """The next token; empty at the end."""
        return "" if self.done else self.tokens[self.at]

    def take(self, phrases: Collection[str]) -> str:
        """Read the longest of `phrases` that comes next; empty where none does."""
        for count in range(min(_LONGEST_PHRASE, len(self.tokens) - self.at), 0, -1):
            phrase = " ".join(self.tokens[self.at : self.at + count])
            if phrase in phrases:
                self.at += count
                return phrase
        return ""

    def read(self) -> Reading | None:
        """Understand the whole text, or return None."""
        self.take(ABOUT)
        at_most, at_least = bool(self.take(LIMITS)), bool(self.take(OPEN))
        self.take(ABOUT)
        bounds = self._bounds()
        if not bounds:
            return None
        at_most = bool(self.take(_LATE_LIMITS)) or at_most
        per = self._per()
        remark = self._remark()
        if not self.done or per is None:
            return None
        return Reading(*bounds, at_most, at_least, per, remark, self.words_differ)

    def count_amounts(self) -> int:
        """Return how many times a number and a unit stand side by side, anywhere in the text."""
        count = 0
        self.at = 0
        while not self.done:
            start = self.at
            if self._term():
                count += 1
            else:
                self.at = start + 1
        return count

    def _bounds(self) -> tuple[Amount, Amount] | None:
        between = bool(self.take(_BETWEEN))
        start = self.at
        first = self._number()
        if first is not None and (self.take(TO) or self.take(_OR) or (between and self.take(_AND))):
            second = self._number()
            unit = self._unit() if second is not None else None
            if second is not None and unit:
                return _times(first, unit), _times(second, unit)
        self.at = start
        low = self._sum()
        if not low or not (self.take(TO) or (between and self.take(_AND))):
            return (low, low) if low else None
        high = self._sum()
        return (low, high) if high else None

    def _sum(self) -> Amount | None:
        """Read the terms of one duration ("1 hari 12 jam"), each smaller than the one before.

        Minutes and hours after days are meant in the kind of those days. None where working and calendar
        days are mixed, or where the terms are no sum ("5 menit, 10 menit").
        """
        terms: list[tuple[Amount, Amount]] = []
        while term := self._term():
            terms.append(term)
            start = self.at
            self.take(_AND)
        if not terms:
            return None
        self.at = start
        units = [unit.minutes for _, unit in terms]
        kinds = {unit.kind for _, unit in terms} - {Kind.EFFORT}
        if len(kinds) > 1 or any(larger <= smaller for larger, smaller in pairwise(units)):
            return None
        return Amount(sum(amount.minutes for amount, _ in terms), kinds.pop() if kinds else Kind.EFFORT)

    def _term(self) -> tuple[Amount, Amount] | None:
        """Read a number and its unit; return the product and the unit."""
        number = self._number()
        if number is None:
            return None
        if self.take(_CROSS):
            day = self.take({"24 jam", "24 hour", "24 hours"})
            unit = Amount(DAY, Kind.ELAPSED) if day else None
        else:
            self.take({"-"})
            unit = self._unit()
        return (_times(number, unit), unit) if unit else None

    def _unit(self) -> Amount | None:
        name = self.take(UNITS) or self.take({self.token} if self.token.replace("-", " ") in UNITS else ())
        return UNITS[name.replace("-", " ")] if name else None

    def _number(self) -> float | None:
        start = self.at
        value = self._digits()
        if value is None:
            value = self._words()
        if value is None:
            return None
        self._same_in_brackets(value)
        if self.at > start and self.take(AND_A_HALF):
            value += 0.5
        return value

    def _digits(self) -> float | None:
        """Read "30", "1,5", "1.250" (a thousand and more), "1/2" or "1 1/2"."""
        value = _number(self.token)
        if value is None:
            return None
        self.at += 1
        if part := _FRACTIONS.get("".join(self.tokens[self.at - 1 : self.at + 2])):
            self.at += 2
            return part
        if part := _FRACTIONS.get("".join(self.tokens[self.at : self.at + 3])):
            self.at += 3
            return value + part
        return value

    def _words(self) -> float | None:
        if fraction := self.take(FRACTIONS):
            return FRACTIONS[fraction]
        words = self._number_words()
        return float(spoken(words)) if words else None

    def _number_words(self) -> list[str]:
        words: list[str] = []
        while not self.done and NUMBER_WORDS.issuperset(parts := self.token.split("-")):
            words += parts
            self.at += 1
        return words

    def _same_in_brackets(self, value: float) -> None:
        """Read "(empat)" after "4", or "(4)" after "empat"."""
        start = self.at
        if not self.take({"("}):
            return
        inside = _number(self.token)
        if inside is not None:
            self.at += 1
        elif words := self._number_words():
            inside = float(spoken(words))
        if inside is None or not self.take({")"}):
            self.at = start
            return
        self.words_differ = self.words_differ or inside != value

    def _per(self) -> str | None:
        """Read what the time is for, as in "/berkas"; empty where nothing is said, None where it is no such thing."""
        if not self.take(_PER):
            return ""
        start = self.at
        if _number(self.token) is not None:
            self.at += 1
        words = 0
        while words < _LONGEST_PER and self.token.replace("-", "").isalpha() and not self._is_remark():
            words += 1
            self.at += 1
        if not words or any(is_unit(token) for token in self.tokens[start : self.at]):
            return None
        end = len(self.text) if self.done else self.starts[self.at]
        return self.text[self.starts[start] : end].strip().lower()

    def _is_remark(self) -> bool:
        start = self.at
        found = bool(self.take(_REMARKS))
        self.at = start
        return found

    def _remark(self) -> str:
        """Read the words that do not change the time: what stands in brackets, and what begins as in `_REMARKS`."""
        start = self.at
        while self.tokens[self.at : self.at + 1] == ["("] and ")" in self.tokens[self.at :]:
            self.at = self.tokens.index(")", self.at) + 1
        bracket_end = self.at
        self.take({","})
        opening = self.take(_REMARKS)
        is_count = opening in _FOR and _number(self.token) is not None
        if opening and not self.done and not is_count:
            self.at = len(self.tokens)
        else:
            self.at = bracket_end
        if self.at == start:
            return ""
        end = len(self.text) if self.done else self.starts[self.at]
        return self.text[self.starts[start] : end].strip(" ,")


def is_unit(word: str) -> bool:
    """Tell whether `word`, in lower case, is a unit of time and not a mere letter that may stand for one."""
    return len(word) >= _SHORTEST_WORD and word in UNITS


def _number(token: str) -> float | None:
    """Return the number in `token`. Three digits after a point or comma are thousands, as in 1.250."""
    if _THOUSANDS.fullmatch(token):
        return float(re.sub("[.,]", "", token))
    return float(token.replace(",", ".")) if _PLAIN_NUMBER.fullmatch(token) else None


def _times(number: float, unit: Amount) -> Amount:
    return Amount(number * unit.minutes, unit.kind)
