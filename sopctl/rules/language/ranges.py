"""Answers that are ranges of a number: "< 5 juta", "5-10 hari", "more than 50 euros"."""

import re
from functools import lru_cache
from itertools import pairwise
from math import inf
from typing import NamedTuple

from sopctl.i18n import Language
from sopctl.regex import regex

_LONGEST = 80
_TIMES = {
    "ribu": 1e3, "rb": 1e3, "juta": 1e6, "jt": 1e6, "miliar": 1e9, "milyar": 1e9, "triliun": 1e12,
    "thousand": 1e3, "million": 1e6, "billion": 1e9,
}  # fmt: skip
_BELOW = r"<(?!=)|kurang dari|di ?bawah|less than|fewer than|below|under"
_AT_MOST = (
    r"<=|≤|(?:sama dengan|equal(?: to)?|at) (?:atau|or) (?:kurang dari|di ?bawah|less than|fewer than|below|under)"
    r"|(?:kurang dari|less than|fewer than|below|di ?bawah) (?:atau|or) (?:sama dengan|equal to)"
    r"|(?:tidak|not) (?:di ?atas|melebihi|above|over|exceeding)"
    r"|tidak lebih dari|paling (?:banyak|lama|tinggi|besar)|maksimal|maksimum|maks\.?|sampai(?: "
    r"dengan)?|hingga|s\.?d\.?|s/d|at most|up to|no more than|not more than"
)
_ABOVE = r">(?!=)|lebih dari|lebih besar dari|di ?atas|more than|greater than|over|above"
_AT_LEAST = (
    r">=|≥|(?:sama dengan|equal(?: to)?|at) (?:atau|or) "
    r"(?:lebih (?:besar )?dari|di ?atas|more than|greater than|above|over)"
    r"|(?:lebih (?:besar )?dari|more than|greater than|above|di ?atas) (?:atau|or) (?:sama dengan|equal to)"
    r"|(?:tidak|not) (?:di ?bawah|below|under)"
    r"|tidak kurang dari|paling (?:sedikit|singkat|rendah|kecil)|minimal|minimum|min\.?|sekurang-kurangnya"
    r"|at least|no less than|not less than"
)
_SIGN = regex(
    rf"(?P<at_most>{_AT_MOST})|(?P<at_least>{_AT_LEAST})|(?P<below>{_BELOW})|(?P<above>{_ABOVE})", re.IGNORECASE
)
_UNREAD = regex(r"\b(?:tidak|belum|bukan|not|no|never|isn't|atau|or|dan|and)\s*\Z", re.IGNORECASE)
"""Words before a sign that turn it into something else: "belum sampai 5"."""
_NUMBER = r"(?:rp\.?|usd|\$|€|£)? ?(\d[\d.,]*)(?: ?({})\b)?".format("|".join(_TIMES))
_ONE = regex(_NUMBER, re.IGNORECASE)
_TWO = regex(
    rf"(?:antara |between |from |dari )?{_NUMBER} ?%? ?(?:-|–|s\.?d\.?|s/d|sampai(?: dengan)?|hingga|up to|to|and|dan)"
    rf" ?{_NUMBER}",
    re.IGNORECASE,
)
_BRACKETS = regex(r" ?\([^)]*\)")
_AFTER = regex(
    r"(?:,|\s)*(?:(?P<at_least>atau lebih|ke atas|or (?:more|above|over|higher))"
    r"|(?P<at_most>atau kurang|ke bawah|or (?:less|fewer|below|under|lower)))\s*\Z",
    re.IGNORECASE,
)


class Range(NamedTuple):
    """The numbers that an answer covers. A bound is itself covered where it is `closed`."""

    low: float
    low_closed: bool
    high: float
    high_closed: bool
    subject: str
    """The words before the number: "nilai" in "nilai di atas 50 juta"."""
    unit: str
    """The words after it: "hari kerja"."""
    shown: tuple[str, str]
    """Lower and upper bound as they are written; empty where there is none."""
    counts: bool
    """True for a range of whole numbers, 1-5 and 6-10, where nothing lies between 5 and 6."""


def range_of(label: str, language: Language) -> Range | None:
    """Return the numbers that `label` covers; None where it is no range."""
    if len(label) > _LONGEST or not any(map(str.isdigit, label)):
        return None
    return _range_of(" ".join(_BRACKETS.sub("", label).split()), language)


def neighbours(ranges: list[Range]) -> list[tuple[int, int]]:
    """Return the positions of ranges that follow each other on the number line; () where they cannot be compared."""
    if len(ranges) < 2 or len({r.unit for r in ranges} - {""}) > 1 or len({r.subject for r in ranges} - {""}) > 1:
        return []
    order = sorted(range(len(ranges)), key=lambda n: (ranges[n].low, not ranges[n].low_closed, ranges[n].high))
    return list(pairwise(order))


def gap(one: Range, other: Range) -> bool:
    """Tell whether something between `one` and the `other` above it is covered by neither."""
    if one.high == other.low:
        return not one.high_closed and not other.low_closed
    whole = one.counts and other.counts and one.high_closed and other.low_closed and other.low - one.high == 1
    return one.high < other.low and not whole


def overlap(one: Range, other: Range) -> bool:
    """Tell whether some number is in both `one` and the `other`, which begins above it."""
    if one.high == other.low:
        return one.high_closed and other.low_closed
    return one.high > other.low


@lru_cache(maxsize=1024)
def _range_of(label: str, language: Language) -> Range | None:
    two = _TWO.search(label)
    return _between(label, two, language) if two else _beyond(label, language)


def _between(label: str, two: re.Match[str], language: Language) -> Range | None:
    """Return a range with both bounds; of these the lower one may be left out ("di atas 5 sampai 10 juta")."""
    before, after = label[: two.start()], label[two.end() :]
    sign = _SIGN.search(before)
    if _SIGN.search(after) or (sign and (sign.lastgroup != "above" or before[sign.end() :].strip())):
        return None
    times = two[2] or two[4]
    low, high = _number(two[1], times, language), _number(two[3], two[4], language)
    if low is None or high is None or low > high:
        return None
    subject = before[: sign.start()] if sign else before
    if _UNREAD.search(subject):
        return None
    shown = (_shown(two[1], times), _shown(two[3], two[4]))
    counts = not times and low.is_integer() and high.is_integer()
    return Range(low, not sign, high, True, _plain(subject), _plain(after), shown, counts)


def _beyond(label: str, language: Language) -> Range | None:
    """Return a range with one bound."""
    one = _ONE.search(label)
    number = _number(one[1], one[2], language) if one else None
    if not one or number is None or any(map(str.isdigit, label[one.end() :])):
        return None
    before, after = label[: one.start()], label[one.end() :]
    first, trailing = _SIGN.search(before), _AFTER.search(after)
    sign = first or trailing
    if not sign or (first and (trailing or before[first.end() :].strip())):
        return None
    subject = before[: first.start()] if first else before
    if _UNREAD.search(subject):
        return None
    unit = after[: trailing.start()] if trailing else after
    closed, shown = sign.lastgroup in {"at_most", "at_least"}, _shown(one[1], one[2])
    rest = (_plain(subject), _plain(unit))
    counts = number.is_integer() and not one[2]
    if sign.lastgroup in {"below", "at_most"}:
        return Range(-inf, False, number, closed, *rest, ("", shown), counts)
    return Range(number, closed, inf, False, *rest, (shown, ""), counts)


def _shown(digits: str, times: str | None) -> str:
    return f"{digits.rstrip('.,')} {times or ''}".strip()


def _plain(words: str) -> str:
    return " ".join(words.casefold().strip(" ,.;:()").split())


def _number(digits: str, times: str | None, language: Language) -> float | None:
    """Return the number that is written; None where its points and commas cannot be told apart."""
    thousands, point = (".", ",") if language == "id" else (",", ".")
    whole, _, part = digits.rstrip(".,").partition(point)
    groups = whole.split(thousands)
    if not part.isdigit() and part:
        return None
    if len(groups) > 1 and any(len(group) != 3 for group in groups[1:]):
        return None
    return float("".join(groups) + "." + (part or "0")) * _TIMES.get((times or "").lower(), 1.0)
