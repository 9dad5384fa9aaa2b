"""How long something takes, in the words of those who write SOPs.

Three kinds of time are kept apart, because adding them would be a lie (see `Kind`). A text is either
understood as a whole or not at all: nothing is guessed, and a text that is no duration keeps the reason
why, so that a rule can tell the writer.

Conversions: a working day has 7.5 hours (Perpres 21/2023: 37.5 hours in five days); a week has 7 days, a
month 30, a half-year 180, a year 365; a working week has five working days.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, InstanceOf

WORKING_DAY = 450.0
"""Minutes of work in a working day."""
_DAY = 1440.0


class Kind(StrEnum):
    """What a time measures."""

    EFFORT = "effort"
    """Minutes and hours of work on the task (menit, jam)."""
    WORKING = "working"
    """Days on which the office works (hari kerja)."""
    ELAPSED = "elapsed"
    """Days, weeks and months on the calendar (hari, minggu, bulan)."""


class Amount(NamedTuple):
    """A time of one kind. Minutes of work for effort and working time, minutes on the clock for elapsed time."""

    minutes: float
    kind: Kind


class Fault(StrEnum):
    """Why a text is not a duration."""

    EMPTY = "empty"
    NO_UNIT = "no-unit"
    FREQUENCY = "frequency"
    SEVERAL = "several"
    WORDS_DIFFER = "words-differ"
    SPELLING = "spelling"
    REVERSED = "reversed"
    NOT_A_TIME = "not-a-time"


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
    def expected(self) -> Amount | None:
        """The one number to plan with: the typical time, else the middle of the bounds, else the limit."""
        if self.typical or not self.high or not self.low:
            return self.typical
        if self.at_most or self.low.kind != self.high.kind:
            return self.high
        return Amount((self.low.minutes + self.high.minutes) / 2, self.high.kind)


def _units() -> dict[str, Amount]:
    effort, working, elapsed = Kind.EFFORT, Kind.WORKING, Kind.ELAPSED
    table = {
        "detik second seconds sec secs s": Amount(1 / 60, effort),
        "menit mnt minute minutes min mins m": Amount(1, effort),
        "jam hour hours hr hrs h": Amount(60, effort),
        "hari day days d": Amount(_DAY, elapsed),
        "minggu pekan week weeks w": Amount(7 * _DAY, elapsed),
        "bulan month months": Amount(30 * _DAY, elapsed),
        "semester semesters": Amount(180 * _DAY, elapsed),
        "tahun year years": Amount(365 * _DAY, elapsed),
    }
    units = {name: amount for names, amount in table.items() for name in names.split()}
    for name in ("jam kerja", "working hour", "working hours", "business hour", "business hours"):
        units[name] = Amount(60, working)
    for name in ("hari kerja", "hari efektif", "working day", "working days", "business day", "business days"):
        units[name] = Amount(WORKING_DAY, working)
    for name in ("minggu kerja", "working week", "working weeks", "business week", "business weeks"):
        units[name] = Amount(5 * WORKING_DAY, working)
    for name in ("hari kalender", "calendar day", "calendar days"):
        units[name] = Amount(_DAY, elapsed)
    return units


_UNITS = _units()
_MISSPELT = {"minit": "menit", "mnit": "menit", "menitt": "menit", "jm": "jam", "hr kerja": "hari kerja", "mingu": "minggu"}
_FREQUENCIES = frozenset(
    "harian mingguan bulanan triwulan triwulanan semesteran tahunan caturwulan berkala rutin "
    "daily weekly monthly quarterly yearly annually annual".split()
)
_WORDS = dict(
    zip(
        "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split(),
        range(12),
        strict=True,
    )
)
_FRACTIONS = {"setengah": "0.5 ", "half an": "0.5 ", "half a": "0.5 ", "seperempat": "0.25 "}

_NUMBER = r"\d+(?:[.,]\d+)?"
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_TERM = rf"(?:{_NUMBER})[ ]?(?:{_UNIT})"
_AMOUNT = re.compile(rf"({_NUMBER}) ?({_UNIT})(?![a-z])")
_WHOLE = re.compile(
    rf"""(?P<limit>(?:maksimal|maksimum|maks\.?|paling\ lama|paling\ lambat|selambat-lambatnya|selama-lamanya
            |at\ most|up\ to|maximum|max\.?|no\ more\ than|within|<=|≤)\ )?
    (?:(?P<from>{_NUMBER})\ ?(?:-|s\.?d\.?|sampai(?:\ dengan)?|hingga|to|until)\ ?(?P<to>{_NUMBER})\ ?(?P<unit>{_UNIT})
      |(?P<low>{_TERM}(?:\ ?{_TERM})*)\ ?(?:-|s\.?d\.?|sampai(?:\ dengan)?|hingga|to|until)\ ?(?P<high>{_TERM}(?:\ ?{_TERM})*)
      |(?P<hours>{_NUMBER})\ ?x\ ?24\ ?(?:jam|hours?)
      |(?P<single>{_TERM}(?:\ ?(?:(?:dan|and)\ )?{_TERM})*))
    (?:\ ?(?:/|per\b)\ ?(?P<per>[^\d\s/;,]+(?:\ [^\d\s/;,]+){{0,3}}))?
    (?P<remark>\ ?\(.*\)|\ (?:sejak|setelah|sebelum|terhitung|dari|after|from|since|before)\ .+)?""",
    re.VERBOSE,
)
_ISO = re.compile(
    r"P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII
)
_ISO_MINUTES = (365 * _DAY, 30 * _DAY, 7 * _DAY, _DAY, 60.0, 1.0, 1 / 60)
_FIRST_EFFORT_FIELD = 4
_IN_WORDS = re.compile(r"(\d+) ?\(([^)\d]+)\) ?")
_LONGEST = 200


@lru_cache(maxsize=4096)
def parse(text: str) -> Duration:
    """Understand `text` as a duration. Never raises: see `Duration.fault`."""
    plain = _plain(text)
    if not plain or plain in {"-", "0"} or len(plain) > _LONGEST:
        return Duration(text, fault=Fault.NOT_A_TIME if len(plain) > _LONGEST else Fault.EMPTY)
    if iso := _ISO.fullmatch(text.strip()):
        return _from_iso(text, iso)
    plain, differs = _without_numbers_in_words(plain)
    if differs:
        return Duration(text, fault=Fault.WORDS_DIFFER)
    match = _WHOLE.fullmatch(plain)
    if not match:
        return _no_duration(text, plain)
    low, high = _bounds(match)
    if not low or not high:
        return Duration(text, fault=Fault.SEVERAL)
    if low.kind == high.kind and low.minutes > high.minutes:
        return Duration(text, fault=Fault.REVERSED)
    per, remark = (match["per"] or "").strip(), (match["remark"] or "").strip()
    if match["limit"]:
        return Duration(text, Amount(0, high.kind), None, high, at_most=True, per=per, remark=remark)
    typical = high if low == high else None
    return Duration(text, low, typical, high, per=per, remark=remark)


def _plain(text: str) -> str:
    """Return `text` in lower case, with single spaces, plain dashes and fractions as digits."""
    plain = re.sub(r"\s+", " ", text.strip().lower().replace("–", "-").replace("—", "-"))  # noqa: RUF001
    plain = plain.replace(" - ", "-").replace("- ", "-").replace(" -", "-") if plain != "-" else plain
    for words, digits in _FRACTIONS.items():
        if plain.startswith(words + " "):
            plain = digits + plain[len(words) + 1 :]
    return plain


def _without_numbers_in_words(plain: str) -> tuple[str, bool]:
    """Drop "(empat)" after "4"; the flag says that a word and its digits differ."""
    differs = False

    def drop(match: re.Match[str]) -> str:
        nonlocal differs
        value = _spoken(match[2].strip())
        if value is None:
            return match[0]
        differs = differs or value != int(match[1])
        return match[1] + " "

    return _IN_WORDS.sub(drop, plain).strip(), differs


def _spoken(words: str) -> int | None:
    """Return the number below a thousand that the Indonesian `words` say, else None."""
    total = part = 0
    for word in words.replace("seratus", "satu ratus").split():
        if word in _WORDS:
            part = _WORDS[word]
        elif word == "belas":
            part += 10
        elif word == "puluh":
            total, part = total + part * 10, 0
        elif word == "ratus":
            total, part = total + part * 100, 0
        else:
            return None
    return total + part


def _from_iso(text: str, match: re.Match[str]) -> Duration:
    """Return an ISO 8601 duration; hours and smaller alone are effort, anything with days is elapsed."""
    fields = [int(group or 0) for group in match.groups()]
    minutes = sum(count * unit for count, unit in zip(fields, _ISO_MINUTES, strict=True))
    if not minutes:
        return Duration(text, fault=Fault.EMPTY)
    kind = Kind.ELAPSED if any(fields[:_FIRST_EFFORT_FIELD]) else Kind.EFFORT
    amount = Amount(minutes, kind)
    return Duration(text, amount, amount, amount)


def _bounds(match: re.Match[str]) -> tuple[Amount | None, Amount | None]:
    if match["unit"]:
        unit = _UNITS[match["unit"]]
        return _times(match["from"], unit), _times(match["to"], unit)
    if match["hours"]:
        day = _times(match["hours"], Amount(_DAY, Kind.ELAPSED))
        return day, day
    if match["single"]:
        amount = _sum(match["single"])
        return amount, amount
    return _sum(match["low"]), _sum(match["high"])


def _times(number: str, unit: Amount) -> Amount:
    return Amount(float(number.replace(",", ".")) * unit.minutes, unit.kind)


def _sum(terms: str) -> Amount | None:
    """Add the terms of one duration ("1 hari 12 jam"); None where working and calendar days are mixed.

    Minutes and hours after days are meant in the kind of those days.
    """
    amounts = [_times(number, _UNITS[unit]) for number, unit in _AMOUNT.findall(terms)]
    kinds = {amount.kind for amount in amounts} - {Kind.EFFORT}
    if len(kinds) > 1:
        return None
    return Amount(sum(amount.minutes for amount in amounts), kinds.pop() if kinds else Kind.EFFORT)


def _no_duration(text: str, plain: str) -> Duration:
    words = plain.split()
    if _FREQUENCIES.intersection(words):
        return Duration(text, fault=Fault.FREQUENCY)
    if re.fullmatch(_NUMBER, plain):
        return Duration(text, fault=Fault.NO_UNIT)
    for wrong, right in _MISSPELT.items():
        mended = re.sub(rf"\b{wrong}\b", right, plain)
        if mended != plain and not parse(mended).fault:
            return Duration(text, fault=Fault.SPELLING, suggestion=mended)
    joined = re.sub(r"(?<=\d) (?=\d)", "", plain)
    if joined != plain and not parse(joined).fault:
        return Duration(text, fault=Fault.SPELLING, suggestion=joined)
    if len(_AMOUNT.findall(plain)) > 1:
        return Duration(text, fault=Fault.SEVERAL)
    return Duration(text, fault=Fault.NOT_A_TIME)


class _Estimate(BaseModel):
    """A three-point estimate; a value that is missing is taken from its neighbour."""

    model_config = ConfigDict(extra="forbid")

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
    if any(a.kind == b.kind and a.minutes > b.minutes for a, b in zip(amounts, amounts[1:], strict=False)):
        return Duration(text, fault=Fault.REVERSED)
    middle = parse(typical).expected if typical else None
    return Duration(text, amounts[0], middle, amounts[-1], per=per)


def _read(value: Any) -> Any:
    if isinstance(value, str):
        return parse(value)
    if isinstance(value, dict):
        parts = _Estimate.model_validate(value)
        return estimate(parts.min, parts.typical, parts.max, parts.per)
    return value


DurationInput = Annotated[
    InstanceOf[Duration],
    BeforeValidator(
        _read,
        json_schema_input_type=Annotated[
            str | _Estimate,
            Field(examples=["15 menit", "2 hari kerja", "5-10 menit", "2 menit/berkas", "PT30M", "90 minutes"]),
        ],
    ),
]
"""A duration in words, in ISO 8601, or as `{min, typical, max}`."""
