"""What to do about a text that stands where a date is wanted: which days it may mean, and how they are written."""

from datetime import date

from sopctl.i18n import Language, Text
from sopctl.regex import regex

_YEAR = regex(r"(?:19|20)[0-9]{2}\Z")
_YEAR_FIRST = regex(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})\Z")
_YEAR_LAST = regex(r"([0-9]{1,2})[-/. ]([0-9]{1,2}|[A-Za-z]+)[-/. ]([0-9]{4})\Z")
_MONTHS = {
    start: number
    for number, starts in enumerate(
        ("jan", "feb", "mar", "apr", "mei may", "jun", "jul", "agu aug", "sep", "okt oct", "nov", "des dec"), 1
    )
    for start in starts.split()
}
"""The first letters of the months in both languages."""
_NO_SUCH_DAY = Text(
    "there is no such day; correct it and write year-month-day: YYYY-MM-DD",
    "tanggal itu tidak ada dalam kalender; perbaiki lalu tulis tahun-bulan-hari: TTTT-BB-HH",
)
_ANY = Text(
    "write year-month-day with digits: YYYY-MM-DD",
    "tulis tahun-bulan-hari dengan angka: TTTT-BB-HH, misalnya 2026-01-31",
)


def how_to_date(found: str, language: Language) -> Text:
    """Return the advice for `found`, which is no date as the format has it, in an SOP in `language`."""
    found = found.strip()
    if _YEAR.match(found):
        return Text(f"add month and day: {found}-MM-DD", f"tambahkan bulan dan hari: {found}-BB-HH (tahun-bulan-hari)")
    readings = _readings(found, language)
    if not readings:
        return _ANY
    days = [day for day in map(_day, readings) if day]
    if not days:
        return _NO_SUCH_DAY
    if len(set(days)) > 1:
        return Text(
            f"write `{days[0]}` if the day stands first, or `{days[1]}` if the month does (year-month-day)",
            f"tulis `{days[0]}` jika hari di depan, atau `{days[1]}` jika bulan di depan (tahun-bulan-hari)",
        )
    return Text(f"write `{days[0]}` (year-month-day)", f"tulis `{days[0]}` (tahun-bulan-hari)")


def days_meant(found: str, language: Language) -> list[str]:
    """Return the days, as ISO 8601 has them, that `found` may mean."""
    return list(dict.fromkeys(day for day in map(_day, _readings(found.strip(), language)) if day))


def _readings(found: str, language: Language) -> list[tuple[int, int, int]]:
    """Return year, month and day as `found` may mean them; the month stands first in English only."""
    if match := _YEAR_FIRST.match(found):
        year, month, day = map(int, match.groups())
        return [(year, month, day)]
    match = _YEAR_LAST.match(found)
    if not match:
        return []
    first, second, year = int(match[1]), match[2], int(match[3])
    if not second.isdigit():
        month = _MONTHS.get(second[:3].lower(), 0)
        return [(year, month, first)] if month else []
    day_first, month_first = (year, int(second), first), (year, first, int(second))
    return [day_first, month_first] if language == "en" else [day_first]


def _day(reading: tuple[int, int, int]) -> str:
    """Return a day as ISO 8601 has it; nothing where the calendar has no such day."""
    try:
        return date(*reading).isoformat()
    except ValueError:
        return ""
