"""How long something takes, in the words of those who write SOPs.

Three kinds of time are kept apart, because adding them would be a lie (see `Kind`). A text is either
understood as a whole or not at all: nothing is guessed, and a text that is no duration keeps the reason
why, so that a rule can tell the writer.
"""

import re
from enum import StrEnum
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, InstanceOf

from sopctl.model.base import Before
from sopctl.model.phrase import ABOUT, LIMITS, OPEN, TO, Phrase, any_of, is_unit
from sopctl.model.units import AMBIGUOUS, DAY, UNITS, WORKING_DAY, Amount, Kind, spell
from sopctl.regex import regex

__all__ = [
    "WORKING_DAY",
    "Amount",
    "Duration",
    "DurationInput",
    "Fault",
    "Kind",
    "estimate",
    "parse",
    "spell",
]


class Fault(StrEnum):
    """Why a text is not a duration."""

    EMPTY = "empty"
    """Nothing, a dash, or no time at all ("0 menit")."""
    NO_UNIT = "no-unit"
    """A number alone: "2"."""
    AMBIGUOUS = "ambiguous"
    """An abbreviation that means two units: "3 hr"."""
    FREQUENCY = "frequency"
    """When or how often something is done: Semesteran, Sepanjang tahun, April-Mei."""
    SEVERAL = "several"
    """More than one time in one place: "120 menit / 3 hari"."""
    WORDS_DIFFER = "words-differ"
    """A number and the words beside it differ: "15 (tujuh) hari"."""
    SPELLING = "spelling"
    """A misspelt unit or a broken number; `Duration.suggestion` mends it."""
    REVERSED = "reversed"
    """The longer time stands first: "10-5 menit"."""
    OPEN = "open"
    """No upper bound: "minimal 3 hari"."""
    NOT_A_TIME = "not-a-time"
    """Anything else, such as an output that slipped into the column."""


class Duration(NamedTuple):
    """A time as it was written and as it was understood.

    `typical` is the estimate when one is given, else None; `low` and `high` are its bounds, equal for a
    single value. For "at most", `low` is zero minutes. All three are None when `fault` says why the text is
    no duration.
    """

    text: str
    low: Amount | None = None
    typical: Amount | None = None
    high: Amount | None = None
    at_most: bool = False
    per: str = ""
    """The unit that the time is for, for example berkas in "2 menit/berkas"; empty where it is for one case."""
    remark: str = ""
    """Words that came after the time and do not change it, for example "sejak permohonan diterima"."""
    fault: Fault | None = None
    suggestion: str = ""
    """What the writer may have meant, where that is plain."""

    @property
    def kind(self) -> Kind | None:
        """The kind of the typical time, else of the upper bound."""
        amount = self.expected
        return amount.kind if amount else None

    @property
    def usual(self) -> tuple[tuple[Amount, Amount], ...]:
        """Least and most of the usual time, as one pair of one kind: the typical time, the limit, or the bounds."""
        if not self.low or not self.high:
            return ()
        if self.typical:
            return ((self.typical, self.typical),)
        return ((self.high if self.at_most or self.low.kind != self.high.kind else self.low, self.high),)

    @property
    def expected(self) -> Amount | None:
        """The one number to plan with: the typical time, else the middle of the bounds, else the limit."""
        if self.typical or not self.high or not self.low:
            return self.typical
        if self.at_most or self.low.kind != self.high.kind:
            return self.high
        return Amount((self.low.minutes + self.high.minutes) / 2, self.high.kind)


_DASHES = regex("[\u2010-\u2015\u2212]")
_VULGAR = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4"}
_NOTHING = frozenset({"n/a", "na", "nihil", "tidak ada", "none", "nil", "0"})
_MISSPELT = {"minit": "menit", "jm": "jam", "hr kerja": "hari kerja", "hr efektif": "hari efektif"}
_LONGEST = 200

_PERIODS = any_of(
    "harian|mingguan|bulanan|triwulan|triwulanan|caturwulan|caturwulanan|semester|semesteran|tahunan|berkala|"
    "rutin|insidental|sewaktu-waktu|sepanjang|pukul|jam|tanggal|sejak|sebelum|setelah|sesudah|setiap|tiap|"
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|daily|weekly|"
    "monthly|quarterly|yearly|annually|annual|periodically|throughout|during|before|after|since|january|"
    "february|march|may|june|july|august|october|december"
)
"""First words of a text that says when or how often, and not how long."""
_OFTEN = any_of("setiap|tiap|every|kali|sekali|times|once|twice|per|jadwal|schedule")
"""Words that say so anywhere in a text."""
_USUAL = regex(r"([0-9]{1,4})(?:-([0-9]{1,4}))? ?([^\W\d_]+(?: [^\W\d_]+)?)")
"""What nine of ten texts look like: "15 menit", "3-5 hari kerja". Read at once, because it is by far the quickest."""
_CLOCK = regex(r"[0-9]{1,2}[.:][0-9]{2} ?- ?[0-9]{1,2}[.:][0-9]{2}")

_ISO_NUMBER = r"([0-9]+(?:[.,][0-9]+)?)"
_ISO = regex(
    "P(?!$)" + "".join(f"(?:{_ISO_NUMBER}{unit})?" for unit in "YMWD")
    + "(?:T(?=[0-9])" + "".join(f"(?:{_ISO_NUMBER}{unit})?" for unit in "HMS") + ")?"
)  # fmt: skip
_ISO_MINUTES = (365 * DAY, 30 * DAY, 7 * DAY, DAY, 60.0, 1.0, 1 / 60)
_FIRST_EFFORT_FIELD = 4


def parse(text: str) -> Duration:
    """Understand `text` as a duration. Never raises: see `Duration.fault`."""
    return _parse(text) if len(text) <= _LONGEST else Duration(text, fault=Fault.NOT_A_TIME)


@lru_cache(maxsize=4096)
def _parse(text: str) -> Duration:
    plain = _plain(text)
    if (usual := _USUAL.fullmatch(plain)) and (unit := UNITS.get(usual[3].lower())):
        low, high = (Amount(float(number) * unit.minutes, unit.kind) for number in (usual[1], usual[2] or usual[1]))
        return _bounded(text, low, high)
    if not any(map(str.isalnum, plain)) or plain.lower() in _NOTHING:
        return Duration(text, fault=Fault.EMPTY)
    if plain.startswith("P") and (iso := _ISO.fullmatch(plain)):
        return _from_iso(text, iso)
    phrase = Phrase(plain)
    said = phrase.read()
    if phrase.words_differ:
        return Duration(text, fault=Fault.WORDS_DIFFER)
    if not said:
        fault, suggestion = _why_not(plain, phrase)
        return Duration(text, fault=fault, suggestion=suggestion)
    found = _bounded(text, said.low, said.high)._replace(per=said.per, remark=said.remark)
    if said.at_least and not found.fault:
        return Duration(text, fault=Fault.OPEN)
    if said.at_most and not found.fault:
        return found._replace(low=Amount(0, said.high.kind), typical=None, at_most=True)
    return Duration(text, fault=found.fault) if found.fault else found


def _bounded(text: str, low: Amount, high: Amount) -> Duration:
    if not high.minutes:
        return Duration(text, fault=Fault.EMPTY)
    if low.kind == high.kind and low.minutes > high.minutes:
        return Duration(text, fault=Fault.REVERSED)
    return Duration(text, low, high if low == high else None, high)


def _plain(text: str) -> str:
    """Return `text` with single spaces, plain dashes and fractions as digits."""
    for sign, digits in _VULGAR.items():
        text = text.replace(sign, digits)
    return " ".join(_DASHES.sub("-", text).split()).replace("(kerja)", "kerja")


def _from_iso(text: str, match: re.Match[str]) -> Duration:
    """Return an ISO 8601 duration; hours and smaller alone are effort, anything with days is elapsed."""
    fields = [float(group.replace(",", ".")) if group else 0.0 for group in match.groups()]
    minutes = sum(count * unit for count, unit in zip(fields, _ISO_MINUTES, strict=True))
    if not minutes:
        return Duration(text, fault=Fault.EMPTY)
    kind = Kind.ELAPSED if any(fields[:_FIRST_EFFORT_FIELD]) else Kind.EFFORT
    amount = Amount(minutes, kind)
    return Duration(text, amount, amount, amount)


def _why_not(plain: str, phrase: Phrase) -> tuple[Fault, str]:
    """Return why `plain` is no duration, and what was meant where that is plain."""
    tokens = phrase.tokens
    if tokens[0] in _PERIODS or _OFTEN.intersection(tokens) or _CLOCK.fullmatch(plain) or _is_rate(tokens):
        return Fault.FREQUENCY, ""
    if mended := _respelt(plain, tokens):
        return Fault.SPELLING, mended
    amounts = phrase.count_amounts()
    if amounts > 1:
        return Fault.SEVERAL, ""
    if _is_number_alone(plain):
        return Fault.NO_UNIT, ""
    if AMBIGUOUS.intersection(tokens) and not amounts:
        return Fault.AMBIGUOUS, ""
    return Fault.NOT_A_TIME, ""


def _is_rate(tokens: list[str]) -> bool:
    """Tell whether a time is given for a unit of time: "8 jam/hari"."""
    return any(first == "/" and is_unit(second) for first, second in pairwise(tokens))


def _is_number_alone(plain: str) -> bool:
    rest = Phrase(plain)
    while not rest.done:
        if not (rest.take(ABOUT) or rest.take(LIMITS) or rest.take(OPEN) or rest.take(TO)):
            if not rest.token[0].isdigit():
                return False
            rest.at += 1
    return any(map(str.isdigit, plain))


def _respelt(plain: str, tokens: list[str]) -> str:
    """Return `plain` with a misspelt unit or a number in pieces ("1 0 hari") mended; empty where that does not help."""
    tries = [re.sub(r"(?<=[0-9]) (?=[0-9])", "", plain)]
    tries += [re.sub(rf"\b{wrong}\b", right, plain, flags=re.IGNORECASE) for wrong, right in _MISSPELT.items()]
    unknown = [b for a, b in pairwise(tokens) if a[0].isdigit() and b.isalpha() and b not in UNITS]
    if len(unknown) == 1 and len(unknown[0]) > 3:
        import difflib

        close = difflib.get_close_matches(unknown[0], UNITS, 1, 0.75)
        tries += [re.sub(rf"\b{unknown[0]}\b", unit, plain, flags=re.IGNORECASE) for unit in close]
    return next((mended for mended in tries if mended != plain and not parse(mended).fault), "")


class Estimate(BaseModel):
    """A three-point estimate; a value that is missing is taken from its neighbour."""

    model_config = ConfigDict(extra="forbid", defer_build=True, coerce_numbers_to_str=True)

    min: Annotated[str, Field(examples=["5 menit"])] = ""
    """The shortest time that is to be expected."""
    typical: Annotated[str, Field(examples=["10 menit"])] = ""
    """The usual time."""
    max: Annotated[str, Field(examples=["1 hari kerja"])] = ""
    """The longest time that is to be expected."""
    per: str = ""
    """The unit that the time is for, for example berkas."""


def estimate(low: str, typical: str, high: str, per: str = "") -> Duration:
    """Return the duration of a three-point estimate (`min`, `typical`, `max`; empty where not given)."""
    parts = [parse(part) for part in (low, typical, high) if part]
    text = " - ".join(dict.fromkeys(part.text for part in parts))
    if not parts:
        return Duration("", fault=Fault.EMPTY)
    for part in parts:
        if part.fault:
            return Duration(text, fault=part.fault, suggestion=part.suggestion)
    amounts = [part.expected for part in parts if part.expected]
    if any(a.kind == b.kind and a.minutes > b.minutes for a, b in combinations(amounts, 2)):
        return Duration(text, fault=Fault.REVERSED)
    middle = parse(typical).expected if typical else None
    per = per or next((part.per for part in parts if part.per), "")
    return Duration(text, amounts[0], middle, amounts[-1], per=per)


def _read(value: Any) -> Any:
    if isinstance(value, str):
        return parse(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return parse(f"{value:g}")  # a number without its unit, which is told as such
    if isinstance(value, dict):
        parts = Estimate.model_validate(value)
        return estimate(parts.min, parts.typical, parts.max, parts.per)
    return value


DurationInput = Annotated[
    InstanceOf[Duration],
    Before(_read, str | Estimate),
    Field(examples=["15 menit", "2 hari kerja", "5-10 menit", "2 menit/berkas", "PT30M", "90 minutes"]),
]
"""A duration in words, in ISO 8601, or as `{min, typical, max}`."""
