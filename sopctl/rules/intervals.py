"""Days on the calendar after a time such as "12 bulan": for rules about reviews."""

from datetime import date, timedelta

from sopctl.model import Duration
from sopctl.model.duration import WORKING_DAY, Kind
from sopctl.model.units import DAY

_YEAR, _MONTH = 365, 30
"""Days that the reader of durations takes for them; whole ones are told apart again here."""
_SHORTEST_MONTH = 28
_WORKING_WEEK = 5
"""Working days in seven days."""


def days_of(duration: Duration) -> float:
    """Return the most days on the calendar that `duration` stands for; 0 where it is none, or hours of work."""
    amount = duration.high
    if amount is None or amount.kind is Kind.EFFORT:
        return 0
    if amount.kind is Kind.ELAPSED:
        return amount.minutes / DAY
    return amount.minutes / WORKING_DAY * 7 / _WORKING_WEEK


def months_of(duration: Duration) -> float:
    """Return the same in months; a year has twelve."""
    days = days_of(duration)
    return 12 * days / _YEAR if days % _YEAR == 0 else days / _MONTH


def day_after(day: date, duration: Duration) -> date | None:
    """Return the day that comes `duration` after `day`, whole months by the calendar; None where it is no such time.

    What lies beyond the calendar is its last day.
    """
    days = days_of(duration)
    if not days:
        return None
    try:
        if days % _YEAR and days % _MONTH:
            return day + timedelta(days=days)
        years, month = divmod(day.month - 1 + round(months_of(duration)), 12)
        year = day.year + years
        return _in_month(year, month + 1, day.day)
    except (OverflowError, ValueError):
        return date.max


def _in_month(year: int, month: int, day: int) -> date:
    """Return a day of a month, its last one where it is shorter. Raises ValueError beyond the calendar."""
    try:
        return date(year, month, day)
    except ValueError:
        if day <= _SHORTEST_MONTH:
            raise
        return _in_month(year, month, day - 1)
