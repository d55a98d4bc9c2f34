"""What a period is called and until when it is about."""

from datetime import date

import pytest

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import Period, PeriodKind, period_end, period_start


def once(deadline: date | None, year: int = 2025) -> Period:
    return Period(PeriodId(1), PeriodKind.ONCE, year, deadline, "Sở Khoa học và Công nghệ")


@pytest.mark.parametrize(
    ("deadline", "end"),
    [
        (date(2025, 3, 15), date(2025, 3, 15)),
        (None, date(2025, 12, 31)),
        (date(2026, 1, 20), date(2025, 12, 31)),  # asked in January about the year that is over
    ],
)
def test_a_report_on_demand_is_about_the_days_until_it_is_due(deadline: date | None, end: date) -> None:
    assert period_end(once(deadline)) == end


@pytest.mark.parametrize(
    ("kind", "index", "begin", "end"),
    [
        (PeriodKind.YEAR, 1, date(2024, 1, 1), date(2024, 12, 31)),
        (PeriodKind.HALF, 2, date(2024, 7, 1), date(2024, 12, 31)),
        (PeriodKind.QUARTER, 1, date(2024, 1, 1), date(2024, 3, 31)),
        (PeriodKind.MONTH, 2, date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_a_period_is_about_its_months_whole(kind: PeriodKind, index: int, begin: date, end: date) -> None:
    period = Period(PeriodId(1), kind, 2024, None, "Sở Khoa học và Công nghệ", index)
    assert (period_start(period), period_end(period)) == (begin, end)


def test_reports_on_demand_of_a_year_are_told_apart_by_their_day() -> None:
    march, september = once(date(2025, 3, 15)), once(date(2025, 9, 5))
    assert (march.title, september.title) == ("Đột xuất 15/3/2025", "Đột xuất 5/9/2025")
    assert march.in_sentence == "đột xuất 15/3/2025"
    assert once(None).title == "Đột xuất năm 2025"
