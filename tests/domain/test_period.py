"""What a period is called and until when it is about."""

from datetime import date

import pytest

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import Period, PeriodKind, period_end


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


def test_reports_on_demand_of_a_year_are_told_apart_by_their_day() -> None:
    march, september = once(date(2025, 3, 15)), once(date(2025, 9, 5))
    assert (march.title, september.title) == ("Đột xuất 15/3/2025", "Đột xuất 5/9/2025")
    assert march.in_sentence == "đột xuất 15/3/2025"
    assert once(None).title == "Đột xuất năm 2025"
