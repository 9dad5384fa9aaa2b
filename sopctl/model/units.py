"""The kinds of time, and the words in which people write times and numbers, Indonesian and English.

Conversions: a working day has 7.5 hours (Perpres 21/2023: 37.5 hours in five days); a week has 7 days, a
month 30, a quarter 90, a half-year 180, a year 365; a working week has five working days.
"""

from enum import StrEnum
from typing import NamedTuple

from sopctl.i18n import Language

WORKING_DAY = 450.0
"""Minutes of work in a working day."""
DAY = 1440.0
"""Minutes in a day on the clock."""


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


def _units() -> dict[str, Amount]:
    effort, working, elapsed = Kind.EFFORT, Kind.WORKING, Kind.ELAPSED
    table = {
        "detik,dtk,second,seconds,sec,secs,s": Amount(1 / 60, effort),
        "menit,mnt,minute,minutes,min,mins,m": Amount(1, effort),
        "jam,hour,hours,hrs,h": Amount(60, effort),
        "jam kerja,jam efektif,working hour,working hours,business hour,business hours": Amount(60, working),
        "hari kerja,hari efektif,hk,working day,working days,business day,business days,work day,work days,"
        "workday,workdays": Amount(WORKING_DAY, working),
        "minggu kerja,working week,working weeks,business week,business weeks": Amount(5 * WORKING_DAY, working),
        "hari,hari kalender,day,days,calendar day,calendar days,d": Amount(DAY, elapsed),
        "minggu,pekan,mgg,week,weeks,wk,wks,w": Amount(7 * DAY, elapsed),
        "bulan,bln,month,months": Amount(30 * DAY, elapsed),
        "triwulan,quarter,quarters": Amount(90 * DAY, elapsed),
        "caturwulan": Amount(120 * DAY, elapsed),
        "semester,semesters": Amount(180 * DAY, elapsed),
        "tahun,thn,year,years,yr,yrs": Amount(365 * DAY, elapsed),
    }
    return {name: amount for names, amount in table.items() for name in names.split(",")}


UNITS = _units()
"""How long one of each unit is, by every name of it, in lower case."""

AMBIGUOUS = frozenset({"hr"})
"""Abbreviations that mean another unit in each language: hour in English, hari in Indonesian."""


def _counting(words: str, step: int = 1, start: int = 0) -> dict[str, int]:
    return {word: start + step * n for n, word in enumerate(words.split())}


_NUMBERS = {
    **_counting("nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"),
    **_counting("zero one two three four five six seven eight nine ten eleven twelve thirteen"),
    **_counting("fourteen fifteen sixteen seventeen eighteen nineteen", start=14),
    **_counting("twenty thirty forty fifty sixty seventy eighty ninety", step=10, start=20),
    "seratus": 100,
    "a": 1,
    "an": 1,
}
_TIMES = {"puluh": 10, "ratus": 100, "hundred": 100}
_TEENS = "belas"

NUMBER_WORDS = frozenset({*_NUMBERS, *_TIMES, _TEENS})
"""Words that numbers below a thousand are made of."""

FRACTIONS = {
    "setengah": 0.5,
    "separuh": 0.5,
    "half": 0.5,
    "half a": 0.5,
    "half an": 0.5,
    "seperempat": 0.25,
    "quarter of an": 0.25,
    "a quarter of an": 0.25,
    "tiga perempat": 0.75,
}
"""Parts of one, in words."""

AND_A_HALF = frozenset({"setengah", "and a half"})
"""What makes one and a half out of one."""


def spoken(words: list[str]) -> int:
    """Return the number that `words` say; all of them are among `NUMBER_WORDS`."""
    total = last = 0
    for word in words:
        if word in _NUMBERS:
            total, last = total + last, _NUMBERS[word]
        elif word == _TEENS:
            last += 10
        else:
            last *= _TIMES[word]
    return total + last


_SPELLED: dict[Kind, tuple[tuple[float, str, str, str], ...]] = {
    Kind.EFFORT: ((60, "jam", "hour", "hours"), (1, "menit", "minute", "minutes")),
    Kind.WORKING: (
        (WORKING_DAY, "hari kerja", "working day", "working days"),
        (60, "jam kerja", "working hour", "working hours"),
    ),
    Kind.ELAPSED: ((DAY, "hari", "day", "days"), (60, "jam", "hour", "hours"), (1, "menit", "minute", "minutes")),
}
_ROUND = (
    (365 * DAY, "tahun", "year", "years"),
    (30 * DAY, "bulan", "month", "months"),
    (7 * DAY, "minggu", "week", "weeks"),
)


def spell(amount: Amount, language: Language) -> str:
    """Return `amount` in words, rounded to what its smallest unit shows: "6 jam 15 menit", "3 working days"."""
    if amount.kind is Kind.ELAPSED:
        for unit in _ROUND:
            if amount.minutes >= unit[0] and amount.minutes % unit[0] == 0:
                return _counted(amount.minutes / unit[0], unit, language)
    parts = []
    rest = amount.minutes
    *larger, smallest = _SPELLED[amount.kind]
    for unit in larger:
        count = (rest + 1e-6) // unit[0]
        rest = max(rest - count * unit[0], 0)
        if count:
            parts.append(_counted(count, unit, language))
    if round(rest / smallest[0], 2) or not parts:
        parts.append(_counted(rest / smallest[0], smallest, language))
    return " ".join(parts)


def _counted(count: float, unit: tuple[float, str, str, str], language: Language) -> str:
    _, indonesian, one, many = unit
    number = f"{count:.2f}".rstrip("0").rstrip(".")
    if language == "id":
        return f"{number.replace('.', ',')} {indonesian}"
    return f"{number} {one if number == '1' else many}"
