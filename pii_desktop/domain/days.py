"""Days of the calendar: those there are, the last of a month, the same day of another month."""

from calendar import monthrange
from datetime import date


def day_of(year: int, month: int, day: int) -> date | None:
    """The day; None where no calendar has it, as 31 April."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_of_month(year: int, month: int) -> date:
    """The 28th, 29th, 30th or 31st."""
    return date(year, month, monthrange(year, month)[1])


def months_later(day: date, months: int) -> date:
    """The corresponding day of a later month, its last where there is none (Bộ luật Dân sự 2015, Điều 148).

    Of an earlier month where `months` is negative.
    """
    count = day.month - 1 + months
    last = last_of_month(day.year + count // 12, count % 12 + 1)
    return last.replace(day=min(day.day, last.day))


def a_year_later(day: date) -> date:
    """The same day of the next year; 28 February for the 29th."""
    return months_later(day, 12)
