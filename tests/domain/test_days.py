"""Days that are and days that are not, and the same day of another month."""

from datetime import date

import pytest

from pii_desktop.domain.days import a_year_later, day_of, last_of_month, months_later


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2025, 2, 29), (2025, 4, 31), (2025, 13, 1), (2025, 0, 1), (2025, 1, 0), (0, 1, 1)]
)
def test_no_calendar_has_such_a_day(year: int, month: int, day: int) -> None:
    assert day_of(year, month, day) is None


def test_a_leap_year_has_its_day() -> None:
    assert day_of(2024, 2, 29) == last_of_month(2024, 2) == date(2024, 2, 29)
    assert last_of_month(2025, 2) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2023, 11, 15), 36, date(2026, 11, 15)),
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2025, 12, 31), 1, date(2026, 1, 31)),
        (date(2025, 11, 30), 1, date(2025, 12, 30)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2025, 1, 31), -1, date(2024, 12, 31)),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_the_day_of_a_leap_year_comes_a_day_earlier_in_the_next() -> None:
    assert a_year_later(date(2024, 2, 29)) == date(2025, 2, 28)
    assert a_year_later(date(2025, 6, 30)) == date(2026, 6, 30)
